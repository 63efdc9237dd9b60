// @ts-check
import { html } from "../html.js";
import { language, t } from "../i18n.js";
import { Fit } from "./fit.js";
import { Clauses } from "./text.js";
import { codeGroups } from "./view.js";

/**
 * Thanks, and what anyone may photograph: the root over every entry of the log, and where to check it.
 * @param {{shown: import("./shown.js").Shown}} props
 */
export function Closing({ shown: { closing } }) {
  if (closing === null) return null;
  return html`<div class="sheet closing">
    <${Fit} class="closing-text">
      <h1 class="closing-thanks"><${Clauses} text=${t("stage.closing_thanks")} /></h1>
      <p class="closing-what"><${Clauses} text=${t("stage.closing_root", { n: grouped(closing.size) })} /></p>
      <p class="closing-root">${codeGroups(closing.root).map((group) => html`<span>${group}</span> `)}</p>
    </${Fit}>
    <figure class="closing-code">
      <img src=${closingCode(closing)} alt=${t("stage.closing_code_image")} draggable=${false} />
      <figcaption><${Clauses} text=${t("stage.closing_code")} /></figcaption>
    </figure>
  </div>`;
}

/**
 * @param {import("./state.js").Closing} closing
 * @returns {string} the address changes with the root, so that no old picture is shown for it
 */
export function closingCode({ size }) {
  return `/stage/closing.svg?size=${size}`;
}

/** @param {number} n */
function grouped(n) {
  return n.toLocaleString(language === "vi" ? "vi-VN" : "en-GB");
}
