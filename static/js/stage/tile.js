// @ts-check
/** Tiles as paths with round corners, and where their tick stands. */

/** Half of a tick's width, in hundredths of the wall's height. */
export const LARGEST_MARK = 1.15;

/**
 * @param {import("./grid.js").Tile} tile
 * @param {number} em
 * @returns {import("./layout.js").DrawnCell}
 */
export function drawTile({ code, x, y, side }, em) {
  const half = side / 2;
  const d = roundedBox({ x: x - half, y: y - half, width: side, height: side }, side * 0.16);
  return { code, d, x, y, mark: Math.min(2 * LARGEST_MARK * em, side * 0.3) };
}

/**
 * The tick stands before the name.
 * @param {import("./named.js").NamedTile} tile
 * @returns {import("./layout.js").DrawnCell}
 */
export function drawNamedTile({ code, box, lines, size }) {
  const y = box.y + box.height / 2;
  const first = y - ((lines.length - 1) / 2) * 1.32 * size + 0.35 * size;
  const name = { lines, size, x: box.x + 2.3 * size, y: first };
  return { code, d: roundedBox(box, 0.5 * size), x: box.x + 1.25 * size, y, mark: 0.62 * size, name };
}

/**
 * @param {import("./geometry.js").Box} box
 * @param {number} corner
 */
function roundedBox({ x, y, width, height }, corner) {
  const across = width - 2 * corner;
  const down = height - 2 * corner;
  const arc = (/** @type {number} */ dx, /** @type {number} */ dy) =>
    `a${corner} ${corner} 0 0 1 ${dx} ${dy}`;
  return (
    `M${x + corner} ${y}h${across}${arc(corner, corner)}v${down}${arc(-corner, corner)}` +
    `h${-across}${arc(-corner, -corner)}v${-down}${arc(corner, -corner)}z`
  );
}
