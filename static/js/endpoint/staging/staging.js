// @ts-check
import { sha256Hex } from "../../crypto/backend.js";
import { envelopeKey } from "../keeping/holding.js";
import { envelopeAddress } from "../resources.js";
import { download } from "./download.js";
import { Parts } from "./parts.js";
import { shortage } from "./room.js";

/** @typedef {import("../steps.js").Envelope} Envelope */

/** A hash that does not hold so many times in a row is no accident of the line. */
const MOST_BAD_DOWNLOADS = 3;
const PROGRESS_EVERY = 150;
/** Of an armed package so much (bytes) lies ready in memory: a cheap phone has no more to spare. */
const WARM = 32_000_000;

/** What was being fetched is no longer wanted. */
export class Superseded extends Error {}

/** The envelopes of one package on this device: how they come, and whether they are still there. */
export class Staging {
  /** @param {import("../receiver.js").Receiver} receiver */
  constructor(receiver) {
    this.receiver = receiver;
    this.shelf = receiver.surroundings.shelf;
    this.badDownloads = 0;
    /** @type {Map<string, Uint8Array<ArrayBuffer>>} read already, since the press may come any moment */
    this.warm = new Map();
  }

  /** @param {Envelope} envelope */
  async take(envelope) {
    const { receiver, shelf } = this;
    const key = envelopeKey(envelope.sha256);
    if ((await shelf.get(key)) === undefined) {
      if (await this.isShort()) return;
      const parts = new Parts(shelf, envelope.sha256);
      const bytes = await this.download(envelope, parts);
      if ((await sha256Hex(bytes)) !== envelope.sha256) return this.badDownload(envelope, parts);
      this.badDownloads = 0;
      const durable = await shelf.put(key, bytes);
      await parts.remove();
      if (!durable) this.notDurable(envelope);
    }
    receiver.succeeded();
    this.hold(envelope);
  }

  /** @param {Envelope} envelope */
  hold({ document, sha256 }) {
    const held = { ...this.receiver.holding.peek().held, [document]: sha256 };
    this.receiver.change({ held });
    if (this.missing().length === 0) this.receiver.change({ lost: false, pace: null });
  }

  /** Before the press only: what does not fit is fetched after it, and need not outlive its page then. */
  async isShort() {
    const { receiver } = this;
    if (receiver.handover.secret) return false;
    const missing = this.missing();
    const short = await shortage(missing);
    if (short && !receiver.holding.peek().short) receiver.tellFault("storage", missing[0].document);
    receiver.change({ short });
    return short !== null;
  }

  /** @returns {Envelope[]} */
  missing() {
    const { manifest, held } = this.receiver.holding.peek();
    return (manifest?.envelopes ?? []).filter(({ document }) => held[document] === undefined);
  }

  /** @param {Envelope} envelope @param {Parts} parts */
  download({ document, sha256, size }, parts) {
    const { receiver } = this;
    const { sealing } = receiver.handover;
    const ifStillWanted = () => {
      if (receiver.stopped || receiver.handover.sealing !== sealing) throw new Superseded();
    };
    let [told, counted] = [0, -1];
    return download({
      url: envelopeAddress(sha256),
      token: receiver.surroundings.token,
      size,
      keeping: parts,
      onProgress: (received) => {
        ifStillWanted();
        if (counted >= 0) receiver.surroundings.pace.arrived(received - counted);
        counted = received;
        if (received < size && Date.now() - told < PROGRESS_EVERY) return;
        told = Date.now();
        receiver.change({ retrying: false });
        this.progressed(document, received);
      },
      beforeRetry: async (attempt) => {
        ifStillWanted();
        receiver.attempt = attempt - 1;
        await receiver.waitBeforeRetry();
      },
    });
  }

  /** @param {string} document @param {number} received bytes */
  progressed(document, received) {
    const progress = { ...this.receiver.holding.peek().progress, [document]: received };
    const left = this.missing().reduce((sum, one) => sum + one.size - (progress[one.document] ?? 0), 0);
    const { pace, clock } = this.receiver.surroundings;
    const reading = pace.reading(left);
    this.receiver.change({ progress, pace: reading && { ...reading, rtt_ms: clock().rtt_ms } });
  }

  /** Whether everything is still there as it was when it landed; what is not is fetched again. */
  async check() {
    const { manifest, held } = this.receiver.holding.peek();
    for (const envelope of manifest?.envelopes ?? []) {
      if (held[envelope.document] !== undefined && !(await this.isSound(envelope))) await this.lose(envelope);
    }
    this.receiver.change({ unchecked: false });
  }

  /** @param {Envelope} envelope @returns {Promise<Uint8Array<ArrayBuffer> | undefined>} */
  async bytesOf({ sha256 }) {
    return this.warm.get(sha256) ?? this.shelf.get(envelopeKey(sha256));
  }

  /** @param {Envelope} envelope */
  async isSound({ sha256 }) {
    const bytes = await this.shelf.get(envelopeKey(sha256));
    const sound = bytes !== undefined && (await sha256Hex(bytes)) === sha256;
    if (sound && this.receiver.handover.state === "armed") this.keepWarm(sha256, bytes);
    return sound;
  }

  /** @param {string} sha256 @param {Uint8Array<ArrayBuffer>} bytes */
  keepWarm(sha256, bytes) {
    const total = [...this.warm.values()].reduce((sum, { length }) => sum + length, bytes.length);
    if (total <= WARM) this.warm.set(sha256, bytes);
  }

  /** The press is not near, or is over. */
  cool() {
    this.warm.clear();
  }

  /** What was called staged is not; the desk hears of it, and again when it is. @param {Envelope} envelope */
  async lose(envelope) {
    this.receiver.tellFault("storage", envelope.document);
    this.receiver.change({ lost: true, restage: true });
    await this.discard(envelope);
  }

  /** @param {Envelope} envelope */
  async discard({ document, sha256 }) {
    this.warm.delete(sha256);
    await this.shelf.remove([envelopeKey(sha256)]);
    const { held, progress } = this.receiver.holding.peek();
    this.receiver.change({ held: without(held, document), progress: without(progress, document) });
  }

  /** @param {Envelope} envelope @param {Parts} parts */
  async badDownload(envelope, parts) {
    await parts.remove();
    this.badDownloads += 1;
    if (this.badDownloads >= MOST_BAD_DOWNLOADS) return this.receiver.fail("ciphertext_hash", envelope);
    await this.receiver.waitBeforeRetry();
  }

  /** @param {Envelope} envelope */
  notDurable({ document }) {
    const { receiver } = this;
    if (receiver.holding.peek().durable) receiver.tellFault("storage", document);
    receiver.change({ durable: false });
  }
}

/** @template T @param {Record<string, T>} record @param {string} key @returns {Record<string, T>} */
function without(record, key) {
  const { [key]: _, ...rest } = record;
  return rest;
}
