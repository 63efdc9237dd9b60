// @ts-check
/** The last true picture, kept on the device: what a screen shows that is loaded again while nobody answers. */
import { get, set } from "idb-keyval";

const KEY = "stage";
/** A state is written at once, and then at most so often: of thousands of units it is large (ms). */
const EVERY_MS = 3_000;

/** @typedef {{state: import("./state.js").State, heardAt: number}} Kept `heardAt`: when the server was last heard (ms) */

export class Memory {
  /** @param {{get: typeof get, set: typeof set}} [shelf] */
  constructor(shelf = { get, set }) {
    this.shelf = shelf;
    /** @type {(() => Kept) | null} */
    this.latest = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** @returns {Promise<Kept | null>} null where nothing was kept, or nothing can be */
  async recall() {
    return (await this.shelf.get(KEY).catch(() => null)) ?? null;
  }

  /** @param {() => Kept} latest asked when it is time to write */
  keep(latest) {
    this.latest = latest;
    if (this.timer === undefined) this.write();
  }

  async write() {
    const latest = this.latest;
    this.latest = null;
    this.timer = latest ? setTimeout(() => this.write(), EVERY_MS) : undefined;
    if (latest) await this.shelf.set(KEY, latest()).catch(() => {});
  }
}
