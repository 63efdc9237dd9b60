// @ts-check
import { fromBase64 } from "./base64.js";
import { readDecimal } from "./checkpoint.js";

/** @typedef {{index: number, hashes: import("./bytes.js").Bytes[]}} Path `hashes` from the leaf's sibling upwards */

/**
 * A C2SP tlog-proof v1 without `extra` line.
 * @param {string} text
 * @returns {{path: Path | null, checkpoint: string | null}} `checkpoint` is the note that it leads to; null: not there
 */
export function readProof(text) {
  const gap = text.indexOf("\n\n");
  if (gap < 0) return { path: null, checkpoint: null };
  return { path: readPath(text.slice(0, gap).split("\n")), checkpoint: text.slice(gap + 2) };
}

/** @param {string[]} lines @returns {Path | null} */
function readPath([first, second, ...encoded]) {
  if (first !== "c2sp.org/tlog-proof@v1" || !second?.startsWith("index ")) return null;
  const index = readDecimal(second.slice("index ".length));
  const hashes = encoded.map(fromBase64);
  if (index === null || hashes.includes(null)) return null;
  return { index, hashes: /** @type {import("./bytes.js").Bytes[]} */ (hashes) };
}
