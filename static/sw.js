// @ts-check
/// <reference lib="webworker" />
/**
 * Keeps what a screen needs to come up again without the server: its page, its modules, its pictures. What changes is
 * asked for first and taken from here only if nobody answers.
 */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const KEPT = "ceremony-1";
/** The connection point's page and files of one version of the server lie together, each set under a name of its own. */
const SET = "ceremony-endpoint-";
const SETS_KEPT = 2;
/** A server that is slower than this counts as gone, for a screen that has something to show (ms). */
const PATIENCE_MS = 4_000;
const PAGES = ["/stage", "/podium"];
const POINT = "/endpoint";
const POINT_PAGES = ["/join", POINT];
const PICTURES = ["/map.json", "/stage/", "/static/vendor/fonts/"];
const ADDRESS = /\/static\/[^"\s?]+\?v=[0-9a-f]+/g;
/** Sentences: both languages lie in one set. */
const WORDS = /\/bundle\/[a-z]+-[a-z]{2}\.json\?/;
/** What a page can do without until its documents are here. */
const HEAVY = /\/vendor\/(?:pdfjs-dist|zxing-wasm|@noble)\//;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => event.waitUntil(keep(event)));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, searchParams } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  if (pathname.startsWith("/static/") && searchParams.has("v")) event.respondWith(kept(request));
  else if (request.mode === "navigate" && POINT_PAGES.includes(pathname)) event.respondWith(point(request));
  else if (
    request.mode === "navigate" ? PAGES.includes(pathname) : PICTURES.some((p) => pathname.startsWith(p))
  )
    event.respondWith(newest(request));
});

/**
 * A file whose address changes with its content: what is here is right.
 * @param {Request} request
 */
async function kept(request) {
  const found = await caches.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await replaceOlder(request, answer.clone()).catch(() => {}); // a full disk is no reason to fail
  return answer;
}

/**
 * @param {Request} request
 * @param {Response} answer
 */
async function replaceOlder(request, answer) {
  const cache = await caches.open(KEPT);
  await cache.delete(request, { ignoreSearch: true });
  await cache.put(request, answer);
}

/** @param {Request} request */
async function newest(request) {
  const cache = await caches.open(KEPT);
  const found = await cache.match(request);
  try {
    const answer = await fetch(request, found ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {});
    if (found && !isOurs(answer)) return found;
    if (answer.ok && !answer.redirected && isOurs(answer))
      await cache.put(request, answer.clone()).catch(() => {});
    return answer;
  } catch (error) {
    if (found) return found;
    throw error;
  }
}

/**
 * What a proxy or a router says in the server's place, and the server's own faults, never take a picture's place.
 * @param {Response} answer
 */
function isOurs({ headers, status, type }) {
  return type === "opaqueredirect" || (status < 500 && headers.has("X-Ceremony"));
}

/**
 * The connection point's page: the server's, or without one the last that was kept whole.
 * @param {Request} request
 */
async function point(request) {
  const found = await keptPoint();
  try {
    const answer = await fetch(request, found ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {});
    return found && !isOurs(answer) ? found : answer;
  } catch (error) {
    if (found) return found;
    throw error;
  }
}

async function keptPoint() {
  for (const name of (await setNames()).reverse()) {
    const page = await (await caches.open(name)).match(POINT);
    if (page) return page;
  }
  return undefined;
}

/** Oldest first. */
async function setNames() {
  return (await caches.keys()).filter((name) => name.startsWith(SET));
}

/** Tells whoever asked whether it succeeded. @param {ExtendableMessageEvent} event */
async function keep({ data, ports }) {
  const kept = await keepPoint(data.keep).catch(() => false);
  ports[0]?.postMessage({ kept });
}

/**
 * The page and the files that it names, one version's and no other's: the page goes in when they are all there, so
 * that a link that breaks in between leaves the former set whole.
 * @param {"page" | "rest"} extent
 * @returns {Promise<boolean>} whether all of it lies here
 */
async function keepPoint(extent) {
  const page = await fetch(POINT, { cache: "no-store" });
  if (!page.ok || page.redirected) return false;
  const addresses = [...new Set((await page.clone().text()).match(ADDRESS))];
  const name = SET + (await fingerprint(addresses.filter((one) => !WORDS.test(one)).join()));
  const set = await caches.open(name);
  await Promise.all(addresses.filter((one) => !HEAVY.test(one)).map((one) => add(set, one)));
  await set.put(POINT, page);
  await forgetOlder(name);
  if (extent === "rest") for (const one of addresses) await add(set, one);
  return true;
}

/** @param {Cache} set @param {string} address */
async function add(set, address) {
  if (await set.match(address)) return;
  const answer = (await caches.match(address)) ?? (await fetch(address));
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  await set.put(address, answer);
}

/** The set before the newest stays: a page of it may still be open. @param {string} newest */
async function forgetOlder(newest) {
  const names = (await setNames()).filter((name) => name !== newest);
  await Promise.all(
    names.slice(0, Math.max(0, names.length - SETS_KEPT + 1)).map((name) => caches.delete(name)),
  );
}

/** @param {string} text */
async function fingerprint(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest, 0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
