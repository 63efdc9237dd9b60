// @ts-check
/** Bytes, text and hexadecimal. What is not exactly of the form is `null`, never guessed at. */

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** @param {string} text @returns {Bytes} UTF-8 */
export function utf8(text) {
  return /** @type {Bytes} */ (encoder.encode(text));
}

/** @param {Uint8Array} bytes @returns {string | null} null where they are not UTF-8; a byte order mark is kept */
export function textOf(bytes) {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

/** @param {Uint8Array[]} parts @returns {Bytes} */
export function concat(...parts) {
  return joined(parts);
}

/** @param {Uint8Array[]} parts more than there can be arguments @returns {Bytes} */
export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {Uint8Array} left @param {Uint8Array} right */
export function equal(left, right) {
  return left.length === right.length && left.every((byte, i) => byte === right[i]);
}

/** @param {Uint8Array} bytes @returns {string} lower case */
export function hex(bytes) {
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text;
}

/**
 * The order of Unicode code points. JavaScript's own is that of UTF-16, where U+10000 comes before U+FFFF.
 * @param {string} left
 * @param {string} right
 * @returns {number} as for `Array.sort`
 */
export function byCodePoint(left, right) {
  const a = [...left];
  const b = [...right];
  const different = a.findIndex((character, i) => character !== b[i]);
  if (different < 0) return a.length - b.length;
  return Number(a[different].codePointAt(0)) - (b[different]?.codePointAt(0) ?? -1);
}
