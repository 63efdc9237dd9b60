// @ts-check
/** Where everything on the board stands, in pixels of its box: the map, its lens, the tiles beside it. */
import { area, parsePath, toPath } from "./geometry.js";
import { gridFor, textWidth } from "./grid.js";
import { lensFor } from "./lens.js";
import { MOST_NAMED, namedFor } from "./named.js";
import { drawNamedTile, drawTile, LARGEST_MARK } from "./tile.js";
import { shortName } from "./view.js";

/**
 * @typedef {import("./geometry.js").Point} Point
 * @typedef {import("./geometry.js").Ring} Ring
 * @typedef {import("./geometry.js").Box} Box
 * @typedef {import("./geometry.js").Circle} Circle
 * @typedef {{viewBox: number[], outline: string, note?: string, districts?: {code: string, name: string, d: string}[],
 *   units: {code: string, name: string, cx: number, cy: number, d: string, district?: string}[]}} MapData
 * @typedef {{viewBox: number[], outline: Ring[], districts: {code: string, name: string, rings: Ring[]}[],
 *   cells: {code: string, cx: number, cy: number, rings: Ring[], area: number, district?: string}[]}} ParsedMap
 * @typedef {import("./grid.js").Label} Label
 * @typedef {{lines: string[], size: number, x: number, y: number}} Name `y`: of the first line
 * @typedef {{code: string, d: string, x: number, y: number, mark: number, name?: Name}} DrawnCell `mark`: half the
 *   tick's width
 * @typedef {{circle: Circle, source: Circle, label: Label, cells: DrawnCell[]}} DrawnLens
 * @typedef {{cells: DrawnCell[], tiles: DrawnCell[], labels: Label[],
 *   outline: string, districts: string[], lens: DrawnLens | null, origin: Point}} Layout
 */

/**
 * In hundredths of the wall's height: letters that the last row can read even while the board is drawn at 0.74 of
 * its size, and the smallest cell that it can.
 */
const LETTERS = 3.8;
const LEGIBLE = 4.2;
const LARGEST_TILE = 9;
const LARGEST_TILE_BESIDE_A_MAP = 4.8;
const LENS_LABEL = 5.2;

/**
 * @param {MapData} map
 * @returns {ParsedMap}
 */
export function parseMap(map) {
  return {
    viewBox: map.viewBox,
    outline: parsePath(map.outline),
    districts: (map.districts ?? []).map(({ code, name, d }) => ({ code, name, rings: parsePath(d) })),
    cells: map.units.map(({ code, cx, cy, d, district }) => {
      const rings = parsePath(d);
      return { code, cx, cy, rings, area: area(rings), district };
    }),
  };
}

/**
 * @param {{width: number, height: number, em: number}} size in px; `em` is a hundredth of the wall's height
 * @param {ParsedMap | null} map
 * @param {import("./grid.js").Group[]} groups the units that the map does not draw
 * @param {Record<string, string>} [names] of the units
 * @returns {Layout}
 */
export function layoutFor({ width, height, em }, map, groups, names = {}) {
  const whole = { x: 0, y: 0, width, height };
  if (map === null) return withoutMap(whole, groups, names, em);
  if (groups.length === 0) return withMap(map, whole, em);
  const { mapBox, gridBox } = shareOut(whole, map, groups, em);
  const layout = withMap(map, mapBox, em);
  const grid = gridFor(groups, gridBox, { letters: LETTERS * em, largest: LARGEST_TILE_BESIDE_A_MAP * em });
  return { ...layout, tiles: grid.tiles.map((tile) => drawTile(tile, em)), labels: grid.labels };
}

/**
 * Tiles under the map or beside it, whichever leaves the larger map.
 * @param {Box} whole
 * @param {ParsedMap} map
 * @param {import("./grid.js").Group[]} groups
 * @param {number} em
 */
function shareOut(whole, map, groups, em) {
  const gap = 2 * em;
  const type = { letters: LETTERS * em, largest: 3.7 * em };
  const low = gridFor(groups, { ...whole, height: 14.5 * em }, type).height;
  const side = Math.max(whole.width * 0.3, ...groups.map(({ name }) => textWidth(name, LETTERS * em)));
  const scaleUnder = scaleIn(map, whole.width, whole.height - low - gap);
  const scaleBeside = scaleIn(map, whole.width - side - gap, whole.height);
  if (scaleUnder * 1.02 >= scaleBeside) {
    return {
      mapBox: { ...whole, height: whole.height - low - gap },
      gridBox: { ...whole, y: whole.height - low, height: low * 1.001 },
    };
  }
  return {
    mapBox: { ...whole, width: whole.width - side - gap },
    gridBox: besides(whole, groups, side, type),
  };
}

/**
 * @param {Box} whole
 * @param {import("./grid.js").Group[]} groups
 * @param {number} side
 * @param {{letters: number, largest: number}} type
 * @returns {Box} at the right, half way up
 */
