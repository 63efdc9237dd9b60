// @ts-check
/** The hash tiles of a tree under their names (C2SP tlog-tiles): 256 hashes each, fewer at the right edge. */
import { joined } from "./bytes.js";

const WIDTH = 256;
const LEVELS_A_TILE = 8;

/**
 * @param {import("./merkle.js").Tree} tree
 * @returns {Generator<[string, import("./bytes.js").Bytes]>} name and content
 */
export function* tilesOf(tree) {
  for (let level = 0; tree.levels[level * LEVELS_A_TILE]?.length; level += 1) {
    const hashes = tree.levels[level * LEVELS_A_TILE];
    for (let at = 0; at < hashes.length; at += WIDTH) {
      const tile = hashes.slice(at, at + WIDTH);
      const partial = tile.length < WIDTH ? `.p/${tile.length}` : "";
      yield [`tile/${level}/${pathOf(at / WIDTH)}${partial}`, joined(tile)];
    }
  }
}

/** @param {number} number @returns {string} in groups of three digits, all but the last behind an x: x001/x234/067 */
function pathOf(number) {
  const digits = String(number);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
  return padded.replace(/\d{3}(?=\d)/g, "x$&/");
}
