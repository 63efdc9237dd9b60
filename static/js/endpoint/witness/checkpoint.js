// @ts-check
import { sha256 } from "@noble/hashes/sha2.js";
import { toHex } from "../../crypto/encoding.js";
import { fromBase64 } from "../keeping/base64.js";
import { isConsistent } from "./consistency.js";
import { NoteFault, openNote, readVerifierKey } from "./note.js";

/** @typedef {{note: string, size: number, root: string}} Checkpoint `root` in base64 */

/**
 * @param {string} note
 * @param {string} verifierKey
 * @returns {Checkpoint} what the log's key signed (docs/evidence.md section 1)
 * @throws {NoteFault} also of another log, and of an empty one, of which nothing can be said
 */
export function openCheckpoint(note, verifierKey) {
  const key = readVerifierKey(verifierKey);
  if (key.name !== `ceremony/${toHex(sha256(key.publicKey)).slice(0, 16)}`) throw new NoteFault("name");
  const text = openNote(note, key);
  const [, origin, digits, root] = /^([^\n]+)\n([1-9][0-9]*)\n([^\n]+)\n$/.exec(text) ?? [];
  const size = Number(digits);
  if (origin !== key.name || !Number.isSafeInteger(size)) throw new NoteFault("checkpoint");
  if (fromBase64(root)?.length !== 32) throw new NoteFault("root");
  return { note, size, root };
}

/**
 * @param {Checkpoint} older
 * @param {Checkpoint} newer
 * @param {unknown} proof in base64, as the server gave it
 * @returns {boolean} whether the log only grew in between
 */
export function follows(older, newer, proof) {
  if (!Array.isArray(proof)) return false;
  const hashes = [older.root, newer.root, ...proof].map((hash) => fromBase64(String(hash)));
  const [olderRoot, newerRoot, ...path] = hashes.map((hash) => hash ?? new Uint8Array());
  return isConsistent({ size: older.size, root: olderRoot }, { size: newer.size, root: newerRoot }, path);
}
