// @ts-check
/** Plane geometry of map paths: rings of points, in the map's own units. */

/**
 * @typedef {[number, number]} Point
 * @typedef {Point[]} Ring
 * @typedef {{x: number, y: number, width: number, height: number}} Box
 * @typedef {{x: number, y: number, r: number}} Circle
 */

/**
 * Reads the straight-line subset of SVG path data (M, L, H, V, Z, in both cases; SVG 2, section 9.3).
 * @param {string} d
 * @returns {Ring[]}
 * @throws {Error} on a curve: the maps have none
 */
export function parsePath(d) {
  /** @type {Ring[]} */
  const rings = [];
  let x = 0;
  let y = 0;
  for (const [, command, text] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = (text.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number);
    const relative = command === command.toLowerCase();
    const kind = command.toUpperCase();
    if (kind === "Z") {
      [x, y] = rings.at(-1)?.[0] ?? [x, y];
      continue;
    }
    const step = kind === "H" || kind === "V" ? 1 : 2;
    if (!"MLHV".includes(kind)) throw new Error(`path command ${command} is not a straight line`);
    for (let i = 0; i + step <= numbers.length; i += step) {
      if (kind !== "V") x = numbers[i] + (relative ? x : 0);
      if (kind !== "H") y = numbers[i + step - 1] + (relative ? y : 0);
      if (kind === "M" && i === 0) rings.push([]);
      rings.at(-1)?.push([x, y]);
    }
  }
  return rings;
}

/**
 * @param {Ring[]} rings
 * @param {(point: Point) => Point} project
 * @returns {string} path data, one decimal
 */
export function toPath(rings, project) {
  const round = (/** @type {number} */ n) => Math.round(n * 10) / 10;
  const place = (/** @type {Point} */ point) => project(point).map(round).join(" ");
  return rings.map((ring) => `M${ring.map(place).join("L")}Z`).join("");
}

/**
 * @param {Ring[]} rings
 * @returns {number} the sum of the rings' areas
 */
export function area(rings) {
  return rings.reduce((sum, ring) => sum + Math.abs(shoelace(ring)), 0);
}

/** @param {Ring} ring */
function shoelace(ring) {
  let twice = 0;
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    twice += x * nextY - nextX * y;
  });
  return twice / 2;
}

/**
 * @param {Point} point
 * @param {Ring[]} rings
 * @returns {boolean} by the even-odd rule
 */
export function isInside([x, y], rings) {
  let inside = false;
  for (const ring of rings) {
    ring.forEach(([ax, ay], i) => {
      const [bx, by] = ring[(i + 1) % ring.length];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    });
  }
  return inside;
}

/**
 * The largest circle in a box that touches none of the rings: there is room for an inset.
 * @param {Ring[]} rings
 * @param {Box} box
 * @returns {Circle} accurate to about 1/80 of the box
 */
export function largestEmptyCircle(rings, box) {
  const edges = rings.flatMap((ring) => ring.map((point, i) => [...point, ...ring[(i + 1) % ring.length]]));
  let best = { x: box.x, y: box.y, r: 0 };
  const steps = 40;
  for (let row = 1; row < steps; row++) {
    for (let column = 1; column < steps; column++) {
      const x = box.x + (box.width * column) / steps;
      const y = box.y + (box.height * row) / steps;
      const toEdge = Math.min(x - box.x, box.x + box.width - x, y - box.y, box.y + box.height - y);
      if (toEdge <= best.r) continue;
      const r = Math.min(toEdge, nearest(edges, x, y));
      if (r > best.r && !isInside([x, y], rings)) best = { x, y, r };
    }
  }
  return best;
}

/**
 * @param {number[][]} edges [ax, ay, bx, by]
 * @param {number} x
 * @param {number} y
 */
function nearest(edges, x, y) {
  let least = Number.POSITIVE_INFINITY;
  for (const [ax, ay, bx, by] of edges) {
    const dx = bx - ax;
    const dy = by - ay;
    const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
    const part = Math.max(0, Math.min(1, along));
    least = Math.min(least, (ax + part * dx - x) ** 2 + (ay + part * dy - y) ** 2);
  }
  return Math.sqrt(least);
}
