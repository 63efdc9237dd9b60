// @ts-check
/** Cells without a map: blocks of even tiles, one block a group, in columns of equal width. */

/**
 * @typedef {import("./geometry.js").Box} Box
 * @typedef {{name: string, codes: string[]}} Group
 * @typedef {{code: string, x: number, y: number, side: number}} Tile `x`, `y`: the centre
 * @typedef {{text: string, x: number, y: number, size: number}} Label `y`: the baseline
 * @typedef {{tiles: Tile[], labels: Label[], pitch: number, height: number}} Grid
 * @typedef {{columns: number, pitch: number, letters: number}} Setting `pitch`: from tile to tile; `letters`: size of
 *   the labels, 0 for none
 */

/** Of the pitch, what is left between two tiles. */
const GAP = 0.14;
const MOST_COLUMNS = 12;
/** Where letters of the wanted size leave too little room, these of it are tried before there are none. */
const SMALLER = 0.74;
/** Of the letters' size, from the top of a block to its tiles. */
const LABEL_HEIGHT = 1.55;

/**
 * @param {string} text
 * @param {number} letters their size
 * @returns {number} about how wide the display face sets it
 */
export function textWidth(text, letters) {
  return 0.58 * letters * text.length;
}

/**
 * Tiles as large as the box allows, with smaller labels, and at last without any, where there is no room for both.
 * @param {Group[]} groups
 * @param {Box} box
 * @param {{letters: number, largest: number}} type size of the labels and the largest pitch, in the box's units
 * @returns {Grid}
 */
export function gridFor(groups, box, { letters, largest }) {
  const tried = [letters, letters * SMALLER].map((size) => largestSetting(groups, box, size, largest));
  const labelled = tried.find((setting) => setting.pitch >= letters * 0.7);
  return draw(groups, box, labelled ?? largestSetting(groups, box, 0, largest));
}

/**
 * @param {Group[]} groups
 * @param {Box} box
 * @param {number} letters
 * @param {number} largest
 * @returns {Setting}
 */
function largestSetting(groups, box, letters, largest) {
  let best = { columns: 1, pitch: 0, letters };
  for (let columns = 1; columns <= Math.min(MOST_COLUMNS, groups.length); columns++) {
    const fits = (/** @type {number} */ pitch) =>
      stack(groups, box.width, { columns, pitch, letters }).height <= box.height;
    const pitch = largestThat(fits, largest);
    if (pitch > best.pitch) best = { columns, pitch, letters };
  }
  return best;
}

/**
 * @param {(pitch: number) => boolean} fits
 * @param {number} most
 */
function largestThat(fits, most) {
  if (fits(most)) return most;
  let low = 0;
  let high = most;
  for (let i = 0; i < 12; i++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Blocks one below the other, each in the column that is shortest so far.
 * @param {Group[]} groups
 * @param {number} width
 * @param {Setting} setting
 */
function stack(groups, width, { columns, pitch, letters }) {
  const between = Math.max(letters * 0.8, pitch * 0.6);
  const columnWidth = (width - (columns - 1) * between) / columns;
  const inRow = Math.floor(columnWidth / pitch + GAP);
  const fits = inRow > 0 && groups.every(({ name }) => textWidth(name, letters) <= columnWidth);
  if (!fits) return { blocks: [], height: Number.POSITIVE_INFINITY };
  const ends = Array(columns).fill(-between);
  const blocks = groups.map((group) => {
    const column = ends.indexOf(Math.min(...ends));
    const y = ends[column] + between;
    const rows = Math.ceil(group.codes.length / inRow);
    ends[column] = y + letters * LABEL_HEIGHT + rows * pitch;
    return { group, x: column * (columnWidth + between), y, inRow: Math.ceil(group.codes.length / rows) };
  });
  return { blocks, height: Math.max(...ends) };
}

/**
 * @param {Group[]} groups
 * @param {Box} box
 * @param {Setting} setting
 * @returns {Grid}
 */
function draw(groups, box, setting) {
  const { pitch, letters } = setting;
  const side = pitch * (1 - GAP);
  const { blocks, height } = stack(groups, box.width, setting);
  const labels = blocks.map(({ group, x, y }) => ({
    text: group.name,
    x: box.x + x,
    y: box.y + y + letters,
    size: letters,
  }));
  const tiles = blocks.flatMap(({ group, x, y, inRow }) =>
    group.codes.map((code, i) => ({
      code,
      x: box.x + x + (i % inRow) * pitch + side / 2,
      y: box.y + y + letters * LABEL_HEIGHT + Math.floor(i / inRow) * pitch + side / 2,
      side,
    })),
  );
  return { tiles, labels: letters ? labels : [], pitch, height };
}
