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

/**
 * @param {import("./bytes.js").Bytes} bytes of a bundle, a receipt, or the text of a receipt's QR code
 * @param {{key?: string, report?: import("./pace.js").Report}} [given] `key`: the verifier key that it has to be of
 * @returns {Promise<Result>}
 */
export async function verify(bytes, { key, report } = {}) {
  const known = key === undefined ? undefined : readLogKey(key);
  const findings = new Findings();
  if (looksLikeZip(bytes)) {
    const read = await checkBundle(findings, bytes, new Pace(report), known);
    return result("bundle", findings, read.key, bundleFacts(read));
  }
  const file = await readReceiptFile(bytes);
  if (!file) return { status: 2, kind: null, log: null, findings: [], facts: {} };
  const read = await checkReceipt(findings, file, known);
  return result("receipt", findings, read.key, receiptFacts(read));
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
