// @ts-check
/**
 * The second verifier of docs/evidence.md: built from that page alone, it shares no code with the first
 * (`ceremony evidence verify`). Runs in a page and under node.
 */
import { checkBundle } from "./bundle.js";
import { bundleFacts, receiptFacts } from "./facts.js";
import { Findings } from "./findings.js";
import { readLogKey } from "./note.js";
import { Pace } from "./pace.js";
import { checkReceipt } from "./receipt.js";
import { readReceiptFile } from "./receipt-file.js";
import { looksLikeZip } from "./zip.js";

/** @typedef {{status: 0 | 1 | 2, kind: "bundle" | "receipt" | null, log: string | null,
 *             findings: import("./findings.js").Finding[], facts: import("./facts.js").Facts}} Result
 *  `status` 0: all holds; 1: something does not; 2: neither a bundle nor a receipt. `log`: the verifier key */

/** @type {Result} */
const NEITHER = { status: 2, kind: null, log: null, findings: [], facts: {} };

/**
 * @param {import("./bytes.js").Bytes} bytes of a bundle, a receipt, or the text of a receipt's QR code
 * @param {{key?: string, report?: import("./pace.js").Report}} [given] `key`: the verifier key that it has to be of
 * @returns {Promise<Result>}
 */
export async function verify(bytes, { key, report } = {}) {
  const known = key === undefined ? undefined : readLogKey(key);
  const check = looksLikeZip(bytes) ? verifyBundle : verifyReceipt;
  try {
    return await check(bytes, known, new Pace(report));
  } catch {
    // Nesting or lengths that no honest file has.
    return check === verifyBundle ? unreadableBundle() : NEITHER;
  }
}

/** @typedef {import("./note.js").LogKey | null | undefined} Known undefined: none was given, null: what was is none */

/** @param {import("./bytes.js").Bytes} bytes @param {Known} known @param {Pace} pace @returns {Promise<Result>} */
async function verifyBundle(bytes, known, pace) {
  const findings = new Findings();
  const read = await checkBundle(findings, bytes, pace, known);
  return result("bundle", findings, read.key, bundleFacts(read));
}

/** @param {import("./bytes.js").Bytes} bytes @param {Known} known @returns {Promise<Result>} */
async function verifyReceipt(bytes, known) {
  const findings = new Findings();
  const file = await readReceiptFile(bytes);
  if (!file) return NEITHER;
  const read = await checkReceipt(findings, file, known);
  return result("receipt", findings, read.key, receiptFacts(read));
}

/** @returns {Result} */
function unreadableBundle() {
  const findings = new Findings();
  findings.check("container", false);
  return result("bundle", findings, null, {});
}

/**
 * @param {"bundle" | "receipt"} kind
 * @param {Findings} findings
 * @param {import("./note.js").LogKey | null} key
 * @param {import("./facts.js").Facts} facts
 * @returns {Result}
 */
function result(kind, findings, key, facts) {
  return { status: findings.hold ? 0 : 1, kind, log: key?.text ?? null, findings: findings.list(), facts };
}
