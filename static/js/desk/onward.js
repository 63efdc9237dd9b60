// @ts-check
import { html } from "../html.js";
import { clock, day, t } from "../i18n.js";

/** @typedef {{step: string, person: string, due: string, note: string, at: string}} Step */

/** What became of the documents after they were acknowledged. @param {{step: Step}} props */
export function Onward({ step: { step, person, due, note, at } }) {
  return html`<div class="onward" data-step=${step}>
    <p><strong>${t(`desk.step_${step}`)}</strong> ${person} <time class="number">${clock(at)}</time></p>
    ${due && html`<p>${t("desk.step_due", { date: day(due) })}</p>`}
    ${note && html`<p>${note}</p>`}
  </div>`;
}
