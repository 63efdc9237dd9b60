// @ts-check
import { signal } from "@preact/signals";
import { afterReport } from "./answering/replies.js";
import {
  answerKey,
  emptyHolding,
  forgetPackage,
  keepManifest,
  loadHolding,
  nothingOpened,
  openedKey,
  receiptKey,
} from "./keeping/holding.js";
import { openDocument } from "./opening/opening.js";
import { fetchManifest, fetchReceipt } from "./resources.js";
import { Rejected } from "./staging/download.js";
import { backoff, Pause } from "./staging/pause.js";
import { Staging, Superseded } from "./staging/staging.js";
import { isOpen, nextStep } from "./steps.js";

/**
 * @typedef {import("./keeping/holding.js").Holding} Holding
 * @typedef {import("./steps.js").Envelope} Envelope
 * @typedef {{token: string, unit: string, shelf: import("./keeping/shelf.js").Shelf, linked: () => boolean,
 *            send: (event: string, payload: object) => Promise<import("../wire.js").Reply>, askSnapshot: () => void,
 *            onExpelled: () => void, clock: () => import("../clock-offset.js").Reading,
 *            pace: import("./staging/pace.js").Pace,
 *            declare: (answer: import("./steps.js").Answer, holding: Holding) =>
 *              Promise<{statement: string, signature: string | null}>,
 *            look: () => Promise<void>, onReported: (event: string) => void}} Surroundings `look`: at the log
 */

/** Reports that say what time it was on this device; an answer's statement does so itself. */
const TIMED = ["staged", "delivered", "opened"];

/** Of these the time is that of the moment itself, which may be long ago. */
const OF_THE_OPENING = ["delivered", "opened"];

/** Brings one handover to its end on this device: stages, opens, reports, and goes on wherever it was cut off. */
export class Receiver {
  /** @param {import("./view.js").Handover} handover @param {Surroundings} surroundings */
  constructor(handover, surroundings) {
    this.handover = handover;
    this.surroundings = surroundings;
    this.holding = signal(emptyHolding());
    this.pause = new Pause();
    this.attempt = 0;
    this.refusals = 0;
    this.staging = new Staging(this);
    this.running = false;
    this.stopped = false;
    this.restored = loadHolding(surroundings.shelf, handover.id).then((kept) => this.change(kept));
  }

  /** @param {Partial<Holding>} changes */
  change(changes) {
    this.holding.value = { ...this.holding.peek(), ...changes };
  }

  /**
   * A snapshot that brings nothing new cuts no pause short: it may be the one that a refused report asked for.
   * @param {import("./view.js").Handover} handover
   * @param {{afresh: boolean, connected?: boolean}} how afresh: all that the server knows; connected: the link is back
   */
  async update(handover, { afresh, connected = false }) {
    const isNews = connected || JSON.stringify(handover) !== JSON.stringify(this.handover);
    const isArmedNow = handover.state === "armed" && this.handover.state !== "armed";
    this.handover = handover;
    await this.restored;
    if (isArmedNow) this.change({ unchecked: true });
    else if (this.handover.state !== "armed" && !this.isOpening()) this.staging.cool();
    if (afresh) this.change({ answered: {}, short: null });
    if (["acknowledged", "refused"].includes(this.handover.delivery.state)) this.dropAnswer();
    if (isNews) this.pause.end();
    this.run();
  }

  isOpening() {
    return Boolean(this.handover.secret) && !isOpen(this.holding.peek());
  }

  stop() {
    this.stopped = true;
    this.pause.end();
  }

  /** One loop at a time; each turn looks at the newest state. */
  async run() {
    if (this.running) return;
    this.running = true;
    try {
      await this.restored;
      for (let step = this.next(); step; step = this.next()) await this.take(step);
    } finally {
      this.running = false;
    }
  }

  next() {
    if (this.stopped) return null;
    if (document.visibilityState === "visible" && isOpen(this.holding.peek())) this.change({ shown: true });
    return nextStep(this.handover, this.holding.peek(), this.surroundings.linked());
  }

  /** @param {import("./steps.js").Step} step */
  async take(step) {
    try {
      if (step.do === "manifest") await this.takeManifest();
      else if (step.do === "fetch") await this.staging.take(step.envelope);
      else if (step.do === "check") await this.staging.check();
      else if (step.do === "open") await Promise.all(step.envelopes.map((envelope) => this.open(envelope)));
      else if (step.do === "answer") await this.sendAnswer(step.answer);
      else if (step.do === "receipt") await this.takeReceipt();
      else await this.report(step.event, step.payload);
    } catch (error) {
      await this.recover(error);
    }
  }

  async takeManifest() {
    const { unit, token, shelf, askSnapshot } = this.surroundings;
    const manifest = await fetchManifest(this.handover.id, unit, token);
    if (manifest.sealing !== this.handover.sealing) {
      askSnapshot();
      return this.waitBeforeRetry();
    }
    await keepManifest(shelf, manifest);
    this.succeeded();
    this.change({ ...nothingOpened(), manifest, held: {}, progress: {} });
  }

