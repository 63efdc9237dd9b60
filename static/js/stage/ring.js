// @ts-check
/** How far the ring stands: drawn from what the server counted, between two of its messages by our clock. */

/** The ring is full only when the release is committed. */
const FULLEST = 0.98;
const DRAIN_MS = 300;
/** Without a word from the server for so long the ring stands still (ms). */
const UNHEARD_MS = 700;

export class Ring {
  constructor() {
    this.held = 0;
    this.holdMs = 1;
    this.heardAt = 0;
    this.shown = 0;
    this.drawnAt = 0;
    this.isReleased = false;
    this.isFrozen = false;
  }

  /**
   * @param {number} held ms of the slowest required hand
   * @param {number} holdMs
   * @param {number} now ms
   */
  hear(held, holdMs, now) {
    this.held = held;
    this.holdMs = holdMs;
    this.heardAt = now;
  }

  /** @param {boolean} isReleased the release is committed: the ring closes, and stays so while it fades */
  close(isReleased) {
    this.isReleased = isReleased;
  }

  /** @param {boolean} isFrozen the wall stays as it was painted */
  freeze(isFrozen) {
    this.isFrozen = isFrozen;
  }

  /**
   * @param {number} now ms
   * @returns {number} what to draw now: 0 to 0.98, and 1 once it is released
   */
  at(now) {
    if (this.isFrozen) return this.shown;
    const elapsed = this.drawnAt ? now - this.drawnAt : 0;
    this.drawnAt = now;
    const target = this.target(now);
    this.shown = target >= this.shown ? target : Math.max(target, this.shown - elapsed / DRAIN_MS);
    return this.shown;
  }

  /** The release may follow at any moment. */
  isNearlyFull() {
    return this.shown > 0.85;
  }

  /** @param {number} now */
  target(now) {
    if (this.isReleased) return 1;
    if (this.held <= 0) return 0;
    const since = Math.min(now - this.heardAt, UNHEARD_MS);
    return Math.min(FULLEST, (this.held + since) / this.holdMs);
  }
}
