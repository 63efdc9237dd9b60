// @ts-check
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { scrollToShow, visibleRange } from "./window.js";

/**
 * Windowing for a scrolling element whose rows are `--row-height` high (a length in its own CSS).
 * @param {number} count
 * @returns {{ref: {current: HTMLElement | null}, range: ReturnType<typeof visibleRange>, rowHeight: number,
 *   away: boolean, onScroll: () => void, show: (index: number) => void}} `away`: not at the top
 */
export function useWindow(count) {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  const [box, setBox] = useState({ height: 900, rowHeight: 40 });
  const [scrollTop, setScrollTop] = useState(0);

  useLayoutEffect(() => {
    const element = /** @type {HTMLElement} */ (ref.current);
    const measure = () => setBox({ height: element.clientHeight, rowHeight: rowHeightOf(element) });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);

  const range = visibleRange({ scrollTop, count, ...box });
  return {
    ref,
    range,
    rowHeight: box.rowHeight,
    away: scrollTop > box.rowHeight,
    onScroll: () => setScrollTop(ref.current?.scrollTop ?? 0),
    show(index) {
      const element = ref.current;
      if (element) element.scrollTop = scrollToShow(index, { scrollTop: element.scrollTop, ...box });
    },
  };
}

/** @param {HTMLElement} element */
function rowHeightOf(element) {
  const probe = element.querySelector("[data-row-probe]");
  return probe?.getBoundingClientRect().height || 40;
}
