// @ts-check
import { signal } from "@preact/signals";
import { connect } from "../wire.js";
import { Calls } from "./calls.js";
import { signature } from "./keeping/device-key.js";
import { later } from "./later.js";
import { Receiver } from "./receiver.js";
import { LineReport, lineOf } from "./staging/line.js";
import { Pace } from "./staging/pace.js";
import { share } from "./tabs.js";
import { applyEntry, isStructural } from "./view.js";
import { Witness } from "./witness/witness.js";

export const IDENTITY = "identity";
const VIEW = "view";
/** A sealing reaches every device at once: they ask for it within this time (ms), not in one instant. */
const SPREAD = 1_000;
/** How often an open page looks at the log (ms), half as much more or less. */
const LOOK_EVERY = 60_000;
/** After these the log has news that a device should vouch for. */
const LOOK_AFTER = ["staged", "delivered", "acknowledge", "refuse"];

/** What an enrolled device does as long as its page is open. */
export class Session {
  /**
   * @param {import("./joining/enrolment.js").Identity} identity
   * @param {import("./keeping/shelf.js").Shelf} shelf
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
    const send = (/** @type {string} */ event, /** @type {object} */ payload) => this.send(event, payload);
    this.witness = new Witness(identity.log ?? "", { shelf, send });
    this.calls = new Calls({ shelf, send });
    this.pace = new Pace();
  }

  /** Begins with what was last heard: what was released opens even before the link is there. */
  async start() {
    const kept = await this.shelf.get(VIEW);
    if (kept) this.turn(kept, { afresh: false });
    document.addEventListener("visibilitychange", this.look);
    navigator.storage?.persist?.().catch(() => false);
    this.unshare = share(this);
    this.lineReport = new LineReport(
      () => this.line(),
      (line) => this.send("progress", line),
    );
    this.wire = connect("/endpoint", {
      auth: { token: this.identity.token },
      onSnapshot: (snapshot) => {
        const connected = this.link.peek() !== "live";
        this.link.value = "live";
        this.turn(snapshot, { afresh: true, connected });
        this.meetLog(snapshot.log);
        this.calls.flush();
        if (connected) this.connected();
      },
      onEntries: (entries) => this.apply(entries),
      onFresh: (fresh) => {
        if (!fresh) this.link.value = "lost";
      },
      onRejected: (code) => {
        if (code === "unknown_endpoint") this.onExpelled();
      },
    });
    this.keepLooking();
  }

  connected() {
    this.lineReport?.forget();
    if (!this.isFetching()) this.lookSoon();
  }

  /** What is staged comes first on a thin line: the log is looked at when it is here. */
  isFetching() {
    const { done, total } = lineOf(this.holdings(), null);
    return done < total || total === 0;
  }

  holdings() {
    return [...this.receivers.values()].map(({ holding }) => holding.peek());
  }

  line() {
    return this.link.peek() === "live" ? lineOf(this.holdings(), this.clock().rtt_ms) : null;
  }

  stop() {
    this.unshare?.();
    this.lineReport?.stop();
    document.removeEventListener("visibilitychange", this.look);
    clearTimeout(this.nextLook);
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

  /** @param {import("./view.js").View} view @param {{afresh: boolean, connected?: boolean}} how */
  turn(view, how) {
    for (const handover of view.handovers) {
      if (!this.receivers.has(handover.id)) this.receivers.set(handover.id, this.receiverOf(handover));
    }
    this.view.value = view;
    this.calls.seen(view.calls ?? []);
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
    const at = new Date().toISOString();
    this.receivers.get(handover)?.openOffline(at);
    const entry = {
      seq: view.seq,
      at,
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
      clock: () => this.clock(),
      pace: this.pace,
      declare: (answer, holding) => this.declare(handover.id, answer, holding),
      look: () => this.witness.look(),
      onReported: (event) => {
        if (LOOK_AFTER.includes(event)) this.lookSoon();
        if (event === "delivered") prepareStatement();
      },
    });
  }

  /**
   * What a person decided, in this device's words and with its signature.
   * @param {string} id of the handover
   * @param {import("./steps.js").Answer} answer
   * @param {import("./steps.js").Holding} holding
   * @returns {Promise<{statement: string, signature: string | null}>}
   */
  async declare(id, answer, holding) {
    const { identity } = this;
    const { statementText } = await prepareStatement();
    const checkpoint = await this.witness.latest();
    const view = /** @type {import("./view.js").View} */ (this.view.peek());
    const handover = /** @type {import("./view.js").Handover} */ (
      view.handovers.find((one) => one.id === id)
    );
    const clock = this.clock();
    const statement = statementText({ identity, view, handover, answer, holding, clock, checkpoint });
    return { statement, signature: await signature(identity.keys ?? null, statement) };
  }

  /** A device that joined before there was a key to give takes the first it meets. @param {string} log */
  meetLog(log) {
    if (!this.identity.log) {
      this.identity = { ...this.identity, log };
      this.shelf.put(IDENTITY, this.identity);
    }
    this.witness.meet(log);
  }

  lookSoon() {
    setTimeout(() => this.witness.look(), Math.random() * SPREAD);
  }

  keepLooking() {
    const pause = LOOK_EVERY * (0.5 + Math.random());
    this.nextLook = setTimeout(() => {
      if (this.link.peek() === "live") this.witness.look();
      this.keepLooking();
    }, pause);
  }

  /** @param {string} event @param {object} payload */
  async send(event, payload) {
    return this.wire ? this.wire.send(event, payload) : { refused: "offline" };
  }

  clock() {
    return this.wire?.clock() ?? { at: new Date().toISOString(), offset_ms: null, rtt_ms: null };
  }

  askSnapshot() {
    this.wire?.askSnapshot();
  }
}

/** Fetched when there is something to answer, not when somebody answers: the link may be gone by then. */
const prepareStatement = () => later(() => import("./answering/statement.js"));
