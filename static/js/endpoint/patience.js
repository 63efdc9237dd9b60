// @ts-check
/**
 * What requests have in common: they end when the line falls silent, and what a proxy or a captive portal says in the
 * server's place is neither a document nor a refusal.
 */

/** Nothing heard for so long (ms): what cannot be taken up in the middle is asked for anew. */
export const PATIENCE = 30_000;

/** @param {Response} response */
export const isOurs = ({ headers }) => headers.has("X-Ceremony");

/**
 * Ends a request, by its signal, of which nothing was heard for so long.
 * @typedef {{signal: AbortSignal, alive: () => void, end: () => void}} Watch
 * @param {number} after ms
 * @returns {Watch}
 */
export function watchdog(after) {
  const abort = new AbortController();
  const bite = () => abort.abort();
  let timer = setTimeout(bite, after);
  return {
    signal: abort.signal,
    alive() {
      clearTimeout(timer);
      timer = setTimeout(bite, after);
    },
    end() {
      clearTimeout(timer);
      bite();
    },
  };
}

/**
 * A body as it comes: each piece shows that the line lives.
 * @param {Response} response
 * @param {Watch} watch
 */
export async function* bodyOf({ body }, watch) {
  const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (body).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    watch.alive();
    yield value;
  }
}

/**
 * A file of ours, however long it takes as long as something comes.
 * @param {string} address
 * @returns {Promise<Blob>}
 * @throws {Error} it may be otherwise the next time
 */
export async function fetchWhole(address) {
  const watch = watchdog(PATIENCE);
  try {
    const response = await fetch(address, { signal: watch.signal });
    if (!response.ok || !isOurs(response)) throw new TypeError(address);
    const chunks = [];
    for await (const chunk of bodyOf(response, watch)) chunks.push(chunk);
    return new Blob(chunks);
  } finally {
    watch.end();
  }
}
