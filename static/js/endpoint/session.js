// @ts-check
import { signal } from "@preact/signals";
import { connect } from "../wire.js";
import { Receiver } from "./receiver.js";
import { applyEntry, isStructural } from "./view.js";

const VIEW = "view";
/** A sealing reaches every device at once: they ask for it within this time (ms), not in one instant. */
const SPREAD = 1_000;

/** What an enrolled device does as long as its page is open. */
export class Session {
  /**
   * @param {import("./enrolment.js").Identity} identity
   * @param {import("./shelf.js").Shelf} shelf
   * @param {() => void} onExpelled the server does not know this device
   */
  constructor(identity, shelf, onExpelled) {
    this.identity = identity;
    this.shelf = shelf;
    this.onExpelled = onExpelled;
    this.view = signal(/** @type {import("./view.js").View | null} */ (null));
    this.link = signal(/** @type {"connecting" | "live" | "lost"} */ ("connecting"));
    /** @type {Map<string, Receiver>} */
    this.receivers = new Map();
  }

  /** Begins with what was last heard: what was released opens even before the link is there. */
  async start() {
    const kept = await this.shelf.get(VIEW);
    if (kept) this.turn(kept, { afresh: false });
    document.addEventListener("visibilitychange", this.look);
    navigator.storage?.persist?.().catch(() => false);
    this.wire = connect("/endpoint", {
      auth: { token: this.identity.token },
      onSnapshot: (snapshot) => {
        this.link.value = "live";
        this.turn(snapshot, { afresh: true });
      },
      onEntries: (entries) => this.apply(entries),
      onFresh: (fresh) => {
        if (!fresh) this.link.value = "lost";
      },
      onRejected: (code) => {
        if (code === "unknown_endpoint") this.onExpelled();
      },
    });
  }

  stop() {
    document.removeEventListener("visibilitychange", this.look);
    this.wire?.close();
    for (const receiver of this.receivers.values()) receiver.stop();
    this.link.value = "lost";
  }

  look = () => {
    for (const receiver of this.receivers.values()) receiver.run();
  };

  /** @param {import("../wire.js").Entry[]} entries */
  apply(entries) {
    const view = this.view.peek();
    if (!view) return;
    this.turn(entries.reduce(applyEntry, view), { afresh: false });
    if (entries.some(isStructural)) setTimeout(() => this.askSnapshot(), Math.random() * SPREAD);
  }

  /** @param {import("./view.js").View} view @param {{afresh: boolean}} how */
  turn(view, how) {
    for (const handover of view.handovers) {
      if (!this.receivers.has(handover.id)) this.receivers.set(handover.id, this.receiverOf(handover));
    }
    this.view.value = view;
    for (const handover of view.handovers) this.receivers.get(handover.id)?.update(handover, how);
    this.shelf.put(VIEW, view);
  }

  /**
   * A secret that a person typed, since no link could bring it: from here on as if the server had sent it.
   * @param {string} handover
   * @param {string} secret base64url
   */
  release(handover, secret) {
    const view = this.view.peek();
    if (!view) return;
    const by = { role: "endpoint" };
    const entry = {
      seq: view.seq,
      at: new Date().toISOString(),
      event: "handover_released",
      handover,
      secret,
      by,
    };
    this.turn(applyEntry(view, entry), { afresh: false });
  }

  /** @param {import("./view.js").Handover} handover */
  receiverOf(handover) {
    return new Receiver(handover, {
      token: this.identity.token,
      unit: this.identity.unit.code,
      shelf: this.shelf,
      linked: () => this.link.peek() === "live",
      send: (event, payload) => this.send(event, payload),
      askSnapshot: () => this.askSnapshot(),
      onExpelled: this.onExpelled,
    });
  }

  /** @param {string} event @param {object} payload */
  async send(event, payload) {
    return this.wire ? this.wire.send(event, payload) : { refused: "offline" };
  }

  askSnapshot() {
    this.send("snapshot", {});
  }
}
