// @ts-check
/** Windowing: of many rows of one height, only those near the viewport are drawn. */

/** Rows drawn beyond each edge, so that a fast scroll does not show a gap. */
const OVERSCAN = 6;

/**
 * @param {{scrollTop: number, height: number, rowHeight: number, count: number}} view pixels
 * @returns {{from: number, to: number, before: number, after: number}} rows [from, to) and the pixels of
 *   the rows that are left out above and below
 */
export function visibleRange({ scrollTop, height, rowHeight, count }) {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight) - OVERSCAN;
  const shown = Math.ceil(height / rowHeight) + 2 * OVERSCAN;
  const from = Math.max(0, Math.min(first, count - shown));
  const to = Math.min(count, from + shown);
  return { from, to, before: from * rowHeight, after: (count - to) * rowHeight };
}

/**
 * The scroll position that brings a row into sight, moving as little as possible.
 * @param {number} index
 * @param {{scrollTop: number, height: number, rowHeight: number}} view pixels
 */
export function scrollToShow(index, { scrollTop, height, rowHeight }) {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  if (top + rowHeight > scrollTop + height) return top + rowHeight - height;
  return scrollTop;
}
