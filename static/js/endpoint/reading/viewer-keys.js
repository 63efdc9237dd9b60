// @ts-check
const LINE = 60;
const SCREEN = 0.9;

/**
 * What a key does in the viewer; undefined: what it does anywhere. A key by itself acts outside of fields only, and
 * scrolling is the browser's where the pages have the focus.
 * @param {KeyboardEvent} event
 * @param {{place: import("./viewer-state.js").Place, onFind: () => void, onPrint: () => unknown}} viewer
 * @returns {(() => unknown) | undefined}
 */
export function actOf(event, { place, onFind, onPrint }) {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (altKey) return undefined;
  if (ctrlKey || metaKey) {
    const next = () => place.next(shiftKey ? -1 : 1);
    return /** @type {Record<string, () => void>} */ ({ f: onFind, g: next, p: onPrint })[key.toLowerCase()];
  }
  if (key === "F3") return () => (place.hits.peek().length > 0 ? place.next(shiftKey ? -1 : 1) : onFind());
  if (event.target instanceof HTMLInputElement) return undefined;
  return turning(key, place) ?? (isOnDesk(event) ? undefined : scrolling(key, place));
}

/** @param {string} key @param {import("./viewer-state.js").Place} place */
function turning(key, place) {
  const desk = place.element;
  const isWider = desk ? desk.scrollWidth > desk.clientWidth : false;
  const arrows = isWider ? {} : { ArrowRight: () => place.turn(1), ArrowLeft: () => place.turn(-1) };
  const magnifying = {
    "+": () => place.magnify(1),
    "=": () => place.magnify(1),
    "-": () => place.magnify(-1),
    0: () => place.fit("width"),
  };
  return /** @type {Record<string, () => void>} */ ({ ...arrows, ...magnifying })[key];
}

/** @param {KeyboardEvent} event */
const isOnDesk = ({ target }) => target instanceof Element && target.closest(".viewer-desk") !== null;

/** @param {string} key @param {import("./viewer-state.js").Place} place */
function scrolling(key, { element }) {
  const screen = SCREEN * (element?.clientHeight ?? 0);
  const by = { ArrowDown: LINE, ArrowUp: -LINE, PageDown: screen, PageUp: -screen }[key];
  if (by !== undefined) return () => element?.scrollBy({ top: by });
  const to = { Home: 0, End: element?.scrollHeight ?? 0 }[key];
  return to === undefined ? undefined : () => element?.scrollTo({ top: to });
}
