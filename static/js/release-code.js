// @ts-check

import { ALPHABET, GROUP, normalise } from "./crockford.js";
import { toBase64url } from "./crypto/encoding.js";

/** The release secret as people read it out and type it (docs/protocol.md, section 4). */

const GROUPS = 9;
export const RELEASE_CODE_LENGTH = GROUPS * GROUP;
const SECRET_BYTES = 16;
/** Nine times fifteen bits are seven more than the secret has. */
const SPARE_BITS = 7n;

/**
 * Groups are judged as soon as they are whole, so that a slip is told while the code is still being typed.
 *
 * @param {string} typed
 * @returns {{secret: string} | {slip: number}} `secret`: base64url; `slip`: the first group, from 1, that is
 *   wrong, or 0 where all are right and the length is not
 */
export function readReleaseCode(typed) {
  const groups = normalise(typed).match(new RegExp(`.{${GROUP}}`, "gu")) ?? [];
  const wrong = groups.slice(0, GROUPS).findIndex((group, number) => !holds(group, number));
  if (wrong >= 0) return { slip: wrong + 1 };
  if (normalise(typed).length !== RELEASE_CODE_LENGTH) return { slip: 0 };

  const digits = groups.flatMap((group) => valuesOf(group).slice(0, 3));
  const number = digits.reduce((sum, digit) => (sum << 5n) | BigInt(digit), 0n);
  if (number & ((1n << SPARE_BITS) - 1n)) return { slip: GROUPS };
  return { secret: toBase64url(bytesOf(number >> SPARE_BITS)) };
}

/** @param {string} group @param {number} number of the group, from 0 */
function holds(group, number) {
  const [a, b, c, check] = valuesOf(group);
  if (Math.min(a, b, c, check) < 0) return false;
  return check === (times(2, a) ^ times(4, b) ^ times(8, c) ^ times(16, number));
}

/** @param {string} group @returns {number[]} -1 for a character that no code has */
function valuesOf(group) {
  return [...group].map((character) => ALPHABET.indexOf(character));
}

/** Product in GF(32) with x^5 + x^2 + 1. @param {number} a @param {number} b */
function times(a, b) {
  let product = 0;
  for (let left = a, right = b; right > 0; right >>= 1) {
    if (right & 1) product ^= left;
    left <<= 1;
    if (left & 32) left ^= 0b100101;
  }
  return product;
}

/** @param {bigint} number @returns {Uint8Array} big-endian */
function bytesOf(number) {
  return Uint8Array.from({ length: SECRET_BYTES }, (_, i) =>
    Number((number >> BigInt(8 * (SECRET_BYTES - 1 - i))) & 255n),
  );
}
