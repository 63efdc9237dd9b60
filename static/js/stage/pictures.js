// @ts-check
/** Which pictures a scene needs before it is shown, and which it may need next. Pure. */
import { closingCode } from "./closing.js";
import { neighboursOf, pagesOf, pageUrl } from "./pages.js";

/** @typedef {import("./shown.js").Shown} Shown */

/**
 * @param {Shown} shown
 * @param {import("./state.js").Look | undefined} look
 * @param {number} aspect the wall's width by its height
 * @returns {string[]} addresses
 */
export function picturesOf({ kind, document, closing, step }, look, aspect) {
  const always = [look?.crest, look?.background].filter((url) => typeof url === "string");
  if (kind === "document" && document)
    return [...always, ...pagesOf(document, step, aspect).map((page) => pageUrl(document, page))];
  return kind === "closing" && closing ? [...always, closingCode(closing)] : always;
}

/**
 * @param {Shown} shown
 * @param {number} aspect
 * @returns {string[]}
 */
export function picturesNear({ kind, document, step }, aspect) {
  if (kind !== "document" || document === null) return [];
  return neighboursOf(document, step, aspect).map((page) => pageUrl(document, page));
}
