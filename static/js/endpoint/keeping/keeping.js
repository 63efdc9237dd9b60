// @ts-check
/**
 * The page itself, for the day on which its server cannot be reached: a service worker keeps it. Plain http has none;
 * there the browser's own cache keeps what was fetched once, and the page lives as long as it is open.
 */

/** Modules and sheets that the page needs to work. */
export function keepPage() {
  tellWorker("page");
}

/** The viewer and the scanner too: ten times as much, so after the documents. */
export function keepRest() {
  if (navigator.serviceWorker) tellWorker("rest");
  else fetchRest();
}

/** @param {"page" | "rest"} keep */
async function tellWorker(keep) {
  if (!navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register("/sw.js");
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep });
  } catch {
    // A browser that forbids it, or a server that has just gone: the next visit tries again.
  }
}

async function fetchRest() {
  const map = JSON.parse(document.querySelector("script[type=importmap]")?.textContent ?? "{}");
  const addresses = new Set(Object.values(/** @type {Record<string, string>} */ (map.imports ?? {})));
  for (const address of addresses) {
    if (address.includes("?v=")) await fetch(address).catch(() => {});
  }
}
