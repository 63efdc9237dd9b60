// @ts-check
import { signal } from "@preact/signals";
import { toBase64url } from "../crypto/encoding.js";

const CALLS = "calls";
const ID_BYTES = 12;
/** The server could not take it just now; the call stays here. */
const PASSING = ["storage_failed", "failed"];
const AGAIN_AFTER = 5_000;

/** What may be wrong, as the server knows it. */
export const TOPICS = ["sound", "picture", "documents", "other"];

/**
 * @typedef {{call: string, topic: string, text: string, at: string}} Call one that this device makes
 * @typedef {Call & {unit: string, endpoint: string, answered: null | {text: string, by: string, at: string}}} Made one
 *   that the desk has
 */

/** Calls for help: each goes out once, whenever there is a link, and says what became of it. */
export class Calls {
  /**
   * @param {{shelf: import("./keeping/shelf.js").Shelf,
   *          send: (event: string, payload: object) => Promise<import("../wire.js").Reply>}} surroundings
   */
  constructor({ shelf, send }) {
    this.shelf = shelf;
    this.send = send;
    this.waiting = signal(/** @type {Call[]} */ ([]));
    this.notice = signal(/** @type {string | null} */ (null));
    this.sending = false;
    this.restored = shelf.get(CALLS).then((kept) => this.waits([...(kept ?? []), ...this.waiting.peek()]));
  }

  /** @param {string} topic @param {string} text */
  make(topic, text) {
    return this.add(newCall(topic, text));
  }

  /** The same call twice is one. @param {Call} call */
  async add(call) {
    await this.restored;
    this.notice.value = null;
    if (!this.waiting.peek().some((one) => one.call === call.call)) {
      await this.keep([...this.waiting.peek(), call]);
    }
    this.flush();
  }

  /** Sends what waits, oldest first, as long as the server takes it; what was made meanwhile too. */
  async flush() {
    await this.restored;
    if (this.sending) return;
    this.sending = true;
    clearTimeout(this.again);
    const taken = new Set();
    const next = () => this.waiting.peek().find(({ call }) => !taken.has(call));
    for (let one = next(); one; one = next()) {
      const { call, topic, text } = one;
      const reply = await this.send("help", { call, topic, text });
      // The link comes back with a snapshot, which sends what waits.
      if (reply.refused === "offline") break;
      if (PASSING.includes(reply.refused ?? "")) {
        this.again = setTimeout(() => this.flush(), AGAIN_AFTER);
        break;
      }
      taken.add(call);
      if (!reply.ok) {
        this.notice.value = reply.message ?? reply.refused ?? null;
        await this.keep(this.waiting.peek().filter((other) => other.call !== call));
      }
    }
    this.sending = false;
  }

  /** @param {Made[]} made those that the desk has wait no longer */
  seen(made) {
    const there = new Set(made.map(({ call }) => call));
    const waiting = this.waiting.peek().filter(({ call }) => !there.has(call));
    if (waiting.length < this.waiting.peek().length) this.keep(waiting);
  }

  /** @param {Call[]} calls */
  async keep(calls) {
    this.waits(calls);
    await this.shelf.put(CALLS, calls);
  }

  /** @param {Call[]} calls */
  waits(calls) {
    this.waiting.value = calls;
  }
}

/** @param {string} topic @param {string} text @returns {Call} */
export function newCall(topic, text) {
  const call = toBase64url(crypto.getRandomValues(new Uint8Array(ID_BYTES)));
  return { call, topic, text: text.normalize("NFC").trim(), at: new Date().toISOString() };
}
