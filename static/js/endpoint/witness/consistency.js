// @ts-check
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, equalBytes } from "../../crypto/encoding.js";

const HASH_BYTES = 32;

/** @typedef {{size: number, root: Uint8Array}} Tree */

/**
 * Whether a tree only grew from one to the other (RFC 9162 section 2.1.4.2, over the hashes of RFC 6962). Without the
 * bit operators, which know 32 bits only.
 * @param {Tree} older at least one leaf
 * @param {Tree} newer
 * @param {Uint8Array[]} proof as RFC 6962 section 2.1.2 makes it; empty for equal sizes
 * @returns {boolean}
 */
export function isConsistent(older, newer, proof) {
  if (![older.root, newer.root, ...proof].every((hash) => hash.length === HASH_BYTES)) return false;
  if (older.size < 1 || newer.size < older.size) return false;
  if (newer.size === older.size) return proof.length === 0 && equalBytes(older.root, newer.root);
  const [first, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
  if (proof.length === 0) return false;

  const walk = climb({ at: older.size - 1, last: newer.size - 1 }, isOdd);
  let [olderRoot, newerRoot] = [first, first];
  for (const hash of rest) {
    if (walk.last === 0) return false;
    if (isOdd(walk) || walk.at === walk.last) {
      olderRoot = node(hash, olderRoot);
      newerRoot = node(hash, newerRoot);
      climb(walk, ({ at }) => at !== 0 && at % 2 === 0);
    } else {
      newerRoot = node(newerRoot, hash);
    }
    goUp(walk);
  }
  return walk.last === 0 && equalBytes(olderRoot, older.root) && equalBytes(newerRoot, newer.root);
}

/** @typedef {{at: number, last: number}} Walk the node that is looked at and the last one of its level */

/** @param {Walk} walk */
const isOdd = ({ at }) => at % 2 === 1;

/** @param {Walk} walk @param {(walk: Walk) => boolean} asLongAs */
function climb(walk, asLongAs) {
  while (asLongAs(walk)) goUp(walk);
  return walk;
}

/** @param {Walk} walk */
function goUp(walk) {
  walk.at = Math.floor(walk.at / 2);
  walk.last = Math.floor(walk.last / 2);
}

/** @param {number} size */
function isPowerOfTwo(size) {
  let rest = size;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}

/** @param {Uint8Array} left @param {Uint8Array} right */
const node = (left, right) => sha256(concat(Uint8Array.of(1), left, right));
