// @ts-check
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { fold, spansOf } from "./viewer-search.js";
import { Tool } from "./viewer-tool.js";

/** Whoever types is let finish a word (ms). */
const TYPED = 200;

/** @typedef {{blank: number, done: boolean}} Standing `blank`: pages that are pictures only */

/**
 * Finds words in a document.
 * @param {{source: import("./viewer-state.js").Source, place: import("./viewer-state.js").Place,
 *          onClose: () => void}} props
 */
export function Find({ source, place, onClose }) {
  const ref = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [query, setQuery] = useState("");
  const standing = useFinding(source, place, query);
  const hits = place.hits.value;
  const hit = place.hit.value;
  useLayoutEffect(() => ref.current?.focus(), []);
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    place.next(event.shiftKey ? -1 : 1);
  };
  const none = hits.length === 0;
  return html`<div class="viewer-bar viewer-find" role="search">
    <input
      ref=${ref}
      class="viewer-query"
      type="search"
      autocomplete="off"
      spellcheck=${false}
      aria-label=${t("point.read_find_label")}
      placeholder=${t("point.read_find_hint")}
      value=${query}
      onInput=${(/** @type {Event} */ event) => setQuery(/** @type {HTMLInputElement} */ (event.target).value)}
      onKeyDown=${onKeyDown}
    />
    <p class=${hit ? "viewer-count" : "viewer-count viewer-sentence"} role="status">
      ${query.trim() && standing && finding(source, hits, hit, standing)}
    </p>
    <${Tool} icon="up" label="point.read_find_previous" disabled=${none} onClick=${() => place.next(-1)} />
    <${Tool} icon="down" label="point.read_find_next" disabled=${none} onClick=${() => place.next(1)} />
    <${Tool} icon="close" label="point.read_find_close" onClick=${onClose} />
  </div>`;
}

/**
 * @param {import("./viewer-state.js").Source} source
 * @param {import("./viewer-state.js").Hit[]} hits
 * @param {import("./viewer-state.js").Hit | null} hit
 * @param {Standing} standing
 */
function finding({ pages }, hits, hit, { blank, done }) {
  if (hit) return t("point.read_find_count", { at: hits.indexOf(hit) + 1, n: hits.length });
  if (!done) return t("point.read_find_busy");
  if (blank === pages) return t("point.read_find_scan");
  return blank > 0 ? t("point.read_find_some_scans", { n: blank }) : t("point.read_find_none");
}

/**
 * @param {import("./viewer-state.js").Source} source
 * @param {import("./viewer-state.js").Place} place
 * @param {string} query
 * @returns {Standing | null}
 */
function useFinding(source, place, query) {
  const [standing, setStanding] = useState(/** @type {Standing | null} */ (null));
  const texts = useRef(/** @type {Map<number, import("./viewer-search.js").Folded>} */ (new Map()));
  useEffect(() => texts.current.clear(), [source]);
  useEffect(() => {
    place.show([], null);
    setStanding(null);
    if (!query.trim()) return;
    let over = false;
    const find = async () => {
      for await (const { hits, ...now } of findings(source, query, texts.current)) {
        if (over) return;
        place.show(hits, place.hit.peek() ?? firstFrom(hits, place.page.peek(), now.done));
        setStanding(now);
      }
    };
    const timer = setTimeout(() => find().catch(() => {}), TYPED);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [source, query]);
  useEffect(() => () => place.show([], null), []);
  return standing;
}

/**
 * What is found so far, page after page.
 * @param {import("./viewer-state.js").Source} source
 * @param {string} query
 * @param {Map<number, import("./viewer-search.js").Folded>} texts of the pages that were read already
 */
async function* findings(source, query, texts) {
  /** @type {import("./viewer-state.js").Hit[]} */
  let hits = [];
  let blank = 0;
  for (let page = 1; page <= source.pages; page += 1) {
    const text = texts.get(page) ?? fold((await source.text?.(page)) ?? "");
    texts.set(page, text);
    if (!text.base.trim()) blank += 1;
    const here = spansOf(text, query).map((span) => ({ page, ...span }));
    if (here.length > 0) hits = [...hits, ...here];
    const done = page === source.pages;
    if (done || here.length > 0) yield { hits, blank, done };
  }
}

/** @param {import("./viewer-state.js").Hit[]} hits @param {number} page @param {boolean} done */
function firstFrom(hits, page, done) {
  return hits.find((hit) => hit.page >= page) ?? (done ? (hits[0] ?? null) : null);
}
