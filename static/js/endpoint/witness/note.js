// @ts-check
import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, equalBytes, toHex, utf8 } from "../../crypto/encoding.js";
import { fromBase64 } from "../keeping/base64.js";

/** Signed notes of the log (C2SP signed-note v1.0.0). The browsers' own Ed25519 is too new for old PCs. */

/** The type byte of an Ed25519 key. */
const ED25519 = 1;
const ID_BYTES = 4;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** @typedef {{name: string, id: Uint8Array, publicKey: Uint8Array}} VerifierKey */

/** A key or a note that does not hold. */
export class NoteFault extends Error {}

/**
 * @param {string} text `NAME+KEYID+base64(01 || public key)`
 * @returns {VerifierKey}
 * @throws {NoteFault}
 */
export function readVerifierKey(text) {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text) ?? [];
  const typed = encoded ? fromBase64(encoded) : null;
  if (!typed || typed.length !== 1 + KEY_BYTES || typed[0] !== ED25519) throw new NoteFault("verifier key");
  const expected = sha256(concat(utf8(`${name}\n`), typed)).slice(0, ID_BYTES);
  if (toHex(expected) !== id) throw new NoteFault("key id");
  return { name, id: expected, publicKey: typed.slice(1) };
}

/**
 * @param {string} note
 * @param {VerifierKey} key
 * @returns {string} its text, signed by this key and by no other
 * @throws {NoteFault}
 */
export function openNote(note, key) {
  const end = note.lastIndexOf("\n\n");
  if (end < 0 || !note.endsWith("\n")) throw new NoteFault("form");
  const text = note.slice(0, end + 1);
  const { name, id, signature } = readSignature(note.slice(end + 2, -1));
  if (name !== key.name || !equalBytes(id, key.id)) throw new NoteFault("other key");
  if (!isValid(signature, utf8(text), key.publicKey)) throw new NoteFault("signature");
  return text;
}

/** @param {string} line "— NAME base64(key id || signature)" */
function readSignature(line) {
  const [, name, encoded] = /^\u2014 ([^+\s]+) (\S+)$/u.exec(line) ?? [];
  const bytes = encoded ? fromBase64(encoded) : null;
  if (bytes?.length !== ID_BYTES + SIGNATURE_BYTES) throw new NoteFault("signature line");
  return { name, id: bytes.slice(0, ID_BYTES), signature: bytes.slice(ID_BYTES) };
}

/**
 * RFC 8032, strictly: the looser rules of ZIP 215 would let through keys and signatures that others refuse.
 * @param {Uint8Array} signature
 * @param {Uint8Array} message
 * @param {Uint8Array} publicKey
 */
function isValid(signature, message, publicKey) {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}
