// @ts-check
/** Pictures are on the wall only when they are decoded: a scene that needs one waits for it, and the old one stays. */

/** A picture that does not come holds the scene back no longer than this (ms); it is asked for again later. */
const PATIENCE_MS = 4_000;
const AGAIN_MS = 20_000;
/** So many are kept decoded: two pages, those before and after them, a crest and a background. */
const KEPT = 10;

export class Images {
  /**
   * @param {() => void} onReady
   * @param {(url: string) => Promise<unknown>} [decode] resolves when the picture can be painted at once
   */
  constructor(onReady, decode = decoded) {
    this.onReady = onReady;
    this.decode = decode;
    /** @type {Map<string, {isReady: boolean, picture: unknown, failedAt: number | null}>} in the order in which they were wanted last */
    this.known = new Map();
  }

  /**
   * @param {string[]} urls
   * @returns {boolean} whether all are there; those that are not will be fetched
   */
  areReady(urls) {
    return urls.map((url) => this.want(url)).every(Boolean);
  }

  /** @param {string} url */
  want(url) {
    const known = this.known.get(url);
    const isDue = known?.failedAt != null && performance.now() - known.failedAt > AGAIN_MS;
    const entry = known === undefined || isDue ? this.fetch(url) : known;
    this.known.delete(url);
    this.known.set(url, entry);
    for (const old of [...this.known.keys()].slice(0, -KEPT)) this.known.delete(old);
    return entry.isReady;
  }

  /** @param {string} url */
  fetch(url) {
    const entry = {
      isReady: false,
      picture: /** @type {unknown} */ (null),
      failedAt: /** @type {number | null} */ (null),
    };
    const settle = () => {
      if (entry.isReady) return;
      entry.isReady = true;
      this.onReady();
    };
    const late = setTimeout(settle, PATIENCE_MS);
    this.decode(url)
      .then((picture) => {
        entry.picture = picture;
      })
      .catch(() => {
        entry.failedAt = performance.now();
      })
      .finally(() => {
        clearTimeout(late);
        settle();
      });
    return entry;
  }
}

/** @param {string} url */
async function decoded(url) {
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  return picture;
}
