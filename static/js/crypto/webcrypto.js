// @ts-check
/** The browser's own cryptography; only in secure contexts (https, localhost). */

/** @typedef {import("./backend.js").Bytes} Bytes */

/** @param {Bytes} bytes */
export async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/**
 * @param {Bytes} ikm
 * @param {Bytes} salt
 * @param {Bytes} info
 * @param {number} length bytes
 */
export async function hkdf(ikm, salt, info, length) {
  const key = await crypto.subtle.importKey("raw", ikm, "HKDF", false, ["deriveBits"]);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, length * 8),
  );
}

/**
 * @param {Bytes} key 32 bytes
 * @param {Bytes} nonce 12 bytes
 * @param {Bytes} sealed ciphertext || tag
 * @param {Bytes} aad
 */
export async function openGcm(key, nonce, sealed, aad) {
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]);
  return new Uint8Array(
    await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce, additionalData: aad }, aes, sealed),
  );
}
