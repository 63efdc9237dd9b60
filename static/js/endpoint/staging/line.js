// @ts-check
/** So often the desk hears how far this device is (ms), half as much more or less. */
const TELL_EVERY = 5_000;

/**
 * @typedef {{done: number, total: number, remaining_s: number | null, rtt_ms: number | null, kbps: number | null}} Line
 *   bytes of all packages that are here, and how the line is
 */

/**
 * @param {Iterable<import("../keeping/holding.js").Holding>} holdings
 * @param {number | null} rtt_ms
 * @returns {Line}
 */
export function lineOf(holdings, rtt_ms) {
  const line = { done: 0, total: 0, remaining_s: null, rtt_ms, kbps: null };
  for (const holding of holdings) {
    for (const { document, size } of holding.manifest?.envelopes ?? []) {
      line.total += size;
      line.done += holding.held[document] ? size : Math.min(size, holding.progress[document] ?? 0);
    }
    if (holding.pace) Object.assign(line, holding.pace);
  }
  return line;
}

/** Tells the desk how far this device is, as long as that changes. */
export class LineReport {
  /** @param {() => Line | null} read null: no link @param {(line: Line) => void} tell */
  constructor(read, tell) {
    this.read = read;
    this.tell = tell;
    this.told = "";
    this.keepTelling();
  }

  keepTelling() {
    this.timer = setTimeout(
      () => {
        this.tellOnce();
        this.keepTelling();
      },
      TELL_EVERY * (0.5 + Math.random()),
    );
  }

  tellOnce() {
    const line = this.read();
    if (!line || line.total === 0) return;
    const { rtt_ms: _, ...news } = line;
    if (JSON.stringify(news) === this.told) return;
    this.told = JSON.stringify(news);
    this.tell(line);
  }

  /** After a new link the server may be one that knows nothing. */
  forget() {
    this.told = "";
  }

  stop() {
    clearTimeout(this.timer);
  }
}
