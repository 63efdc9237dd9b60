// @ts-check
import { signal } from "@preact/signals";

/** Where the shelf keeps what a witness saw; it outlives a device's change of unit. */
export const WITNESSED = "witnessed";

/** Whoever confirms waits no longer (ms) for a first checkpoint; the statement then vouches for none. */
const PATIENCE = 500;

/** Answers to a contradiction that mean: not now. */
const PASSING = ["offline", "storage_failed"];

/**
 * @typedef {import("./checkpoint.js").Checkpoint} Checkpoint
 * @typedef {{held: string, shown: string, told: boolean}} Contradiction two notes that do not fit together, "" where
 *   there is none; `told`: the server has it
 * @typedef {{log: string, held: Checkpoint | null, contradiction: Contradiction | null}} Witnessed `log`: the
 *   verifier key of which this is
 */

/**
 * Watches the log for the others: keeps the last checkpoint, takes a newer one only if the log did nothing but grow,
 * and says for ever if it did not.
 */
export class Witness {
  /**
   * @param {string} log the verifier key that this device was given when it joined, "" if it was given none
   * @param {{shelf: import("../keeping/shelf.js").Shelf,
   *          send: (event: string, payload: object) => Promise<import("../../wire.js").Reply>}} surroundings
   */
  constructor(log, { shelf, send }) {
    this.log = log;
    this.shelf = shelf;
    this.send = send;
    /** @type {Checkpoint | null} */
    this.held = null;
    this.contradiction = signal(/** @type {Contradiction | null} */ (null));
    this.restored = this.restore();
    /** @type {Promise<void> | null} */
    this.looking = null;
  }

  /** Of another log nothing follows for this one. */
  async restore() {
    /** @type {Witnessed | undefined} */
    const kept = await this.shelf.get(WITNESSED);
    if (kept?.log !== this.log) return;
    this.held = kept.held;
    this.contradiction.value = kept.contradiction;
  }

  /** @param {string} log the verifier key that the server has now */
  async meet(log) {
    if (!this.log) this.pin(log);
    await this.restored;
    if (log !== this.log && !this.contradiction.peek()) await this.contradict("");
  }

  /** @param {string} log */
  pin(log) {
    this.log = log;
    this.restored = this.restore();
  }

  /** Asks for the newest checkpoint and judges it. One look at a time. */
  look() {
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  /** @returns {Promise<{size: number, root: string} | null>} what a statement of this device vouches for */
  async latest() {
    await this.restored;
    if (!this.held) await Promise.race([this.look(), new Promise((over) => setTimeout(over, PATIENCE))]);
    if (!this.held || this.contradiction.peek()) return null;
    return { size: this.held.size, root: this.held.root };
  }

  async lookOnce() {
    await this.restored;
    const { shown, told } = this.contradiction.peek() ?? {};
    if (told) return;
    if (shown) return this.tell();
    const reply = await this.send("checkpoint", { size: this.held?.size ?? 0 });
    if (typeof reply.checkpoint !== "string") return;
    await this.judge(reply.checkpoint, reply.consistency);
  }

  /** @param {string} shown @param {unknown} proof */
  async judge(shown, proof) {
    const checker = await import("./checkpoint.js").catch(() => null);
    if (!checker) return;
    const checkpoint = opened(checker, shown, this.log);
    if (!checkpoint || (this.held && !checker.follows(this.held, checkpoint, proof))) {
      await this.contradict(shown);
      return this.tell();
    }
    if (checkpoint.size === this.held?.size) return;
    this.held = checkpoint;
    await this.keep();
  }

  /** @param {string} shown */
  async contradict(shown) {
    this.contradiction.value = { held: this.held?.note ?? "", shown, told: false };
    await this.keep();
  }

  async tell() {
    const { held, shown } = /** @type {Contradiction} */ (this.contradiction.peek());
    const reply = await this.send("contradiction", { held, shown });
    if (PASSING.includes(reply.refused ?? "")) return;
    this.contradiction.value = { held, shown, told: true };
    await this.keep();
  }

  async keep() {
    const { log, held } = this;
    await this.shelf.put(WITNESSED, { log, held, contradiction: this.contradiction.peek() });
  }
}

/** @param {typeof import("./checkpoint.js")} checker @param {string} note @param {string} log */
function opened(checker, note, log) {
  try {
    return checker.openCheckpoint(note, log);
  } catch {
    return null;
  }
}
