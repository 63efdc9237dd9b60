// @ts-check
/** Which pages of a document the wall shows, and where their pictures are. Pure. */

/** @typedef {import("./state.js").Document} Document */

/** From here on, two pages of A4 stand beside each other and their title beside them. */
const WIDE = 1.5;

/**
 * @param {Document} document
 * @param {number} step
 * @param {number} aspect the wall's width by its height
 * @returns {number[]} page numbers, from 1
 */
export function pagesOf({ pages }, step, aspect) {
  const first = Math.min(Math.max(1, step + 1), Math.max(1, pages));
  return aspect >= WIDE && first < pages ? [first, first + 1] : [first];
}

/**
 * What may be turned to next.
 * @param {Document} document
 * @param {number} step
 * @param {number} aspect
 * @returns {number[]}
 */
export function neighboursOf(document, step, aspect) {
  const shown = pagesOf(document, step, aspect);
  return [shown[0] - 1, shown[0] + 1, shown[0] + 2].filter(
    (n) => n >= 1 && n <= document.pages && !shown.includes(n),
  );
}

/**
 * @param {{id: string}} document
 * @param {number} page from 1
 */
export function pageUrl({ id }, page) {
  return `/stage/pages/${encodeURIComponent(id)}/${page}.webp`;
}
