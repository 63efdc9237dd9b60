// @ts-check
import { equal, utf8 } from "./bytes.js";
import { howFar } from "./entries.js";
import { Findings } from "./findings.js";
import { parseJson } from "./json.js";
import { readProof } from "./proof.js";
import { checkReceipt } from "./receipt.js";
import { readReceiptFile } from "./receipt-file.js";

/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {{log: import("./log.js").Log, entries: Entry[], lines: Uint8Array[],
 *             checkpoint: string | null}} Whole `checkpoint`: the text of that file */

/** @param {import("./bundle.js").Work} work @param {Whole} whole */
export async function checkReceipts({ findings, pace, files, key }, whole) {
  const due = receiptsDue(whole);
  for (const name of files.keys()) {
    if (name.startsWith("receipts/") && !due.has(name)) findings.check("receipts", false, name);
  }
  let done = 0;
  for (const [name, last] of due) {
    await pace.at("receipts", done, due.size);
    done += 1;
    const content = files.get(name);
    const file = content ? await readReceiptFile(content) : null;
    const holds = file !== null && (await fits(file, last, key, whole));
    findings.check("receipts", holds, name);
  }
}

/** @param {Whole} whole @returns {Map<string, Entry>} file name -> the last entry that a receipt is given for */
function receiptsDue({ log, entries }) {
  /** @type {Map<string, Entry>} */
  const due = new Map();
  for (const entry of entries) {
    if (howFar(entry) === 0 || !log.handover(entry.handover).released) continue;
    const name = `receipts/${percentEncoded(entry.handover)}/${percentEncoded(entry.unit)}.json`;
    due.set(name, entry);
  }
  return due;
}

/**
 * @param {import("./receipt-file.js").ReceiptFile} file
 * @param {Entry} last
 * @param {import("./note.js").LogKey} key
 * @param {Whole} whole
 */
async function fits(file, last, key, { lines, checkpoint }) {
  const findings = new Findings();
  const { delivery } = await checkReceipt(findings, file, key);
  if (!findings.hold || file.isCode) return false;
  const { receipt } = file;
  return (
    receipt.handover === last.handover &&
    receipt.unit === last.unit &&
    delivery?.entry?.seq === last.seq &&
    [receipt.delivery, receipt.endpoint].every(({ entry }) => isLine(entry, lines)) &&
    [receipt.delivery, receipt.endpoint].every(({ proof }) => readProof(proof).checkpoint === checkpoint)
  );
}

/** @param {string} entry @param {Uint8Array[]} lines */
function isLine(entry, lines) {
  const line = lines[parseJson(entry).seq - 1];
  return line !== undefined && equal(line, utf8(entry));
}

/** RFC 3986: all but unreserved. @param {string} text */
function percentEncoded(text) {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
