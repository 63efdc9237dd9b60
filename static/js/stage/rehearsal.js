// @ts-check
import { html } from "../html.js";
import { language, t } from "../i18n.js";

/** Enough for a wall of 32:9, turned as it is. */
const ROWS = 16;
const WORDS = 9;

/**
 * Over the whole wall and every scene, painted once on a layer of its own: no photograph of a rehearsal, and no part
 * of one, can be taken for the day itself. The hall reads Vietnamese, whatever the page's language is.
 */
export function Rehearsal() {
  const words = [t("stage.rehearsal", {}, "vi"), t("stage.rehearsal", {}, language)];
  return html`<div class="veil" role="img" aria-label=${words[1]}>
    <div class="veil-rows">
      ${Array.from({ length: ROWS }, (_, row) => html`<${Row} word=${words[row % 2]} />`)}
    </div>
  </div>`;
}

/**
 * Each word by itself: what is painted aslant is slow, and a row in one piece is painted for every tile it crosses.
 * @param {{word: string}} props
 */
function Row({ word }) {
  return html`<p>${Array.from({ length: WORDS }, () => html`<span>${word}</span>`)}</p>`;
}
