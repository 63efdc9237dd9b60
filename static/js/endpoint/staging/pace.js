// @ts-check
/** Bytes of so long ago (ms) say nothing of the line as it is now. */
const WINDOW = 10_000;
/** Less than that (ms) is no measurement. */
const SHORTEST = 800;

/** @typedef {{kbps: number, remaining_s: number}} Reading kilobits a second, and seconds until the rest is here */

/** How fast bytes come in. */
export class Pace {
  /** @param {() => number} [now] ms */
  constructor(now = () => performance.now()) {
    this.now = now;
    /** @type {{at: number, bytes: number}[]} */
    this.arrivals = [];
  }

  /** @param {number} bytes that have just come */
  arrived(bytes) {
    const at = this.now();
    this.arrivals = [...this.arrivals.filter((one) => at - one.at <= WINDOW), { at, bytes }];
  }

  /** @param {number} left bytes that are still to come @returns {Reading | null} null as long as nobody can say */
  reading(left) {
    const at = this.now();
    const recent = this.arrivals.filter((one) => at - one.at <= WINDOW);
    const took = at - (recent[0]?.at ?? at);
    if (took < SHORTEST) return null;
    const bytes = recent.slice(1).reduce((sum, one) => sum + one.bytes, 0);
    if (bytes === 0) return null;
    return { kbps: Math.round((bytes * 8) / took), remaining_s: Math.ceil((left * took) / bytes / 1000) };
  }
}
