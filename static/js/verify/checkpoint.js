// @ts-check
/** The signed head of the log (C2SP tlog-checkpoint without extension lines). */
import { fromBase64 } from "./base64.js";
import { isSigned, readNote } from "./note.js";

/** @typedef {{size: number, root: import("./bytes.js").Bytes}} Head `root`: 32 bytes */
/** @typedef {Head & {holds: boolean}} Checkpoint `holds`: it is the log's own and the log's key signed it */

/**
 * @param {string | null} text
 * @param {import("./note.js").LogKey} key
 * @returns {Promise<Checkpoint | null>} null where its form is wrong
 */
export async function readCheckpoint(text, key) {
  const note = readNote(text);
  const [origin, size, root, ...rest] = note?.text.split("\n") ?? [];
  const head = note && rest.length === 1 && rest[0] === "" && readHead(size, root);
  return head ? { ...head, holds: origin === key.name && (await isSigned(note, key)) } : null;
}

/** @param {string} size decimal @param {string} root base64 @returns {Head | null} */
export function readHead(size, root) {
  const found = { size: readDecimal(size), root: fromBase64(root) };
  return found.size !== null && found.root?.length === 32 ? /** @type {Head} */ (found) : null;
}

/** @param {string} text @returns {number | null} null unless digits without a leading zero */
export function readDecimal(text) {
  const value = /^(?:0|[1-9][0-9]*)$/.test(text) ? Number(text) : -1;
  return Number.isSafeInteger(value) && value >= 0 ? value : null;
}