function besides({ width, height }, groups, side, type) {
  const box = { x: width - side, y: 0, width: side, height: height * 0.9 };
  const grid = gridFor(groups, box, { ...type, largest: type.largest * 1.3 });
  return { ...box, y: (height - grid.height) / 2, height: grid.height * 1.001 };
}

/**
 * @param {ParsedMap} map
 * @param {number} width
 * @param {number} height
 */
function scaleIn({ viewBox }, width, height) {
  return Math.min(width / viewBox[2], height / viewBox[3]);
}

/**
 * @param {Box} box
 * @param {import("./grid.js").Group[]} groups
 * @param {Record<string, string>} names
 * @param {number} em
 * @returns {Layout}
 */
function withoutMap(box, groups, names, em) {
  const count = groups.reduce((sum, { codes }) => sum + codes.length, 0);
  const drawn = count <= MOST_NAMED ? withNames(box, groups, names, em) : withTiles(box, groups, em);
  const origin = /** @type {Point} */ ([box.x + box.width / 2, box.y + box.height / 2]);
  return { cells: [], ...drawn, outline: "", districts: [], lens: null, origin };
}

/**
 * @param {Box} box
 * @param {import("./grid.js").Group[]} groups
 * @param {Record<string, string>} names
 * @param {number} em
 */
function withNames(box, groups, names, em) {
  const { tiles, labels } = namedFor(groups, names, box, em);
  return { tiles: tiles.map(drawNamedTile), labels };
}

/**
 * @param {Box} box
 * @param {import("./grid.js").Group[]} groups
 * @param {number} em
 */
function withTiles(box, groups, em) {
  const grid = gridFor(groups, box, { letters: LETTERS * em, largest: LARGEST_TILE * em });
  const down = Math.max(0, (box.height - grid.height) / 2);
  const tiles = grid.tiles.map((tile) => drawTile({ ...tile, y: tile.y + down }, em));
  return { tiles, labels: grid.labels.map((label) => ({ ...label, y: label.y + down })) };
}

/**
 * @param {ParsedMap} map
 * @param {Box} box
 * @param {number} em
 * @returns {Layout}
 */
function withMap(map, box, em) {
  const scale = scaleIn(map, box.width, box.height);
  const [left, top, width, height] = map.viewBox;
  const dx = box.x + (box.width - width * scale) / 2 - left * scale;
  const dy = box.y + (box.height - height * scale) / 2 - top * scale;
  const project = (/** @type {Point} */ [x, y]) => /** @type {Point} */ ([x * scale + dx, y * scale + dy]);
  const around = {
    x: (box.x - dx) / scale,
    y: (box.y - dy) / scale,
    width: box.width / scale,
    height: (box.height - LENS_LABEL * em) / scale,
  };
  const lens = lensFor(map.cells, map.outline, around, (LEGIBLE * em) / scale);
  const origin = project(lens ? [lens.from.x, lens.from.y] : [left + width / 2, top + height / 2]);
  return {
    cells: map.cells.map((cell) => drawCell(cell, project, scale, em)),
    tiles: [],
    labels: [],
    outline: toPath(map.outline, project),
    districts: map.districts.map(({ rings }) => toPath(rings, project)),
    lens: lens && drawLens(lens, map, project, scale, em),
    origin,
  };
}

/**
 * @param {ParsedMap["cells"][number]} cell
 * @param {(point: Point) => Point} project
 * @param {number} scale
 * @param {number} em
 * @returns {DrawnCell}
 */
function drawCell(cell, project, scale, em) {
  const [x, y] = project([cell.cx, cell.cy]);
  const mark = Math.min(LARGEST_MARK * em, 0.2 * Math.sqrt(cell.area) * scale);
  return { code: cell.code, d: toPath(cell.rings, project), x, y, mark };
}

/**
 * @param {import("./lens.js").Lens} lens
 * @param {ParsedMap} map
 * @param {(point: Point) => Point} project
 * @param {number} scale
 * @param {number} em
 * @returns {DrawnLens}
 */
function drawLens({ from, to, district }, map, project, scale, em) {
  const factor = to.r / from.r;
  const [cx, cy] = project([to.x, to.y]);
  const larger = scale * factor;
  const enlarge = (/** @type {Point} */ [x, y]) =>
    /** @type {Point} */ ([cx + (x - from.x) * larger, cy + (y - from.y) * larger]);
  const near = map.cells.filter(({ rings }) =>
    rings.flat().some(([x, y]) => Math.hypot(x - from.x, y - from.y) < from.r),
  );
  const [sx, sy] = project([from.x, from.y]);
  const name = shortName(map.districts.find(({ code }) => code === district)?.name ?? "");
  return {
    circle: { x: cx, y: cy, r: to.r * scale },
    source: { x: sx, y: sy, r: from.r * scale },
    label: {
      text: name,
      x: Math.max(cx, textWidth(name, LETTERS * em) / 2),
      y: cy + to.r * scale + 1.25 * LETTERS * em,
      size: LETTERS * em,
    },
    cells: near.map((cell) => drawCell(cell, enlarge, larger, em)),
  };
}
