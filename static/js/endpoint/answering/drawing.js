// @ts-check
import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../i18n.js";

/** The field of a drawn signature, in units of its path (docs/evidence.md, section 2). */
export const FIELD = { width: 600, height: 200 };
/** A point nearer than this to the last one adds nothing to a signature but length. */
const NEAR = 4;
const LONGEST = 8_000;

/** @typedef {{x: number, y: number}} Point */

/**
 * @param {string} path
 * @param {Point} point where a finger comes down
 */
export function begun(path, { x, y }) {
  return within(path, `${path}M${x} ${y}`);
}

/**
 * @param {string} path
 * @param {Point} point where the finger has come to
 */
export function continued(path, { x, y }) {
  const last = path.match(/(\d+) (\d+)$/);
  if (last && Math.hypot(x - Number(last[1]), y - Number(last[2])) < NEAR) return path;
  return within(path, `${path}L${x} ${y}`);
}

/** @param {string} before @param {string} after */
function within(before, after) {
  return after.length > LONGEST ? before : after;
}

/**
 * @param {{clientX: number, clientY: number}} at
 * @param {{left: number, top: number, width: number, height: number}} box of the field on the page
 * @returns {Point} whole numbers within the field
 */
export function pointIn({ clientX, clientY }, { left, top, width, height }) {
  const place = (/** @type {number} */ share, /** @type {number} */ size) =>
    Math.round(Math.min(1, Math.max(0, share)) * size);
  return {
    x: place((clientX - left) / width, FIELD.width),
    y: place((clientY - top) / height, FIELD.height),
  };
}

/**
 * A signature with the finger, for those who want one. It is signed with everything else.
 * @param {{path: string, onDraw: (path: string) => void}} props
 */
export function Drawing({ path, onDraw }) {
  const [pointer, setPointer] = useState(/** @type {number | null} */ (null));
  const at = (/** @type {any} */ event) => pointIn(event, event.currentTarget.getBoundingClientRect());
  const down = (/** @type {any} */ event) => {
    if (pointer !== null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setPointer(event.pointerId);
    onDraw(begun(path, at(event)));
  };
  const move = (/** @type {any} */ event) => {
    if (event.pointerId === pointer) onDraw(continued(path, at(event)));
  };
  const up = (/** @type {any} */ event) => event.pointerId === pointer && setPointer(null);
  return html`<div class="field">
    <p id="drawing-label" class="label">${t("point.drawing")}</p>
    <svg class="drawing" viewBox="0 0 ${FIELD.width} ${FIELD.height}" role="img" aria-labelledby="drawing-label"
      onPointerDown=${down} onPointerMove=${move} onPointerUp=${up} onPointerCancel=${up}>
      <path class="drawing-line" d="M40 160H560" /><path class="drawing-ink" d=${path} />
    </svg>
    ${path && html`<button class="button" type="button" onClick=${() => onDraw("")}>${t("point.drawing_clear")}</button>`}
  </div>`;
}
