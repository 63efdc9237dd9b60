// @ts-check
/**
 * The page itself, for the day on which its server cannot be reached: a service worker keeps it. Plain http has none;
 * there the browser's own cache keeps what was fetched once, and the page lives as long as it is open.
 */

/** What could not be kept is tried again (ms). */
const AGAIN_AFTER = 10_000;
/** A worker that has not answered by then (ms) has a bad line, or is an older one that does not answer. */
const PATIENCE = 20_000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let again;

/** Modules and sheets that the page needs to work. */
export function keepPage() {
  keep("page");
}

/** The viewer and the scanner too: ten times as much, so after the documents. */
export function keepRest() {
  if (navigator.serviceWorker) keep("rest");
  else fetchRest();
}

/** Waits for it if it is just coming. @returns {Promise<boolean | null>} null where no worker can keep it */
export async function isPageKept() {
  if (!navigator.serviceWorker) return null;
  const isHere = async () => (await caches.match("/endpoint")) !== undefined;
  return (await isHere()) || ((await keep("page")) && (await isHere()));
}

/** @param {"page" | "rest"} extent @returns {Promise<boolean>} */
async function keep(extent) {
  if (!navigator.serviceWorker) return false;
  clearTimeout(again);
  const kept = await tellWorker(extent).catch(() => false); // a browser that forbids it, or a server that has just gone
  if (!kept) again = setTimeout(keep, AGAIN_AFTER, extent);
  return kept;
}

/** @param {"page" | "rest"} extent @returns {Promise<boolean>} whether it has kept it */
async function tellWorker(extent) {
  await navigator.serviceWorker.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data.kept);
    setTimeout(resolve, PATIENCE, false);
    active?.postMessage({ keep: extent }, [port2]);
  });
}

async function fetchRest() {
  const map = JSON.parse(document.querySelector("script[type=importmap]")?.textContent ?? "{}");
  const addresses = new Set(Object.values(/** @type {Record<string, string>} */ (map.imports ?? {})));
  for (const address of addresses) {
    if (address.includes("?v=")) await fetch(address).catch(() => {});
  }
}
