// @ts-check

/**
 * Marks what was found in the text of a page.
 * @param {import("./viewer-state.js").Piece[]} pieces of the text, in order
 * @param {import("./viewer-state.js").Hit[]} hits on this page, in order
 * @param {import("./viewer-state.js").Hit | null} chosen
 * @returns {HTMLElement | null} the beginning of the chosen one's mark
 */
export function mark(pieces, hits, chosen) {
  let first = null;
  for (const piece of pieces) {
    const { length } = piece.element.textContent ?? "";
    const here = hits.filter((hit) => hit.from < piece.from + length && hit.to > piece.from);
    const found = write(piece, here, chosen);
    first ??= found;
  }
  return first;
}

/**
 * @param {import("./viewer-state.js").Piece} piece
 * @param {import("./viewer-state.js").Hit[]} hits
 * @param {import("./viewer-state.js").Hit | null} chosen
 */
function write({ element, from }, hits, chosen) {
  if (hits.length === 0 && element.childElementCount === 0) return null;
  const text = element.textContent ?? "";
  /** @type {(string | HTMLElement)[]} */
  const parts = [];
  let found = null;
  let at = 0;
  for (const hit of hits) {
    const begin = Math.max(0, hit.from - from);
    const end = Math.min(text.length, hit.to - from);
    const marked = marking(text.slice(begin, end), hit === chosen);
    if (hit === chosen) found = marked;
    parts.push(text.slice(at, begin), marked);
    at = end;
  }
  element.replaceChildren(...parts, text.slice(at));
  return found;
}

/** @param {string} text @param {boolean} chosen */
function marking(text, chosen) {
  const marked = document.createElement("mark");
  marked.className = chosen ? "found found-chosen" : "found";
  marked.textContent = text;
  return marked;
}