  /** @param {Envelope} envelope */
  async open(envelope) {
    const bytes = await this.staging.bytesOf(envelope);
    const opened = await openDocument(/** @type {string} */ (this.handover.secret), envelope, bytes);
    if ("lost" in opened) return this.staging.discard(envelope);
    if ("fault" in opened) return this.fail(opened.fault, envelope);

    const { files, plaintexts } = this.holding.peek();
    this.change({
      files: {
        ...files,
        [envelope.document]: new Blob([opened.plaintext], { type: envelope.media ?? "application/pdf" }),
      },
      plaintexts: { ...plaintexts, [envelope.document]: opened.hash },
    });
  }

  /** The statement is made anew each time: of what is known now. @param {import("./steps.js").Answer} answer */
  async sendAnswer(answer) {
    const declared = await this.surroundings.declare(answer, this.holding.peek());
    await this.report(answer.event, { handover: this.handover.id, ...declared });
  }

  /** @param {string} event @param {Record<string, unknown>} payload */
  async report(event, payload) {
    const { send, clock, look, askSnapshot, onReported } = this.surroundings;
    const { offline } = this.holding.peek();
    const at = offline && OF_THE_OPENING.includes(event) ? { at: offline.at } : {};
    const timed = TIMED.includes(event) ? { ...payload, clock: { ...clock(), ...at } } : payload;
    const reply = await send(event, timed);
    if (reply.ok) onReported(event);
    const outcome = afterReport(event, reply, this.holding.peek());
    this.change(outcome.changes);
    if (outcome.dropAnswer) this.dropAnswer();
    if (outcome.askSnapshot) askSnapshot();
    if (outcome.look) await look();
    if (outcome.retry) return this.waitAfterRefusal();
    this.refusals = 0;
    this.succeeded();
  }

  /** Counted apart: that a manifest came in between says nothing about what was refused. */
  async waitAfterRefusal() {
    this.refusals += 1;
    this.attempt = Math.max(this.attempt, this.refusals - 1);
    await this.waitBeforeRetry();
  }

  async takeReceipt() {
    const { unit, token, shelf } = this.surroundings;
    try {
      const receipt = await fetchReceipt(this.handover.id, unit, token);
      await shelf.put(receiptKey(this.handover.id), receipt);
      this.change({ receipt });
      this.succeeded();
    } catch (error) {
      if (!(error instanceof Rejected) || error.status === 401) throw error;
      this.change({ answered: { ...this.holding.peek().answered, receipt: true } });
    }
  }

  /** @param {import("./steps.js").Answer} answer what the person decided; kept until the server has it */
  async answer(answer) {
    await this.restored;
    const answerKept = await this.surroundings.shelf.put(answerKey(this.handover.id), answer);
    this.change({ answer, answerKept, notice: null });
    this.pause.end();
    this.run();
  }

  dropAnswer() {
    if (this.holding.peek().answer === null) return;
    this.change({ answer: null });
    this.surroundings.shelf.remove([answerKey(this.handover.id)]);
  }

  /** A person asks for another try: everything that was in doubt is fetched anew. */
  async retry() {
    await this.restored;
    await forgetPackage(this.surroundings.shelf, this.handover.id, this.holding.peek().manifest);
    this.staging.badDownloads = 0;
    this.staging.cool();
    this.change({ ...nothingOpened(), manifest: null, fault: null, short: null, held: {}, progress: {} });
    this.run();
  }

  /** The documents are about to be opened without a link; when that was is said when it is back. @param {string} at */
  async openOffline(at) {
    await this.restored;
    if (this.holding.peek().offline) return;
    this.change({ offline: { at } });
    await this.surroundings.shelf.put(openedKey(this.handover.id), { at });
  }

  /** Somebody looks at another page of this device. */
  showElsewhere() {
    if (!isOpen(this.holding.peek())) return;
    this.change({ shown: true });
    this.run();
  }

  /** Stops until a person asks for another try. @param {string} fault @param {Envelope} envelope */
  fail(fault, { document }) {
    this.tellFault(fault, document);
    this.change({ fault });
  }

  /** @param {string} fault @param {string} document */
  tellFault(fault, document) {
    this.change({ unreported: [...this.holding.peek().unreported, { document, fault }] });
  }

  /** @param {unknown} error */
  async recover(error) {
    if (error instanceof Superseded) return;
    if (error instanceof Rejected && error.code === "unknown_endpoint") {
      this.stop();
      return this.surroundings.onExpelled();
    }
    if (error instanceof Rejected) this.surroundings.askSnapshot();
    await this.waitBeforeRetry();
  }

  async waitBeforeRetry() {
    this.attempt += 1;
    this.change({ retrying: true });
    await this.pause.wait(backoff(this.attempt));
  }

  succeeded() {
    this.attempt = 0;
    if (this.holding.peek().retrying) this.change({ retrying: false });
  }
}
