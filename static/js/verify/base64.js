// @ts-check
/** RFC 4648, each text in its one canonical spelling: what does not encode back to itself is `null`. */

/** @typedef {import("./bytes.js").Bytes} Bytes */

/** @param {string} text section 4, padded @returns {Bytes | null} */
export function fromBase64(text) {
  let binary;
  try {
    binary = atob(text);
  } catch {
    return null;
  }
  if (btoa(binary) !== text) return null;
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** @param {Uint8Array} bytes @returns {string} section 4, padded */
export function toBase64(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** @param {string} text section 5, not padded @returns {Bytes | null} */
export function fromBase64url(text) {
  if (/[+/=]/.test(text)) return null;
  const padding = "=".repeat((4 - (text.length % 4)) % 4);
  return fromBase64(text.replaceAll("-", "+").replaceAll("_", "/") + padding);
}
