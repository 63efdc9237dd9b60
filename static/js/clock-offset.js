// @ts-check
/** So many round trips are remembered; of these the shortest is believed. */
const REMEMBERED = 8;
/** The device's clock and its stop-watch part by more than this (ms): one was set, or the device slept. */
const JUMP = 500;

/**
 * @typedef {{at: string, offset_ms: number | null, rtt_ms: number | null}} Reading the device's own time (RFC 3339,
 *   ms, Z), what must be added to it to get the server's, and the round trip over which that was measured
 */

/**
 * How far the device's clock is from the server's, as NTP finds it (RFC 5905 section 8): the server's time belongs to
 * the middle of the round trip, and the shortest round trip errs least. Measured against the stop-watch, since the
 * clock itself may be set at any moment.
 */
export class ClockOffset {
  /** @param {{clock?: () => number, stopwatch?: () => number}} [time] both in ms */
  constructor({ clock = () => Date.now(), stopwatch = () => performance.now() } = {}) {
    this.clock = clock;
    this.stopwatch = stopwatch;
    /** @type {{rtt: number, ahead: number}[]} `ahead`: the server's time less the stop-watch's */
    this.trips = [];
    this.apart = clock() - stopwatch();
  }

  /**
   * @param {number} sent by the stop-watch
   * @param {string} serverTime RFC 3339
   */
  answered(sent, serverTime) {
    this.forgetAfterJump();
    const received = this.stopwatch();
    const ahead = Date.parse(serverTime) - (sent + received) / 2;
    if (Number.isNaN(ahead)) return;
    this.trips = [...this.trips, { rtt: received - sent, ahead }].slice(-REMEMBERED);
  }

  /** @returns {Reading} */
  reading() {
    this.forgetAfterJump();
    const now = this.clock();
    const at = new Date(now).toISOString();
    if (this.trips.length === 0) return { at, offset_ms: null, rtt_ms: null };
    const { rtt, ahead } = this.trips.reduce((best, trip) => (trip.rtt < best.rtt ? trip : best));
    return { at, offset_ms: Math.round(this.stopwatch() + ahead - now), rtt_ms: Math.round(rtt) };
  }

  /** A stop-watch may stand still while the device sleeps, so after a jump neither can be trusted with the past. */
  forgetAfterJump() {
    const apart = this.clock() - this.stopwatch();
    if (Math.abs(apart - this.apart) <= JUMP) return;
    this.trips = [];
    this.apart = apart;
  }
}
