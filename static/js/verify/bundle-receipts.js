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
  for (const [name, furthest] of due) {
    await pace.at("receipts", done, due.size);
    done += 1;
    const content = files.get(name);
    const file = content ? await readReceiptFile(content) : null;
    const holds = file !== null && (await fits(file, furthest, key, whole));
    findings.check("receipts", holds, name);
  }
}

/** @param {Whole} whole @returns {Map<string, Entry[]>} file name -> the entries of the furthest kind that there is */
function receiptsDue({ log, entries }) {
  /** @type {Map<string, Entry[]>} */
  const due = new Map();
  for (const entry of entries) {
    const far = howFar(entry);
    if (far === 0 || !log.handover(entry.handover).released) continue;
    const name = `receipts/${percentEncoded(entry.handover)}/${percentEncoded(entry.unit)}.json`;
    const known = due.get(name) ?? [];
    const before = known.length ? howFar(known[0]) : 0;
    if (far > before) due.set(name, [entry]);
    else if (far === before) known.push(entry);
  }
  return due;
}

/**
 * @param {import("./receipt-file.js").ReceiptFile} file
 * @param {Entry[]} furthest
 * @param {import("./note.js").LogKey} key
 * @param {Whole} whole
 */
async function fits(file, furthest, key, { lines, checkpoint }) {
  const findings = new Findings();
  const { delivery } = await checkReceipt(findings, file, key);
  if (!findings.hold || file.isCode) return false;
  const { receipt } = file;
  const [{ handover, unit }] = furthest;
  return (
    receipt.handover === handover &&
    receipt.unit === unit &&
    furthest.some(({ seq }) => seq === delivery?.entry?.seq) &&
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
