// @ts-check
import { concat } from "../../crypto/encoding.js";
import { bodyOf, isOurs, watchdog } from "../patience.js";

/** No byte for so long: the connection is taken for dead and the rest asked for anew (ms). */
const SILENCE = 20_000;

/** The server said no: asking again would not help. `code` is its refusal. */
export class Rejected extends Error {
  /** @param {number} status @param {string} code */
  constructor(status, code) {
    super(code);
    this.name = "Rejected";
    this.status = status;
    this.code = code;
  }
}

/** What lies there is shorter than what was received: begin anew. */
class Unsatisfiable extends Error {}

/**
 * @typedef {{kept: () => Promise<Uint8Array[]>, add: (chunk: Uint8Array) => Promise<void>, put: () => Promise<void>,
 *            remove: () => Promise<void>}} Keeping where bytes are put as they come
 */

/** @type {Keeping} */
const NOWHERE = { kept: async () => [], add: async () => {}, put: async () => {}, remove: async () => {} };

/**
 * Fetches a resource whose size is known, and after each failure only what is still missing (Range, RFC 9110
 * section 14). Goes on until it has everything, from where a page before this one stopped.
 *
 * @param {{url: string, token: string, size: number, fetch?: typeof globalThis.fetch, silence?: number,
 *          keeping?: Keeping, onProgress?: (received: number) => void,
 *          beforeRetry: (attempt: number) => Promise<unknown>}} options `beforeRetry` waits, and may throw to give up
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {Rejected}
 */
export async function download(options) {
  const { size, beforeRetry, keeping = NOWHERE, onProgress = () => {} } = options;
  let chunks = await keeping.kept();
  let received = lengthOf(chunks);
  let attempt = 0;
  const beginAnew = async () => {
    [chunks, received] = [[], 0];
    await keeping.remove();
  };
  onProgress(received);
  while (received < size) {
    try {
      for await (const { chunk, at } of pieces(options, received)) {
        if (at === 0 && received > 0) await beginAnew();
        chunks.push(chunk);
        received += chunk.length;
        attempt = 0;
        await keeping.add(chunk);
        onProgress(received);
      }
      if (received >= size) break;
    } catch (error) {
      if (error instanceof Rejected) throw error;
      if (error instanceof Unsatisfiable) await beginAnew();
    }
    await keeping.put();
    attempt += 1;
    await beforeRetry(attempt);
  }
  return concat(...chunks);
}

/** @param {Uint8Array[]} chunks */
const lengthOf = (chunks) => chunks.reduce((sum, chunk) => sum + chunk.length, 0);

/**
 * The pieces of one response; the first says at which byte of the whole it begins.
 * @param {{url: string, token: string, size?: number, fetch?: typeof globalThis.fetch, silence?: number}} options
 *   `size`: of the whole, where it is known
 * @param {number} [from]
 * @returns {AsyncGenerator<{chunk: Uint8Array<ArrayBuffer>, at: number | null}>}
 * @throws {Rejected | Error} an Error: it may be otherwise the next time
 */
export async function* pieces({ url, token, size, fetch = globalThis.fetch, silence = SILENCE }, from = 0) {
  const watch = watchdog(silence);
  try {
    const headers = { Authorization: `Bearer ${token}`, ...(from > 0 && { Range: `bytes=${from}-` }) };
    const response = await fetch(url, { headers, cache: "no-store", signal: watch.signal });
    watch.alive();
    if (!isOurs(response)) throw new TypeError(url);
    if (isRejection(response.status)) throw new Rejected(response.status, await refusalCode(response));
    if (response.status === 416) throw new Unsatisfiable();
    if (!response.ok || !response.body) throw new TypeError(url);

    /** @type {number | null} */
    let at = response.status === 206 ? from : 0;
    if (size && !isOfSize(response, size - at)) throw new TypeError(url);
    for await (const chunk of bodyOf(response, watch)) {
      yield { chunk, at };
      at = null;
    }
  } finally {
    watch.end();
  }
}

/**
 * As far as it says: what was packed on the way has another length than what comes out.
 * @param {Response} response
 * @param {number} bytes
 */
function isOfSize({ headers }, bytes) {
  return headers.has("Content-Encoding") || Number(headers.get("Content-Length") ?? bytes) === bytes;
}

const PASSING = [408, 416, 429];

/** @param {number} status */
export function isRejection(status) {
  return status >= 400 && status < 500 && !PASSING.includes(status);
}

/** @param {Response} response */
async function refusalCode(response) {
  const said = await response.json().catch(() => null);
  return said?.refused ?? `http_${response.status}`;
}
