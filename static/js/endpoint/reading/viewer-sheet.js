// @ts-check
import { useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { mark } from "./viewer-marks.js";

/** A page that stands already is drawn sharp again when sizes have settled (ms). */
const SETTLED = 150;

/**
 * One page: drawn while it is near what is looked at, empty paper of its size otherwise.
 * @typedef {{source: import("./viewer-state.js").Source, place: import("./viewer-state.js").Place, number: number}} Props
 * @param {Props} props
 */
export function Sheet({ source, place, number }) {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  const near = useNear(ref);
  const [size, setSize] = useState(source.size);
  const scale = place.scale(size);
  const trouble = useDrawing(ref, { source, place, number, near, scale, setSize });
  const blank = useLetters(ref, { source, place, number, near });

  useLayoutEffect(() => {
    const style = /** @type {HTMLElement} */ (ref.current).style;
    style.setProperty("--wide", `${size.width}`);
    style.setProperty("--high", `${size.height}`);
    style.setProperty("--total-scale-factor", `${scale}`);
  }, [size, scale]);

  const page = number;
  const label = t(blank ? "point.read_scan_page" : "point.page_of", { page, pages: source.pages });
  const role = !trouble && (blank || !source.letters) ? "img" : "group";
  return html`<div class="sheet" role=${role} aria-label=${label} ref=${ref}>
    <p class="sheet-coming" aria-hidden="true">${trouble ? "" : t("point.read_page_coming", { page })}</p>
    <div class="sheet-picture" aria-hidden="true"></div>
    <div class="sheet-letters"></div>
    ${trouble && html`<p class="sheet-note" role="status">${t(`point.read_page_${trouble}`, { page })}</p>`}
  </div>`;
}

/** @param {{current: HTMLElement | null}} ref */
function useNear(ref) {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const sheet = /** @type {HTMLElement} */ (ref.current);
    const root = sheet.closest(".viewer-desk");
    const watch = (/** @type {IntersectionObserverEntry[]} */ seen) =>
      setNear(Boolean(seen.at(-1)?.isIntersecting));
    const observer = new IntersectionObserver(watch, { root, rootMargin: "75% 0px" });
    observer.observe(sheet);
    return () => observer.disconnect();
  }, []);
  return near;
}

/**
 * @param {{current: HTMLElement | null}} ref
 * @param {Props & {near: boolean, scale: number, setSize: (size: import("./viewer-zoom.js").Extent) => void}} how
 * @returns {"waiting" | "failed" | null} what is wrong
 */
function useDrawing(ref, { source, place, number, near, scale, setSize }) {
  const [trouble, setTrouble] = useState(/** @type {"waiting" | "failed" | null} */ (null));
  const drawn = useRef(/** @type {import("./viewer-state.js").Drawn | null} */ (null));
  const put = (/** @type {import("./viewer-state.js").Drawn | null} */ found) => {
    drawn.current?.free();
    drawn.current = found;
    ref.current?.querySelector(".sheet-picture")?.replaceChildren(...(found ? [found.element] : []));
  };
  useEffect(() => {
    if (!near) return put(null);
    let cancel = () => {};
    const draw = () => {
      const drawing = source.draw(number, place.scale.bind(place), () => setTrouble("waiting"));
      cancel = drawing.cancel;
      drawing.done.then(
        (found) => {
          if (!found) return;
          put(found);
          setSize(found.size);
          setTrouble(null);
        },
        () => setTrouble("failed"),
      );
    };
    const timer = setTimeout(draw, drawn.current ? SETTLED : 0);
    return () => {
      clearTimeout(timer);
      cancel();
    };
  }, [source, near, scale]);
  useEffect(() => () => put(null), []);
  return trouble;
}

/**
 * The text of the page, with what was found in it marked.
 * @param {{current: HTMLElement | null}} ref
 * @param {Props & {near: boolean}} how
 * @returns {boolean} whether it is known to have none
 */
function useLetters(ref, { source, place, number, near }) {
  const [pieces, setPieces] = useState(/** @type {import("./viewer-state.js").Piece[] | null} */ (null));
  useEffect(() => {
    const layer = /** @type {HTMLElement} */ (ref.current?.querySelector(".sheet-letters"));
    if (!near || !source.letters) return;
    const laying = source.letters(number, layer);
    laying.done.then(setPieces, () => {});
    return () => {
      laying.cancel();
      setPieces(null);
      layer.replaceChildren();
    };
  }, [source, near]);
  useMarks(pieces ?? [], place, number);
  return pieces !== null && near && pieces.every(({ element }) => !element.textContent?.trim());
}

/** @param {import("./viewer-state.js").Piece[]} pieces @param {import("./viewer-state.js").Place} place @param {number} number */
function useMarks(pieces, place, number) {
  const current = useRef(pieces);
  current.current = pieces;
  const write = () => {
    const all = place.hits.value;
    const chosen = place.asked.value ? place.hit.value : null;
    if (current.current.length === 0) return;
    const hits = all.filter(({ page }) => page === number);
    const found = mark(current.current, hits, chosen);
    if (found) place.bring(found);
  };
  useSignalEffect(write);
  useEffect(write, [pieces]);
}
