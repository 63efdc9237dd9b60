// @ts-check
import { useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { html } from "../../html.js";
import { Sheet } from "./viewer-sheet.js";

/**
 * The pages, one below the other; something else while there are none. It has the focus from the beginning, so that the
 * keys scroll.
 * @param {{source: import("./viewer-state.js").Source | null, place: import("./viewer-state.js").Place, name: string,
 *          children: any}} props
 */
export function Desk({ source, place, name, children }) {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const desk = /** @type {HTMLElement} */ (ref.current);
    place.element = desk;
    const measure = () => place.resize({ width: desk.clientWidth, height: desk.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(desk);
    measure();
    return () => observer.disconnect();
  }, []);
  useEffect(() => place.take(source), [source]);
  useSignalEffect(() => {
    if (place.asked.value && place.hit.value) place.approach(place.hit.value.page);
  });
  const numbers = Array.from({ length: source?.pages ?? 0 }, (_, at) => at + 1);
  return html`<div ref=${ref} class="viewer-desk" tabindex="0" role="region" aria-label=${name} autofocus onScroll=${place.onScroll}>
    ${source ? numbers.map((number) => html`<${Sheet} key=${number} source=${source} place=${place} number=${number} />`) : children}
  </div>`;
}
