// @ts-check
/** Signed notes (C2SP signed-note) with one signature, that of the log's key. */
import { fromBase64, toBase64 } from "./base64.js";
import { concat, equal, hex, utf8 } from "./bytes.js";
import { sha256, sha256hex } from "./hash.js";
import { ed25519Holds } from "./signatures.js";

/** @typedef {import("./bytes.js").Bytes} Bytes */
/** @typedef {{text: string, name: string, public: Bytes, id: Bytes, seen: Map<string, Promise<boolean>>}} LogKey
 *  `public` 32 bytes, `id` 4; `seen`: whether a note holds, so that each is checked once */
/** @typedef {{text: string, signer: string, signature: Bytes}} Note `signature`: key id, then Ed25519 */

const ED25519 = Uint8Array.of(1);

/**
 * @param {string | null} text `NAME+KEYID+BASE64`
 * @returns {LogKey | null} null unless the name is made from the key, and all of it is in its one spelling
 */
export function readLogKey(text) {
  const bytes = fromBase64(text?.split("+").slice(2).join("+") ?? "");
  if (bytes?.length !== 33) return null;
  const publicKey = bytes.slice(1);
  const name = `ceremony/${sha256hex(publicKey).slice(0, 16)}`;
  const id = sha256(concat(utf8(`${name}\n`), ED25519, publicKey)).slice(0, 4);
  const spelled = `${name}+${hex(id)}+${toBase64(concat(ED25519, publicKey))}`;
  return spelled === text ? { text, name, public: publicKey, id, seen: new Map() } : null;
}

/** @param {string | null} text @returns {Note | null} */
export function readNote(text) {
  const gap = text?.lastIndexOf("\n\n") ?? -1;
  if (text === null || gap < 0 || hasControls(text)) return null;
  const [, signer, encoded] = text.slice(gap + 2).match(/^— ([^\s+]+) (\S+)\n$/) ?? [];
  const signature = encoded ? fromBase64(encoded) : null;
  return signature && { text: text.slice(0, gap + 1), signer, signature };
}

/** @param {string} text @returns {boolean} whether there is one besides line feeds */
function hasControls(text) {
  return [...text].some((character) => character < " " && character !== "\n");
}

/** @param {Note} note @param {LogKey} key @returns {Promise<boolean>} whether this key signed it */
export async function isSigned(note, key) {
  if (note.signer !== key.name || !equal(note.signature.subarray(0, 4), key.id)) return false;
  const what = `${toBase64(note.signature)}\n${note.text}`;
  const found = key.seen.get(what) ?? ed25519Holds(key.public, note.signature.slice(4), utf8(note.text));
  key.seen.set(what, found);
  return found;
}
