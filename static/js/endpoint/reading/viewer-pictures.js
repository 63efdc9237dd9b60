// @ts-check
import { isOurs } from "../patience.js";
import { isRejection } from "../staging/download.js";
import { backoff, Pause } from "../staging/pause.js";

/** A picture says its shape, not its size: as wide as an A4 page, in points. */
const WIDTH = 595;
const A4 = { width: WIDTH, height: 842 };

/** A line that brings nothing for so long (ms) is taken for dead. */
const PATIENCE = 30_000;

/**
 * @typedef {{handover: string, document: string, pages: number, token: string}} Document
 * @param {Document} document whose pages the server draws
 * @returns {import("./viewer-state.js").Source}
 */
export function openPictures(document) {
  const fetching = new Fetching(document.token);
  const draw = (
    /** @type {number} */ page,
    /** @type {(size: typeof A4) => number} */ scale,
    /** @type {() => void} */ onTrouble,
  ) => {
    const abort = new AbortController();
    const { signal } = abort;
    const pixels = Math.round(WIDTH * scale(A4) * Math.min(devicePixelRatio, 3));
    const done = fetching.take(address(document, page, pixels), signal, onTrouble);
    return { done: done.then((blob) => blob && picture(blob, signal)), cancel: () => abort.abort() };
  };
  return { pages: document.pages, size: A4, draw, close: () => fetching.pause.end() };
}

/** @param {Document} document @param {number} page @param {number} pixels */
function address({ handover, document }, page, pixels) {
  return `/api/pages/${handover}/${document}/${page}?width=${pixels}`;
}

/** One picture after the other: on a thin line the page that is read comes first, not all of them late. */
class Fetching {
  /** @param {string} token */
  constructor(token) {
    this.headers = { Authorization: `Bearer ${token}` };
    this.pause = new Pause();
    this.turn = /** @type {Promise<unknown>} */ (Promise.resolve());
  }

  /**
   * Goes on until it has it or nobody wants it any longer.
   * @param {string} url
   * @param {AbortSignal} signal
   * @param {() => void} onTrouble
   * @returns {Promise<Blob | null>} null: nobody wants it
   */
  async take(url, signal, onTrouble) {
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      const mine = this.turn.then(() => this.fetch(url, signal));
      this.turn = mine.catch(() => {});
      const blob = await mine;
      if (blob || signal.aborted) return blob;
      onTrouble();
      await this.pause.wait(backoff(attempt));
    }
    return null;
  }

  /** @param {string} url @param {AbortSignal} signal @returns {Promise<Blob | null>} null: to be tried again */
  async fetch(url, signal) {
    const abort = new AbortController();
    const give = () => abort.abort();
    const timer = setTimeout(give, PATIENCE);
    signal.addEventListener("abort", give);
    try {
      if (signal.aborted) return null;
      const answer = await fetch(url, { headers: this.headers, signal: abort.signal }).catch(() => null);
      if (!answer || !isOurs(answer)) return null;
      if (isRejection(answer.status)) throw new Error(`status ${answer.status}`);
      return answer.ok ? await answer.blob().catch(() => null) : null;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", give);
    }
  }
}

/** @param {Blob} blob @param {AbortSignal} signal @returns {Promise<import("./viewer-state.js").Drawn | null>} */
async function picture(blob, signal) {
  const element = new Image();
  element.alt = "";
  element.src = URL.createObjectURL(blob);
  const free = () => URL.revokeObjectURL(element.src);
  await element.decode();
  if (signal.aborted) {
    free();
    return null;
  }
  const { naturalWidth, naturalHeight } = element;
  return { element, size: { width: WIDTH, height: (WIDTH * naturalHeight) / naturalWidth }, free };
}
