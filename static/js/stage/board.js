// @ts-check
/** The board: map, lens and tiles as one SVG. A cell's state is one attribute; the style sheet does the rest. */
import { layoutFor } from "./layout.js";
import { element } from "./svg.js";
import { runWave } from "./wave.js";

/**
 * @typedef {import("./layout.js").Layout} Layout
 * @typedef {import("./layout.js").DrawnCell} DrawnCell
 * @typedef {import("./layout.js").ParsedMap} ParsedMap
 * @typedef {import("./view.js").CellState} CellState
 */

/**
 * Each frame repaints so many cells at most: at the release all change at once, and one frame that painted them all
 * would stand still for half a second on a 4K wall.
 */
const CELLS_A_FRAME = 14;

/** A tick within a square of two units around its centre. */
const TICK = [-0.9, 0.05, -0.28, 0.66, 0.95, -0.66];

export class Board {
  /** @param {HTMLElement} box its font size says how large a hundredth of the wall is: ten of them */
  constructor(box) {
    this.box = box;
    /** @type {ParsedMap | null} */
    this.map = null;
    /** @type {import("./grid.js").Group[]} */
    this.groups = [];
    /** @type {Record<string, string>} */
    this.names = {};
    /** @type {Record<string, CellState>} */
    this.states = {};
    /** @type {Layout | null} */
    this.layout = null;
    /** @type {Map<string, SVGElement[]>} */
    this.cells = new Map();
    this.frame = 0;
    new ResizeObserver(() => this.draw()).observe(box);
  }

  /**
   * @param {ParsedMap | null} map
   * @param {import("./grid.js").Group[]} groups units that the map does not draw
   * @param {Record<string, string>} names of the units
   */
  show(map, groups, names) {
    this.map = map;
    this.groups = groups;
    this.names = names;
    this.draw();
  }

  /** Draws anew over what was there, which then fades: there is no blank frame. */
  draw() {
    const { clientWidth: width, clientHeight: height } = this.box;
    if (width === 0 || height === 0 || (this.map === null && this.groups.length === 0)) return;
    const em = Number.parseFloat(getComputedStyle(this.box).fontSize) / 10;
    const layout = layoutFor({ width, height, em }, this.map, this.groups, this.names);
    const svg = element("svg", { viewBox: `0 0 ${width} ${height}`, class: "board-drawing" });
    this.layout = layout;
    this.cells = new Map();
    svg.append(definitions(layout, em), ...this.drawMap(layout, em), ...this.drawTiles(layout, em));
    for (const before of this.box.querySelectorAll(".board-drawing")) leave(before);
    this.box.append(svg);
  }

  /**
   * @param {Layout} layout
   * @param {number} em
   */
  drawMap(layout, em) {
    if (!layout.outline) return [];
    const map = element("g", { "stroke-width": 0.11 * em, class: "board-map" });
    map.append(
      ...layout.cells.map((cell) => this.drawCell(cell)),
      ...layout.districts.map((d) =>
        element("path", { d, class: "board-district", "stroke-width": 0.24 * em }),
      ),
      element("path", { d: layout.outline, class: "board-outline", "stroke-width": 0.42 * em }),
    );
    return layout.lens ? [map, this.drawLens(layout.lens, em)] : [map];
  }

  /**
   * @param {import("./layout.js").DrawnLens} lens
   * @param {number} em
   */
  drawLens({ circle, source, cells, label: name }, em) {
    const group = element("g", { "stroke-width": 0.16 * em, class: "board-lens" });
    const inside = element("g", { "clip-path": "url(#lens)" });
    inside.append(round(circle, { class: "board-lens-ground" }), ...cells.map((cell) => this.drawCell(cell)));
    group.append(
      element("path", {
        d: lineBetween(source, circle),
        class: "board-lens-line",
        "stroke-width": 0.24 * em,
      }),
      round(source, { class: "board-lens-line", "stroke-width": 0.24 * em }),
      inside,
      round(circle, { class: "board-lens-rim", "stroke-width": 0.42 * em }),
    );
    group.append(label(name, "middle"));
    return group;
  }

  /**
   * @param {Layout} layout
   * @param {number} em
   */
  drawTiles(layout, em) {
    const tiles = element("g", { "stroke-width": 0.2 * em, class: "board-tiles" });
    tiles.append(...layout.tiles.map((cell) => this.drawCell(cell)));
    return [tiles, ...layout.labels.map((name) => label(name, "start"))];
  }

