// @ts-check
/** A strict walk through DER (X.690): definite lengths in their shortest form, tags of one byte. */

/** @typedef {{tag: number, content: Uint8Array, whole: Uint8Array}} Element */

export const SEQUENCE = 0x30;
export const INTEGER = 0x02;
export const OCTET_STRING = 0x04;
export const OBJECT_IDENTIFIER = 0x06;
export const NULL = 0x05;
export const CONTEXT_0 = 0xa0;
export const GENERALIZED_TIME = 0x18;

/** @param {Uint8Array} bytes elements one after the other @returns {Element[] | null} null where they are not DER */
export function elements(bytes) {
  const found = [];
  for (let at = 0; at < bytes.length; ) {
    const element = readElement(bytes.subarray(at));
    if (!element) return null;
    found.push(element);
    at += element.whole.length;
  }
  return found;
}

/** @param {Element | undefined} element @param {number} tag @returns {Element[]} what is inside; nothing for another tag */
export function inside(element, tag) {
  return (element?.tag === tag && elements(element.content)) || [];
}

/** @param {Uint8Array} bytes @returns {Element | null} */
function readElement(bytes) {
  const [tag, first] = bytes;
  if (first === undefined || (tag & 0x1f) === 0x1f) return null;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const start = 2 + lengthBytes;
  if (first === 0x80 || lengthBytes > 4 || bytes.length < start) return null;
  const length = lengthBytes ? bytes.subarray(2, start).reduce((sum, byte) => sum * 256 + byte, 0) : first;
  const shortest = lengthBytes === 0 || (bytes[2] !== 0 && length >= 0x80);
  if (!shortest || start + length > bytes.length) return null;
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(0, start + length) };
}
