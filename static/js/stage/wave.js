// @ts-check
/** The gold wave at the release: a gleam on each cell, later the farther it lies from the capital. */
import { element } from "./svg.js";

/** The wave sets out when the scenes have changed. */
const START_MS = 500;
const TRAVEL_MS = 1_300;
const GLEAM_MS = 650;

/**
 * On a layer of its own, so that the map beneath is not painted again with every frame.
 * @param {HTMLElement} box
 * @param {import("./layout.js").Layout} layout
 */
export function runWave(box, layout) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const wave = element("svg", { class: "wave" });
  for (const { d, delay } of gleams(layout)) {
    const gleam = element("path", { d, class: "wave-gleam" });
    gleam.style.setProperty("animation-delay", `${START_MS + delay}ms`);
    wave.append(gleam);
  }
  box.append(wave);
  setTimeout(() => wave.remove(), START_MS + TRAVEL_MS + GLEAM_MS + 100);
}

/**
 * @param {import("./layout.js").Layout} layout
 * @returns {{d: string, delay: number}[]}
 */
export function gleams({ cells, tiles, origin }) {
  const all = [...cells, ...tiles];
  const distance = (/** @type {{x: number, y: number}} */ { x, y }) =>
    Math.hypot(x - origin[0], y - origin[1]);
  const farthest = Math.max(1, ...all.map(distance));
  return all.map((cell) => ({ d: cell.d, delay: Math.round((distance(cell) / farthest) * TRAVEL_MS) }));
}
