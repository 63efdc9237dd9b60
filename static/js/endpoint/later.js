// @ts-check
import { signal } from "@preact/signals";
import { addSection } from "../i18n.js";
import { fetchWhole } from "./patience.js";

const AGAIN_AFTER = 3_000;

/** What comes when the page already stands; null until then. */
export const parts = signal(/** @type {typeof import("./moment.js").PARTS | null} */ (null));

let coming = false;

/** Fetches it once, with whatever luck. */
export async function fetchParts() {
  if (coming) return;
  coming = true;
  const [{ PARTS }] = await Promise.all([later(() => import("./moment.js")), addWords(), addSheet()]);
  parts.value = PARTS;
}

/** @type {Promise<unknown> | undefined} */
let pieces;

/**
 * A module that comes later. Some browsers never ask again for a module that did not come once, so that all of them
 * are fetched first, as often as it takes, and the import finds them in the browser's cache.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
export async function later(load) {
  pieces ??= Promise.all(piecesOfPage().map(fetchText));
  await pieces;
  return untilItComes(load);
}

/** @returns {string[]} addresses of our own modules, without the packages that few of them need */
function piecesOfPage() {
  const map = JSON.parse(document.querySelector("script[type=importmap]")?.textContent ?? "{}");
  const addresses = Object.values(/** @type {Record<string, string>} */ (map.imports ?? {}));
  return addresses.filter((one) => one.includes("/bundle/"));
}

/** @param {string} address @returns {Promise<string>} what lies there */
const fetchText = (address) => untilItComes(async () => (await fetchWhole(address)).text());

/** @template T @param {() => Promise<T>} load @returns {Promise<T>} */
async function untilItComes(load) {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    }
  }
}

/** What it says. */
async function addWords() {
  addSection("point", JSON.parse(await fetchText(address("words"))));
}

/** Its sheet of styles; without it everything is there all the same, only plainer. */
async function addSheet() {
  await fetchText(address("later"));
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address("later");
  await new Promise((resolve) => {
    link.onload = link.onerror = resolve;
    document.head.append(link);
  });
}

/** @param {"later" | "words"} name @returns {string} as the page was told it */
function address(name) {
  return document.getElementById("app")?.dataset[name] ?? "";
}
