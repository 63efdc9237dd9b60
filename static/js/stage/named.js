// @ts-check
/** A conference of few units, without a map: tiles large enough for their names. */
import { textWidth } from "./grid.js";

/**
 * @typedef {import("./geometry.js").Box} Box
 * @typedef {{code: string, box: Box, lines: string[], size: number}} NamedTile
 * @typedef {{columns: number, size: number, width: number, height: number, rows: number}} Setting
 */

/** More names than these are not read by anyone. */
export const MOST_NAMED = 40;
const MOST_COLUMNS = 8;
const GAP = 0.9;
const LINES = 3;
/** Of the letters' size: what a line needs, and the tick's place at the left of the name. */
const LINE = 1.32;
const MARK = 1.9;
const LARGEST = 5.2;

/**
 * @param {import("./grid.js").Group[]} groups
 * @param {Record<string, string>} names of the units
 * @param {Box} box
 * @param {number} em a hundredth of the wall's height
 * @returns {{tiles: NamedTile[], labels: import("./grid.js").Label[]}}
 */
export function namedFor(groups, names, box, em) {
  const all = groups.flatMap(({ codes }) => codes.map((code) => names[code] ?? code));
  const letters = groups.length > 1 ? 3.4 * em : 0;
  const settings = Array.from({ length: Math.min(MOST_COLUMNS, all.length) }, (_, i) =>
    settingOf(groups, all, i + 1, { box, letters, em }),
  );
  const best = settings.reduce((one, other) => (other.size > one.size * 1.02 ? other : one));
  return place(groups, names, box, { ...best, letters, gap: GAP * em });
}

/**
 * @param {import("./grid.js").Group[]} groups
 * @param {string[]} names
 * @param {number} columns
 * @param {{box: Box, letters: number, em: number}} room
 * @returns {Setting}
 */
function settingOf(groups, names, columns, { box, letters, em }) {
  const gap = GAP * em;
  const rows = groups.reduce((sum, { codes }) => sum + Math.ceil(codes.length / columns), 0);
  const width = (box.width - (columns - 1) * gap) / columns;
  const free = box.height - groups.length * letters * 1.7 - (rows - 1) * gap;
  const height = Math.min(free / rows, 0.62 * width, 15 * em);
  let size = Math.min(LARGEST * em, height / (LINE * 1.3));
  while (size > 0.5 * em && !names.every((name) => fits(name, size, width, height))) size *= 0.95;
  return { columns, size, width, height, rows };
}

/**
 * @param {string} name
 * @param {number} size
 * @param {number} width
 * @param {number} height
 */
function fits(name, size, width, height) {
  const room = width - (MARK + 0.9) * size;
  const lines = wrap(name, size, room);
  const isHigh = lines.length > LINES || lines.length * LINE * size > height - 0.5 * size;
  return !isHigh && lines.every((line) => textWidth(line, size) <= room);
}

/**
 * @param {string} text
 * @param {number} size
 * @param {number} room
 * @returns {string[]}
 */
export function wrap(text, size, room) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length > 0 && textWidth(longer, size) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * @param {import("./grid.js").Group[]} groups
 * @param {Record<string, string>} names
 * @param {Box} box
 * @param {Setting & {letters: number, gap: number}} setting
 */
function place(groups, names, box, { columns, size, width, height, rows, letters, gap }) {
  const whole = groups.length * letters * 1.7 + rows * (height + gap) - gap;
  let y = box.y + Math.max(0, (box.height - whole) / 2);
  /** @type {NamedTile[]} */
  const tiles = [];
  /** @type {import("./grid.js").Label[]} */
  const labels = [];
  for (const { name, codes } of groups) {
    if (letters) labels.push({ text: name, x: box.x, y: y + letters * 1.1, size: letters });
    y += letters * 1.7;
    codes.forEach((code, i) => {
      const x = box.x + (i % columns) * (width + gap);
      const top = y + Math.floor(i / columns) * (height + gap);
      const lines = wrap(names[code] ?? code, size, width - (MARK + 0.9) * size);
      tiles.push({ code, box: { x, y: top, width, height }, lines, size });
    });
    y += Math.ceil(codes.length / columns) * (height + gap);
  }
  return { tiles, labels };
}
