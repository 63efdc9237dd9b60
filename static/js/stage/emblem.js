// @ts-check
import { html } from "../html.js";

/** The star of the bronze drums has 14 points. */
const POINTS = 14;
const STAR = { tip: 34, valley: 11 };
const TEETH = { count: 56, inner: 79, outer: 85 };

/**
 * The organisation's own crest, or the face of a bronze drum.
 * @param {{crest?: string | null}} props
 */
export function Emblem({ crest = null }) {
  if (crest) return html`<img class="emblem crest" src=${crest} alt="" draggable=${false} />`;
  return html`<svg class="emblem" viewBox="-100 -100 200 200" aria-hidden="true">
    ${[14, 40, 46, 72, 76, 88, 94].map((r) => html`<circle r=${r} />`)}
    <path class="emblem-star" d=${zigzag(POINTS, STAR.valley, STAR.tip)} />
    <path d=${zigzag(TEETH.count, TEETH.inner, TEETH.outer)} />
    ${rim(28, 59).map(([x, y]) => html`<circle cx=${x} cy=${y} r="4.6" /><circle class="emblem-dot" cx=${x} cy=${y} r="1.5" />`)}
  </svg>`;
}

/**
 * @param {number} count
 * @param {number} r
 * @param {number} [turn] of a step
 * @returns {[number, number][]} points on a circle, from the top
 */
function rim(count, r, turn = 0) {
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * (i + turn)) / count;
    return [round(r * Math.sin(angle)), round(-r * Math.cos(angle))];
  });
}

/**
 * @param {number} count
 * @param {number} inner
 * @param {number} outer
 */
function zigzag(count, inner, outer) {
  const valleys = rim(count, inner, 0.5);
  return `M${rim(count, outer)
    .map((tip, i) => `${tip}L${valleys[i]}`)
    .join("L")}Z`;
}

/** @param {number} n */
function round(n) {
  return Math.round(n * 100) / 100;
}
