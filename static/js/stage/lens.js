// @ts-check
/** Wards of a city are too small to see from the last row: a lens enlarges the most crowded place. */
import { largestEmptyCircle } from "./geometry.js";

/**
 * @typedef {import("./geometry.js").Ring} Ring
 * @typedef {import("./geometry.js").Box} Box
 * @typedef {import("./geometry.js").Circle} Circle
 * @typedef {{code: string, cx: number, cy: number, area: number, district?: string}} Cell
 * @typedef {{codes: string[], from: Circle, to: Circle, district: string | null}} Lens
 */

/** Fewer small cells than this are no crowd. */
const CROWD = 4;
/** A lens that enlarges less is not worth its place, one that enlarges more outweighs the map. */
const LEAST_FACTOR = 1.9;
const LARGEST_FACTOR = 2.4;

/**
 * The lens takes in as many of the small cells as it can and still enlarge them well.
 * @param {Cell[]} cells
 * @param {Ring[]} outline
 * @param {Box} box the place there is, in map units
 * @param {number} legible side of the smallest cell that reads well, in map units
 * @returns {Lens | null}
 */
export function lensFor(cells, outline, box, legible) {
  const free = largestEmptyCircle(outline, box);
  const room = free.r * 0.94;
  if (room < 2 * legible) return null;
  for (let least = legible; ; least *= 0.93) {
    const crowd = mostCrowded(cells.filter((cell) => Math.sqrt(cell.area) < least));
    if (crowd.length < CROWD) return null;
    const from = circleAround(crowd);
    if (room < from.r * LEAST_FACTOR) continue;
    const to = { ...free, r: Math.min(room, from.r * LARGEST_FACTOR) };
    return { codes: crowd.map((cell) => cell.code), from, to, district: mainDistrict(crowd) };
  }
}

/**
 * The largest set of small cells that lie together.
 * @param {Cell[]} small
 * @returns {Cell[]}
 */
export function mostCrowded(small) {
  const left = new Set(small);
  /** @type {Cell[]} */
  let largest = [];
  while (left.size > 0) {
    const [first] = left;
    const crowd = takeNeighbours(first, left);
    if (crowd.length > largest.length) largest = crowd;
  }
  return largest;
}

/**
 * @param {Cell} first
 * @param {Set<Cell>} left emptied of what is taken
 */
function takeNeighbours(first, left) {
  const crowd = [first];
  left.delete(first);
  for (const cell of crowd) {
    for (const other of left) {
      const reach = 1.1 * (Math.sqrt(cell.area) + Math.sqrt(other.area));
      if (Math.hypot(cell.cx - other.cx, cell.cy - other.cy) > reach) continue;
      left.delete(other);
      crowd.push(other);
    }
  }
  return crowd;
}

/**
 * @param {Cell[]} crowd
 * @returns {Circle} with a margin of half a cell
 */
function circleAround(crowd) {
  const middle = (/** @type {number[]} */ values) => (Math.min(...values) + Math.max(...values)) / 2;
  const x = middle(crowd.map((cell) => cell.cx));
  const y = middle(crowd.map((cell) => cell.cy));
  const r = Math.max(...crowd.map((cell) => Math.hypot(cell.cx - x, cell.cy - y) + Math.sqrt(cell.area) / 2));
  return { x, y, r };
}

/**
 * @param {Cell[]} crowd
 * @returns {string | null} the district of three quarters of them, if there is one
 */
function mainDistrict(crowd) {
  const named = crowd.map((cell) => cell.district);
  const isMain = (/** @type {string | undefined} */ code) =>
    named.filter((other) => other === code).length >= 0.75 * crowd.length;
  return named.find((code) => code !== undefined && isMain(code)) ?? null;
}
