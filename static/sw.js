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
/** A line over which nothing has come for so long (ms) is dead: what was being kept is given up, to be asked for anew. */
const STALLED_MS = 30_000;
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
  if (found && isOurs(found)) return found;
  const answer = await fetchFile(request);
  if (answer.ok && isOurs(answer)) await replaceOlder(request, answer.clone()).catch(() => {}); // a full disk is no reason to fail
  return answer;
}

/**
 * Past the browser's own cache where that holds what somebody else once said.
 * @param {RequestInfo} request
 * @param {RequestInit} [options]
 */
async function fetchFile(request, options) {
  const answer = await fetch(request, options);
  return answer.ok && !isOurs(answer) ? fetch(request, { ...options, cache: "reload" }) : answer;
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
  const answer = await ask(request, found);
  if (answer !== found && answer.ok && !answer.redirected && isOurs(answer))
    await cache.put(request, answer.clone()).catch(() => {});
  return answer;
}

/**
 * What the server says, if all of it is here before the patience ends; else what was found. Where nothing was found, it
 * may come as slowly as it must.
 * @param {Request} request
 * @param {Response | undefined} found
 */
async function ask(request, found) {
  if (!found) return fetch(request);
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(request, { signal: patience.signal });
    if (!isOurs(answer)) return found;
    await answer.clone().arrayBuffer(); // a line breaks in the middle of a page, too
    return answer;
  } catch {
    return found;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * What a proxy or a router says in the server's place, and the server's own faults, are never kept, nor shown where
 * something is kept.
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
  return ask(request, await keptPoint());
}

async function keptPoint() {
  for (const name of (await setNames()).reverse()) {
    const page = await (await caches.open(name)).match(POINT);
    if (page && isOurs(page)) return page;
  }
  return undefined;
}

/** Oldest first. */
async function setNames() {
  return (await caches.keys()).filter((name) => name.startsWith(SET));
}

/** Tells whoever asked whether it succeeded. @param {ExtendableMessageEvent} event */
async function keep({ data, ports, source }) {
  const client = source && "id" in source ? source.id : "";
  const kept = await (data.keep === "rest" ? keepRest : keepPage)(client);
  ports[0]?.postMessage({ kept: kept !== undefined });
}

/**
 * Passes of one kind, one after the other. Who asks again waits for the pass that it asked for, however long that takes
 * on a thin line. A page that came up since waits for the next: only that hears of its language and its version.
 * @template T
 * @param {(client: string) => Promise<T>} work
 * @returns {(client: string) => Promise<T | undefined>} nothing where it failed
 */
function passes(work) {
  /** Under way, and next. @type {{clients: Set<string>, done: Promise<T | undefined>}[]} */
  const queue = [];
  return (client) => {
    const joined = queue.find(({ clients }) => clients.has(client)) ?? queue[1];
    if (joined) {
      joined.clients.add(client);
      return joined.done;
    }
    const done = Promise.resolve(queue[0]?.done)
      .then(() => work(client))
      .catch(() => undefined)
      .finally(() => queue.shift());
    queue.push({ clients: new Set([client]), done });
    return done;
  };
}

/**
 * The page and the files that it names, one version's and no other's: the page goes in when they are all there, so
 * that a link that breaks in between leaves the former set whole.
 */
const keepPage = passes(async () => {
  const line = new Line();
  const page = await line.fetch(POINT, { cache: "no-store" });
  const addresses = [...new Set((await page.clone().text()).match(ADDRESS))];
  if (addresses.length === 0) throw new Error("a page that names no file of ours");
  const name = SET + (await fingerprint(addresses.filter((one) => !WORDS.test(one)).join()));
  const set = await caches.open(name);
  const added = await Promise.allSettled(
    addresses.filter((one) => !HEAVY.test(one)).map((one) => add(set, one, line)),
  );
  if (added.some(({ status }) => status === "rejected")) throw new Error("not all of it has come");
  await set.put(POINT, page);
  await forgetOlder(name);
  return { set, addresses };
});

const keepRest = passes(async (client) => {
  const page = await keepPage(client);
  if (!page) throw new Error("the page comes first");
  const line = new Line();
  for (const one of page.addresses) await add(page.set, one, line);
  return page;
});

/** @param {Cache} set @param {string} address @param {Line} line */
async function add(set, address, line) {
  const here = await set.match(address);
  if (here && isOurs(here)) return;
  const found = await caches.match(address);
  await set.put(address, found && isOurs(found) ? found : await line.fetch(address));
}

/** What one pass fetches: all that is open fails when nothing of any of it comes any more. */
class Line {
  #stalled = new AbortController();
  #open = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * An answer of ours, when all of it is here.
   * @param {string} address
   * @param {RequestInit} [options]
   */
  async fetch(address, options) {
    this.#open += 1;
    this.#moved();
    try {
      const answer = await fetchFile(address, { ...options, signal: this.#stalled.signal });
      if (!answer.ok || answer.redirected || !isOurs(answer)) throw new Error(`${address}: ${answer.status}`);
      await this.#follow(answer.clone());
      return answer;
    } finally {
      this.#open -= 1;
      this.#moved();
    }
  }

  /** @param {Response} answer */
  async #follow({ body }) {
    const reader = body?.getReader();
    while (reader && !(await reader.read()).done) this.#moved();
  }

  #moved() {
    clearTimeout(this.#timer);
    if (this.#open > 0) this.#timer = setTimeout(() => this.#stalled.abort(), STALLED_MS);
  }
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
