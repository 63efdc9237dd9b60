// @ts-check
import { signal } from "@preact/signals";
import { addSection } from "../i18n.js";

const AGAIN_AFTER = 3_000;

/** What comes when the page already stands; null until then. */
export const parts = signal(/** @type {typeof import("./moment.js").PARTS | null} */ (null));

let coming = false;

/** Fetches it once, with whatever luck. */
export async function fetchParts() {
  if (coming) return;
  coming = true;
  try {
    const [{ PARTS }] = await Promise.all([import("./moment.js"), fetchWords(), fetchSheet()]);
    parts.value = PARTS;
  } catch {
    coming = false;
    setTimeout(fetchParts, AGAIN_AFTER);
  }
}

/** What it says. */
async function fetchWords() {
  const answer = await fetch(address("words"));
  if (!answer.ok) throw new TypeError(`status ${answer.status}`);
  addSection("point", await answer.json());
}

/** Its sheet of styles; without it everything is there all the same, only plainer. */
function fetchSheet() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address("later");
  return new Promise((resolve) => {
    link.onload = link.onerror = resolve;
    document.head.append(link);
  });
}

/** @param {"later" | "words"} name @returns {string} as the page was told it */
function address(name) {
  return document.getElementById("app")?.dataset[name] ?? "";
}
