// @ts-check
import { batch, signal } from "@preact/signals";
import { newCall } from "./calls.js";
import { emptyHolding } from "./keeping/holding.js";
import { isOpen } from "./steps.js";
import { keepDeed, openChannel } from "./tabs.js";

/** @typedef {import("./tabs.js").Message} Message */

/** A tab beside the one that works: shows the same, and passes on what is done in it. */
export class Mirror {
  /** @param {import("./joining/enrolment.js").Identity} identity @param {import("./keeping/shelf.js").Shelf} shelf */
  constructor(identity, shelf) {
    this.identity = identity;
    this.shelf = shelf;
    this.view = signal(/** @type {import("./view.js").View | null} */ (null));
    this.link = signal(/** @type {"connecting" | "live" | "lost"} */ ("connecting"));
    this.witness = {
      contradiction: signal(/** @type {import("./witness/witness.js").Contradiction | null} */ (null)),
    };
    this.calls = {
      waiting: signal(/** @type {import("./calls.js").Call[]} */ ([])),
      notice: signal(/** @type {string | null} */ (null)),
      make: (/** @type {string} */ topic, /** @type {string} */ text) => this.call(topic, text),
    };
    /** @type {Map<string, Reflection>} */
    this.receivers = new Map();
    this.tell = (/** @type {Message} */ _) => {};
  }

  start() {
    const { tell, close } = openChannel((message) => {
      if (message.what === "shown") this.show(message.shown);
    });
    this.tell = tell;
    this.stop = close;
    tell({ what: "ask" });
  }

  stop() {}

  /** @param {import("./tabs.js").Shown} shown */
  show({ view, link, contradiction, waiting, notice, holdings }) {
    batch(() => {
      for (const [id, holding] of Object.entries(holdings)) this.reflect(id, holding);
      this.link.value = link;
      this.witness.contradiction.value = contradiction;
      this.calls.waiting.value = waiting;
      this.calls.notice.value = notice;
      this.view.value = view;
    });
  }

  /** @param {string} id @param {import("./keeping/holding.js").Holding} holding */
  reflect(id, holding) {
    if (!this.receivers.has(id)) this.receivers.set(id, new Reflection(id, this));
    const reflection = /** @type {Reflection} */ (this.receivers.get(id));
    reflection.holding.value = holding;
    const seen = document.visibilityState === "visible" && isOpen(holding);
    if (seen && !holding.shown) this.tell({ what: "look", handover: id });
  }

  /** @param {string} topic @param {string} text */
  call(topic, text) {
    const call = newCall(topic, text);
    this.calls.waiting.value = [...this.calls.waiting.peek(), call];
    return this.does({ what: "call", call });
  }

  /** @param {string} handover @param {string} secret */
  release(handover, secret) {
    return this.does({ what: "release", handover, secret });
  }

  /** @param {import("./tabs.js").Deed} deed */
  async does(deed) {
    this.tell(await keepDeed(this.shelf, deed));
  }
}

/** One handover, as the working tab has it. */
class Reflection {
  /** @param {string} id @param {Mirror} mirror */
  constructor(id, mirror) {
    this.id = id;
    this.mirror = mirror;
    this.holding = signal(emptyHolding());
    this.surroundings = { token: mirror.identity.token, unit: mirror.identity.unit.code };
  }

  /** @param {import("./steps.js").Answer} answer */
  answer(answer) {
    this.holding.value = { ...this.holding.peek(), answer, notice: null };
    this.mirror.does({ what: "answer", handover: this.id, answer });
  }

  retry() {
    this.mirror.does({ what: "retry", handover: this.id });
  }
}
