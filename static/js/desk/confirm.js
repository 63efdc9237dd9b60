// @ts-check

import { html } from "../html.js";
import { t } from "../i18n.js";
import { Dialog } from "./dialog.js";
import { Icon } from "./icons.js";
import { names, presence } from "./model.js";
import { readiness } from "./view.js";

/** How many missing units are named before "and n more". */
const NAMED = 6;

/**
 * @param {{name: string, handover: import("./view.js").Handover, onConfirm: () => void, onClose: () => void}} props
 */
export function Confirm({ name, handover, onConfirm, onClose }) {
  const title = t(`desk.${name}_question`);
  return html`<${Dialog} label=${title} onClose=${onClose}>
    <h2>${title}</h2>
    <p class="confirm-about">${handover.title}</p>
    ${name === "arm" && html`<${Readiness} handover=${handover} />`}
    <p>${t(`desk.${name}_consequence`)}</p>
    <div class="dialog-buttons">
      <button type="button" class="button" autofocus onClick=${onClose}>${t("desk.cancel")}</button>
      <button type="button" class="button button-primary" onClick=${onConfirm}>${t(`desk.${name}_confirm`)}</button>
    </div>
  </${Dialog}>`;
}

/** @param {{handover: import("./view.js").Handover}} props */
function Readiness({ handover }) {
  const { units, staged, connected, notStaged, notConnected } = readiness(handover, presence.value);
  return html`<div class="readiness">
    <${Measure} word=${t("desk.units_staged")} have=${staged} of=${units} missing=${notStaged} />
    <${Measure} word=${t("desk.units_connected")} have=${connected} of=${units} missing=${notConnected} />
    <p class="readiness-presenters">
      ${t("desk.presenters")}: <strong>${handover.presenters.map(({ name }) => name).join(", ")}</strong>
    </p>
  </div>`;
}

/** @param {{word: string, have: number, of: number, missing: string[]}} props */
function Measure({ word, have, of, missing }) {
  const complete = missing.length === 0;
  return html`<div class="measure" data-complete=${complete ? "" : undefined}>
    <${Icon} name=${complete ? "acknowledged" : "fault"} />
    <p>${word} <strong class="number">${have} / ${of}</strong></p>
    ${!complete && html`<p class="measure-missing">${t("desk.missing")} ${named(missing)}</p>`}
  </div>`;
}

/** @param {string[]} codes */
function named(codes) {
  const first = codes.slice(0, NAMED).map((code) => names.unit(code) ?? code);
  const rest = codes.length - first.length;
  return rest > 0 ? t("desk.and_more", { names: first.join(", "), n: rest }) : first.join(", ");
}
