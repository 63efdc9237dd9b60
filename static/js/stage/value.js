// @ts-check
/** How headline figures are set. Pure. */

/** The best tile is so many times as wide as it is high. */
const BEST_TILE = 2;
/** Of the wall's height, what the tiles have. */
const TILES_HIGH = 0.72;

/**
 * "trên 11" is a figure with a word before it.
 * @param {string} value as published
 * @returns {{before: string, figure: string}}
 */
export function partsOf(value) {
  const parts = value.match(/^(\D*?\p{L})\s+(.*\d.*)$/u);
  return parts ? { before: parts[1], figure: parts[2] } : { before: "", figure: value };
}

/**
 * Full rows of tiles that are neither strips nor towers.
 * @param {number} count
 * @param {number} aspect the wall's width by its height
 * @returns {number} at least 1
 */
export function columnsFor(count, aspect) {
  let best = { columns: 1, cost: Number.POSITIVE_INFINITY };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const shape = (aspect / columns) * (rows / TILES_HIGH);
    const empty = (rows * columns - count) / count;
    const cost = Math.abs(Math.log(shape / BEST_TILE)) + 2 * empty;
    if (cost < best.cost) best = { columns, cost };
  }
  return best.columns;
}
