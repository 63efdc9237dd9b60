// @ts-check
import { signal } from "@preact/signals";

const AGAIN_AFTER = 3_000;

/** What comes when the page already stands; null until then. */
export const parts = signal(/** @type {typeof import("./moment.js").PARTS | null} */ (null));

let coming = false;

/** Fetches it once, with whatever luck. */
export async function fetchParts() {
  if (coming) return;
  coming = true;
  try {
    const [{ PARTS }] = await Promise.all([import("./moment.js"), fetchSheet()]);
    parts.value = PARTS;
  } catch {
    coming = false;
    setTimeout(fetchParts, AGAIN_AFTER);
  }
}

/** Its sheet of styles; without it everything is there all the same, only plainer. */
function fetchSheet() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = document.getElementById("app")?.dataset.later ?? "";
  return new Promise((resolve) => {
    link.onload = link.onerror = resolve;
    document.head.append(link);
  });
}