  /** @param {DrawnCell} cell */
  drawCell({ code, d, x, y, mark, name }) {
    const state = this.states[code] ?? "absent";
    const cell = element("g", { class: "cell", "data-code": code, "data-state": state });
    const points = TICK.map((n, i) => (i % 2 ? y : x) + n * mark);
    cell.append(
      element("path", { class: "cell-body", d }),
      element("polyline", { class: "cell-tick", points: points.join(" "), "stroke-width": 0.42 * mark }),
      element("circle", { class: "cell-dot", cx: x, cy: y, r: 0.38 * mark }),
    );
    if (name) cell.append(nameOf(name));
    this.cells.set(code, [...(this.cells.get(code) ?? []), cell]);
    return cell;
  }

  /** @param {Record<string, CellState>} states only what differs touches the page */
  update(states) {
    this.states = states;
    cancelAnimationFrame(this.frame);
    this.paint();
  }

  paint() {
    let left = CELLS_A_FRAME;
    for (const [code, cells] of this.cells) {
      const state = this.states[code] ?? "absent";
      if (cells[0].getAttribute("data-state") === state) continue;
      if (left-- === 0) {
        this.frame = requestAnimationFrame(() => this.paint());
        return;
      }
      for (const cell of cells) cell.setAttribute("data-state", state);
    }
  }

  /** Light runs over the board from the capital, once. It says nothing of receipts and leaves no trace. */
  wave() {
    if (this.layout) runWave(this.box, this.layout);
  }
}

/**
 * @param {Layout} layout
 * @param {number} em
 */
function definitions({ lens }, em) {
  const definitions = element("defs", {});
  const gold = element("linearGradient", { id: "gold", x1: 0, y1: 0, x2: 0, y2: 1 });
  gold.append(
    element("stop", { offset: 0, class: "gold-light" }),
    element("stop", { offset: 0.5, class: "gold-plain" }),
    element("stop", { offset: 1, class: "gold-dark" }),
  );
  const side = 1.1 * em;
  const hatch = element("pattern", {
    id: "hatch",
    width: side,
    height: side,
    patternUnits: "userSpaceOnUse",
  });
  hatch.setAttribute("patternTransform", "rotate(45)");
  hatch.append(
    element("rect", { width: side, height: side, class: "hatch-ground" }),
    element("rect", { width: side / 2, height: side, class: "hatch-line" }),
  );
  definitions.append(gold, hatch);
  if (lens) {
    const clip = element("clipPath", { id: "lens" });
    clip.append(round(lens.circle, {}));
    definitions.append(clip);
  }
  return definitions;
}

/**
 * @param {import("./geometry.js").Circle} circle
 * @param {Record<string, string | number>} attributes
 */
function round({ x, y, r }, attributes) {
  return element("circle", { cx: x, cy: y, r, ...attributes });
}

/**
 * @param {import("./geometry.js").Circle} from
 * @param {import("./geometry.js").Circle} to
 */
function lineBetween(from, to) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const at = (/** @type {import("./geometry.js").Circle} */ { x, y, r }, /** @type {number} */ sign) =>
    `${x + sign * r * Math.cos(angle)} ${y + sign * r * Math.sin(angle)}`;
  return `M${at(from, 1)}L${at(to, -1)}`;
}

/**
 * @param {import("./grid.js").Label} label
 * @param {string} anchor
 */
function label({ text, x, y, size }, anchor) {
  const label = element("text", {
    x,
    y,
    "font-size": size,
    "text-anchor": anchor,
    class: "board-label",
  });
  label.textContent = text;
  return label;
}

/** @param {import("./layout.js").Name} name */
function nameOf({ lines, size, x, y }) {
  const text = element("text", { "font-size": size, class: "cell-name" });
  lines.forEach((line, i) => {
    const part = element("tspan", { x, y: y + i * 1.32 * size });
    part.textContent = line;
    text.append(part);
  });
  return text;
}

/** @param {Element} drawing */
function leave(drawing) {
  if (drawing.classList.contains("leaving")) return;
  drawing.classList.add("leaving");
  drawing.addEventListener("animationend", () => drawing.remove());
}
