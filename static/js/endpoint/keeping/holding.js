// @ts-check
import { Parts } from "../staging/parts.js";

/** What one device holds of one handover, and where on the shelf it lies. */

/**
 * @typedef {import("../staging/pace.js").Reading & {rtt_ms: number | null}} Pace
 * @typedef {import("../steps.js").Holding & {
 *   files: Record<string, Blob>, progress: Record<string, number>, retrying: boolean, durable: boolean,
 *   notice: string | null, answerKept: boolean, lost: boolean, pace: Pace | null,
 * }} Holding `files`: opened documents; `progress`: bytes of an envelope so far; `durable`: survives a reload;
 *   `notice`: what the server said against the person's answer; `answerKept`: it survives a reload; `lost`: something was here and is being fetched again
 */

/** @returns {Holding} */
export function emptyHolding() {
  return {
    ...nothingOpened(),
    manifest: null,
    held: {},
    progress: {},
    answer: null,
    fault: null,
    unreported: [],
    answered: {},
    receipt: null,
    retrying: false,
    durable: true,
    notice: null,
    answerKept: true,
    lost: false,
    pace: null,
    unchecked: false,
    restage: false,
    short: null,
    offline: null,
  };
}

/** @returns {Pick<Holding, "plaintexts" | "files" | "shown">} */
export function nothingOpened() {
  return { plaintexts: {}, files: {}, shown: false };
}

/** @param {string} handover */
export const packageKey = (handover) => `package:${handover}`;
/** @param {string} sha256 */
export const envelopeKey = (sha256) => `envelope:${sha256}`;
/** @param {string} handover */
export const answerKey = (handover) => `answer:${handover}`;
/** @param {string} handover */
export const openedKey = (handover) => `opened:${handover}`;
/** @param {string} handover */
export const receiptKey = (handover) => `receipt:${handover}`;

/**
 * What is left after a reload. Envelopes were checked before they were put away, and are once more before they count.
 * @param {import("./shelf.js").Shelf} shelf
 * @param {string} handover
 * @returns {Promise<Pick<Holding, "manifest" | "held" | "answer" | "receipt" | "offline" | "unchecked">>}
 */
export async function loadHolding(shelf, handover) {
  const [manifest = null, answer = null, receipt = null, offline = null, keys] = await Promise.all([
    shelf.get(packageKey(handover)),
    shelf.get(answerKey(handover)),
    shelf.get(receiptKey(handover)),
    shelf.get(openedKey(handover)),
    shelf.keys(),
  ]);
  const there = new Set(keys);
  /** @type {import("../steps.js").Envelope[]} */
  const envelopes = manifest?.envelopes ?? [];
  const held = envelopes.filter(({ sha256 }) => there.has(envelopeKey(sha256)));
  return {
    manifest,
    answer,
    receipt,
    offline,
    unchecked: held.length > 0,
    held: Object.fromEntries(held.map(({ document, sha256 }) => [document, sha256])),
  };
}

/**
 * Puts a new manifest away and throws out the envelopes of the sealing before it.
 * @param {import("./shelf.js").Shelf} shelf
 * @param {import("../steps.js").Manifest} manifest
 */
export async function keepManifest(shelf, manifest) {
  const before = await shelf.get(packageKey(manifest.handover));
  const current = new Set(manifest.envelopes.map(({ sha256 }) => sha256));
  /** @type {import("../steps.js").Envelope[]} */
  const envelopes = before?.envelopes ?? [];
  const old = envelopes.filter(({ sha256 }) => !current.has(sha256));
  await forgetEnvelopes(shelf, old);
  await shelf.put(packageKey(manifest.handover), manifest);
}

/**
 * @param {import("./shelf.js").Shelf} shelf
 * @param {string} handover
 * @param {import("../steps.js").Manifest | null} manifest
 */
export async function forgetPackage(shelf, handover, manifest) {
  await forgetEnvelopes(shelf, manifest?.envelopes ?? []);
  await shelf.remove([packageKey(handover)]);
}

/** @param {import("./shelf.js").Shelf} shelf @param {import("../steps.js").Envelope[]} envelopes */
async function forgetEnvelopes(shelf, envelopes) {
  await shelf.remove(envelopes.map(({ sha256 }) => envelopeKey(sha256)));
  for (const { sha256 } of envelopes) await new Parts(shelf, sha256).remove();
}
