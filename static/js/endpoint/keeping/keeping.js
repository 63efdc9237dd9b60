// @ts-check
/**
 * The page itself, for the day on which its server cannot be reached: a service worker keeps it. Plain http has none;
 * there the browser's own cache keeps what was fetched once, and the page lives as long as it is open.
 */

import { fetchWhole } from "../patience.js";

/** What could not be kept is tried again (ms). */
const AGAIN_AFTER = 10_000;
/**
 * A worker that has not answered by then (ms) has a bad line, or is one that was stopped. Whoever asks it again waits for
 * what it is still at.
 */
const ANSWER_WITHIN = 20_000;

/** @typedef {"page" | "rest"} Extent */

/** @type {Partial<Record<Extent, ReturnType<typeof setTimeout>>>} */
const again = {};
/** Over plain http. */
let isFetching = false;

/** Modules and sheets that the page needs to work. */
export function keepPage() {
  keep("page");
}

/** The viewer and the scanner too: ten times as much, so after the documents. */
export function keepRest() {
  if (navigator.serviceWorker) keep("rest");
  else fetchRest(versioned());
}

/** Waits for it if it is just coming. @returns {Promise<boolean | null>} null where no worker can keep it */
export async function isPageKept() {
  if (!navigator.serviceWorker) return null;
  const isHere = async () => (await caches.match("/endpoint")) !== undefined;
  return (await isHere()) || ((await keep("page")) && (await isHere()));
}

/** @param {Extent} extent @returns {Promise<boolean>} */
async function keep(extent) {
  if (!navigator.serviceWorker) return false;
  clearTimeout(again[extent]);
  const kept = await tellWorker(extent).catch(() => false); // a browser that forbids it, or a server that has just gone
  clearTimeout(again[extent]); // two may have asked at once
  if (!kept) again[extent] = setTimeout(keep, AGAIN_AFTER, extent);
  return kept;
}

/** @param {Extent} extent @returns {Promise<boolean>} whether it has kept it */
async function tellWorker(extent) {
  const { serviceWorker } = navigator;
  if (!(await serviceWorker.getRegistration())) await serviceWorker.register("/sw.js"); // once there it looks for a newer one itself
  const { active } = await serviceWorker.ready;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data.kept);
    setTimeout(resolve, ANSWER_WITHIN, false);
    active?.postMessage({ keep: extent }, [port2]);
  });
}

/** What the page may need, whose addresses change with their content. */
function versioned() {
  const map = JSON.parse(document.querySelector("script[type=importmap]")?.textContent ?? "{}");
  const addresses = new Set(Object.values(/** @type {Record<string, string>} */ (map.imports ?? {})));
  return [...addresses].filter((address) => address.includes("?v="));
}

/** One after the other, and what failed once more later. @param {string[]} addresses */
async function fetchRest(addresses) {
  if (isFetching) return;
  isFetching = true;
  clearTimeout(again.rest);
  /** @type {string[]} */
  const missing = [];
  for (const address of addresses) await fetchWhole(address).catch(() => missing.push(address));
  isFetching = false;
  if (missing.length > 0) again.rest = setTimeout(fetchRest, AGAIN_AFTER, missing);
}
