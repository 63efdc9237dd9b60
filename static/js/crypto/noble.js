// @ts-check
import { gcm } from "@noble/ciphers/aes.js";
import { hkdf as hkdfOf } from "@noble/hashes/hkdf.js";
import { sha256 as sha256Of } from "@noble/hashes/sha2.js";

/** Cryptography in JavaScript, for plain http. About ten times slower than the browser's own. */

/** @typedef {import("./backend.js").Bytes} Bytes */

/** @param {Bytes} bytes */
export async function sha256(bytes) {
  return new Uint8Array(sha256Of(bytes));
}

/**
 * @param {Bytes} ikm
 * @param {Bytes} salt
 * @param {Bytes} info
 * @param {number} length bytes
 */
export async function hkdf(ikm, salt, info, length) {
  return new Uint8Array(hkdfOf(sha256Of, ikm, salt, info, length));
}

/**
 * @param {Bytes} key 32 bytes
 * @param {Bytes} nonce 12 bytes
 * @param {Bytes} sealed ciphertext || tag
 * @param {Bytes} aad
 */
export async function openGcm(key, nonce, sealed, aad) {
  return /** @type {Bytes} */ (gcm(key, nonce, aad).decrypt(sealed));
}
