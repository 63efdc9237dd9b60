// @ts-check
const FIRST = 800;
const LONGEST = 20_000;

/**
 * How long to wait before a further attempt: doubling, and anywhere within the upper half, so that a hall of
 * devices that lost the same link does not come back in step.
 * @param {number} attempt from 1
 * @param {() => number} [random]
 * @returns {number} milliseconds
 */
export function backoff(attempt, random = Math.random) {
  const whole = Math.min(LONGEST, FIRST * 2 ** (attempt - 1));
  return whole / 2 + (random() * whole) / 2;
}

/** Waits that can be cut short: when the link is back there is nothing left to wait for. */
export class Pause {
  constructor() {
    /** @type {Set<() => void>} */
    this.waiting = new Set();
  }

  /** @param {number} milliseconds @returns {Promise<void>} */
  wait(milliseconds) {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.waiting.add(done);
    });
  }

  end() {
    for (const done of [...this.waiting]) done();
  }
}
