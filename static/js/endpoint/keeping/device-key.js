// @ts-check
import { toBase64url, utf8 } from "../../crypto/encoding.js";

const P256 = { name: "ECDSA", namedCurve: "P-256" };
const SHA256 = { name: "ECDSA", hash: "SHA-256" };
const PENDING = "device-key";

/**
 * The key pair of a device that joins: made before it asks, and the same one if it has to ask again. The private key
 * never leaves the browser.
 * @param {import("./shelf.js").Shelf} shelf
 * @returns {Promise<CryptoKeyPair | null>} null on plain http, where browsers have no WebCrypto
 */
export async function pendingKeys(shelf) {
  if (!globalThis.crypto?.subtle) return null;
  /** @type {CryptoKeyPair | undefined} */
  const kept = await shelf.get(PENDING);
  if (kept) return kept;
  const made = await crypto.subtle.generateKey(P256, false, ["sign", "verify"]);
  await shelf.put(PENDING, made);
  return made;
}

/** @param {CryptoKeyPair | null} keys @returns {Promise<string | null>} base64url of the SubjectPublicKeyInfo */
export async function publicPart(keys) {
  if (!keys) return null;
  return toBase64url(new Uint8Array(await crypto.subtle.exportKey("spki", keys.publicKey)));
}

/**
 * @param {CryptoKeyPair | null} keys
 * @param {string} text
 * @returns {Promise<string | null>} base64url of r || s (IEEE P1363) over its UTF-8 bytes
 */
export async function signature(keys, text) {
  if (!keys) return null;
  return toBase64url(new Uint8Array(await crypto.subtle.sign(SHA256, keys.privateKey, utf8(text))));
}
