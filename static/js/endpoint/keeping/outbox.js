// @ts-check
import { effect, signal } from "@preact/signals";

const CHANNEL = "ceremony-endpoint-reports";
const KEPT = "report:";
/** Of these the newest counts alone, and stays on the device. */
const NEWEST = ["ready"];
/** The server could not take it just now; nothing about the report is wrong. */
const PASSING = ["offline", "storage_failed", "failed"];
const AGAIN_AFTER = 5_000;

/**
 * @typedef {{key: string, event: string, payload: Record<string, any>, at: string, taken: boolean, about: string}} Report
 *   `key`: where it lies on the shelf, in the order in which it was made; `taken`: by the server; `about`: what it
 *   answers, for this device alone
 * @typedef {{report: Report, message: string}} Refusal
 * @typedef {{shelf: import("./shelf.js").Shelf, link: import("@preact/signals").ReadonlySignal<string>,
 *   send?: (event: string, payload: object) => Promise<import("../../wire.js").Reply>, clock?: () => object}} Surroundings
 *   `send` and `clock`: only the tab that works has them
 * @typedef {{said: Report} | {taken: Report, message: string | null}} Message between the tabs of a device
 */

/** What people report that may wait for a link: each goes out once, oldest first, whichever tab it was made in. */
export class Outbox {
  /** @param {Surroundings} surroundings */
  constructor({ shelf, link, send, clock }) {
    this.shelf = shelf;
    this.send = send;
    this.clock = clock;
    this.reports = signal(/** @type {Report[]} */ ([]));
    this.refused = signal(/** @type {Refusal | null} */ (null));
    /** Keys of what is over: a tab may tell of it late. */
    this.over = new Set();
    this.sending = false;
    this.channel = globalThis.BroadcastChannel ? new BroadcastChannel(CHANNEL) : null;
    if (this.channel) this.channel.onmessage = ({ data }) => this.heard(data);
    this.restored = this.restore();
    this.unwatch = effect(() => {
      if (link.value === "live") this.flush();
    });
  }

  async restore() {
    const keys = (await this.shelf.keys()).filter((key) => key.startsWith(KEPT));
    const found = await Promise.all(keys.map((key) => this.shelf.get(key)));
    for (const report of found) if (report) this.place(report);
  }

  close() {
    this.unwatch();
    clearTimeout(this.again);
    this.channel?.close();
    this.send = undefined;
  }

  /** @param {string} event @param {Record<string, any>} payload @param {string} [about] */
  async report(event, payload, about = "") {
    await this.restored;
    const at = new Date().toISOString();
    /** @type {Report} */
    const report = { key: this.nextKey(), event, payload, at, taken: false, about };
    this.refused.value = null;
    const outdated = this.place(report);
    await this.shelf.put(report.key, report);
    await this.shelf.remove(outdated);
    this.tell({ said: report });
    this.flush();
  }

  /** Behind all others, whatever the device's clock says meanwhile. */
  nextKey() {
    const last = this.reports.peek().at(-1)?.key.slice(KEPT.length) ?? "0";
    return `${KEPT}${String(Number.parseInt(last, 10) + 1).padStart(9, "0")}-${Math.random()}`;
  }

  /** Sends what waits as long as the server takes it. */
  async flush() {
    await this.restored;
    const { send } = this;
    if (this.sending || !send) return;
    this.sending = true;
    for (let next = this.next(); next; next = this.next()) {
      const reply = await send(next.event, this.payloadOf(next));
      if (PASSING.includes(reply.refused ?? "")) break;
      await this.settle(next, reply.ok ? null : (reply.message ?? reply.refused ?? ""));
    }
    this.sending = false;
    clearTimeout(this.again);
    if (this.next() && this.send) this.again = setTimeout(() => this.flush(), AGAIN_AFTER);
  }

  next() {
    return this.reports.peek().find(({ taken }) => !taken);
  }

  /** A step was taken when a person said so, with or without a link, and once however often it is sent. @param {Report} report */
  payloadOf({ key, event, payload, at }) {
    return event === "step" && this.clock ? { ...payload, key, clock: { ...this.clock(), at } } : payload;
  }

  /** @param {Report} report @param {string | null} message what the server said against it */
  async settle(report, message) {
    const stays = message === null && NEWEST.includes(report.event) && this.has(report);
    if (stays) await this.shelf.put(report.key, { ...report, taken: true });
    else await this.shelf.remove([report.key]);
    this.settled(report, message);
    this.tell({ taken: report, message });
  }

  /** @param {Report} report @param {string | null} message */
  settled(report, message) {
    this.over.add(report.key);
    if (!this.has(report)) return;
    if (message !== null) this.refused.value = { report, message };
    const others = this.reports.peek().filter(({ key }) => key !== report.key);
    const stays = message === null && NEWEST.includes(report.event);
    this.reports.value = stays ? inOrder([...others, { ...report, taken: true }]) : others;
  }

  /** @param {Report} report whether it is here, and no newer one in its place */
  has({ key }) {
    return this.reports.peek().some((one) => one.key === key);
  }

  /** @param {Report} report @returns {string[]} keys of those that it replaces */
  place(report) {
    const isOutdated = (/** @type {Report} */ one) =>
      one.event === report.event && NEWEST.includes(one.event) && one.key < report.key;
    const before = this.reports.peek().filter(({ key }) => key !== report.key);
    this.reports.value = inOrder([...before.filter((one) => !isOutdated(one)), report]);
    return before.filter(isOutdated).map(({ key }) => key);
  }

  /** @param {Message} message */
  async heard(message) {
    await this.restored;
    if ("taken" in message) return this.settled(message.taken, message.message);
    if (this.over.has(message.said.key)) return;
    this.place(message.said);
    this.flush();
  }

  /** @param {Message} message */
  tell(message) {
    this.channel?.postMessage(message);
  }
}

/** @param {Report[]} reports */
const inOrder = (reports) => reports.sort((a, b) => (a.key < b.key ? -1 : 1));

/** @param {string} link @returns {string} the key of what is said of a report that the server has not taken yet */
export function pendingKey(link) {
  return link === "live" ? "point.being_sent" : "point.waiting_to_be_sent";
}

const outboxes = new WeakMap();

/** @param {import("../conference.js").AnySession} session @returns {Outbox} */
export function outboxOf(session) {
  if (!outboxes.has(session)) outboxes.set(session, new Outbox(surroundingsOf(session)));
  return outboxes.get(session);
}

/** @param {import("../conference.js").AnySession} session @returns {Surroundings} */
function surroundingsOf(session) {
  const { shelf, link } = session;
  if (!("send" in session)) return { shelf, link };
  return {
    shelf,
    link,
    send: async (event, payload) => {
      /** @type {import("../../wire.js").Reply} */
      const reply = await session.send(event, payload);
      if (event === "ready" && reply.ok) session.askSnapshot(); // the contact goes by no entry
      return reply;
    },
    clock: () => session.clock(),
  };
}
