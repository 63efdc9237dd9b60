// @ts-check
const FACTORS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
/** A page fills a phone, and stays readable on a wall (px). */
const WIDEST = 1100;
const MARGIN = 16;
const WIDE_DESK = 640;

/**
 * @typedef {{fit: "width" | "page"} | {factor: number}} Zoom `factor`: of what fits the width
 * @typedef {{width: number, height: number}} Extent
 */

/** @param {Zoom} zoom @param {Extent} desk in px @param {Extent} page in points @returns {number} px a point */
export function scaleOf(zoom, desk, page) {
  const margin = desk.width < WIDE_DESK ? 0 : 2 * MARGIN;
  const wide = Math.max(1, Math.min(WIDEST, desk.width - margin)) / page.width;
  if ("factor" in zoom) return wide * zoom.factor;
  return zoom.fit === "width" ? wide : Math.min(wide, Math.max(1, desk.height - margin) / page.height);
}

/**
 * The next step up or down; null where there is no further.
 * @param {number} factor what it is now
 * @param {number} by 1 or -1
 * @returns {Zoom | null}
 */
export function stepped(factor, by) {
  const above = FACTORS.filter((one) => one > factor * 1.01);
  const below = FACTORS.filter((one) => one < factor / 1.01);
  const further = by > 0 ? above[0] : below.at(-1);
  return further === undefined ? null : { factor: further };
}
