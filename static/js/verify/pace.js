// @ts-check
const BREATH_MS = 40;

/** @typedef {(step: string, done: number, total: number) => void} Report */

/** Long work that now and then tells how far it is and lets the page breathe. */
export class Pace {
  /** @param {Report | undefined} report nobody listens: nothing is ever waited for */
  constructor(report) {
    this.report = report;
    this.last = performance.now();
  }

  /**
   * @param {string} step code of the finding that is worked on
   * @param {number} done
   * @param {number} total
   * @returns {Promise<void> | undefined}
   */
  at(step, done, total) {
    if (!this.report || performance.now() - this.last < BREATH_MS) return undefined;
    this.report(step, done, total);
    return this.#breathe();
  }

  async #breathe() {
    await new Promise((resolve) => setTimeout(resolve));
    this.last = performance.now();
  }
}
