// @ts-check
import { toHex } from "./encoding.js";
import * as webcrypto from "./webcrypto.js";

/**
 * What an endpoint needs of cryptography. Two modules offer it: the browser's own, and one in JavaScript for
 * pages over plain http in a local network, where browsers keep `crypto.subtle` back.
 *
 * @typedef {Uint8Array<ArrayBuffer>} Bytes
 * @typedef {{
 *   sha256: (bytes: Bytes) => Promise<Bytes>,
 *   hkdf: (ikm: Bytes, salt: Bytes, info: Bytes, length: number) => Promise<Bytes>,
 *   openGcm: (key: Bytes, nonce: Bytes, sealed: Bytes, aad: Bytes) => Promise<Bytes>,
 * }} Backend `hkdf` is HKDF-SHA256 (RFC 5869); `openGcm` rejects if the tag does not hold
 */

/** @returns {Promise<Backend>} */
export async function backend() {
  return globalThis.crypto?.subtle ? webcrypto : import("./beside.js");
}

/**
 * @param {Bytes} bytes
 * @returns {Promise<string>} SHA-256 in lower-case hexadecimal
 */
export async function sha256Hex(bytes) {
  const { sha256 } = await backend();
  return toHex(await sha256(bytes));
}
