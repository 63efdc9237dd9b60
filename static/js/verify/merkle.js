// @ts-check
/** The Merkle tree of RFC 6962, section 2.1. */
import { concat, equal } from "./bytes.js";
import { sha256 } from "./hash.js";

/** @typedef {import("./bytes.js").Bytes} Bytes */

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** @param {Uint8Array} entry */
export function leafHash(entry) {
  return sha256(concat(LEAF, entry));
}

/** @param {Uint8Array} left @param {Uint8Array} right */
export function nodeHash(left, right) {
  return sha256(concat(NODE, left, right));
}

/** A tree that grows by a leaf at a time and knows its root at each size that it had. */
export class Tree {
  constructor() {
    /** @type {Bytes[][]} of each level the hashes of the complete subtrees, from the left */
    this.levels = [[]];
  }

  get size() {
    return this.levels[0].length;
  }

  /** @param {Uint8Array} entry */
  add(entry) {
    let hash = leafHash(entry);
    for (let level = 0; ; level += 1) {
      this.levels[level] ??= [];
      const row = this.levels[level];
      row.push(hash);
      if (row.length % 2) return;
      hash = nodeHash(row[row.length - 2], hash);
    }
  }

  /** @param {number} size @returns {Bytes | null} null where it never had that size */
  rootAt(size) {
    if (size > this.size) return null;
    if (size === 0) return sha256(new Uint8Array());
    const peaks = [];
    for (let level = 0; size >> level > 0; level += 1) {
      if ((size >> level) & 1) peaks.push(this.levels[level][(size >> level) - 1]);
    }
    return peaks.reduce((right, left) => nodeHash(left, right));
  }

  /** @param {import("./checkpoint.js").Head | null} head @returns {boolean} whether the tree had that root at that size */
  had(head) {
    const root = head && this.rootAt(head.size);
    return root !== null && equal(root, /** @type {import("./checkpoint.js").Head} */ (head).root);
  }
}

/**
 * RFC 9162, section 2.1.3.2. Halves by division: sizes may be larger than what bit operators take.
 * @param {Uint8Array} leaf
 * @param {number} index
 * @param {Uint8Array[]} path from the leaf's sibling upwards
 * @param {import("./checkpoint.js").Head} head
 * @returns {boolean}
 */
export function isIncluded(leaf, index, path, head) {
  if (index >= head.size || path.some((hash) => hash.length !== 32)) return false;
  let [node, last, hash] = [index, head.size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equal(hash, head.root);
}

/** @param {number} number */
function half(number) {
  return Math.floor(number / 2);
}
