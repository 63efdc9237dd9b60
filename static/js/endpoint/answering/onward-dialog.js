// @ts-check
import { useState } from "preact/hooks";
import { STEPS } from "../../fold.js";
import { html } from "../../html.js";
import { day, t } from "../../i18n.js";
import { closeDialog, Dialog } from "../dialog.js";
import { isPast, nextSaid, tidySaid } from "./onward-step.js";

const LONGEST = { person: 120, note: 900 };

/**
 * Step, person who answers for it, day and note (Decision 28/2018/QĐ-TTg, codes 04 to 06).
 * @param {{last: import("../view.js").Step | null, onReport: (said: import("./onward-step.js").Said) => void,
 *          onClose: () => void}} props
 */
export function OnwardDialog({ last, onReport, onClose }) {
  const [said, setSaid] = useState(nextSaid(last));
  const [missing, setMissing] = useState(false);
  const change = (/** @type {Partial<import("./onward-step.js").Said>} */ changes) =>
    setSaid({ ...said, ...changes });
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const tidy = tidySaid(said);
    setMissing(!tidy.person);
    if (!tidy.person) return document.getElementById("step-person")?.focus();
    onReport(tidy);
    onClose();
  };
  return html`<${Dialog} label=${t("point.step_title")} name="dialog refuse-dialog" onClose=${onClose}>
    <form class="refuse-form" onSubmit=${submit} novalidate>
      <h2>${t("point.step_title")}</h2>
      <fieldset class="reasons">
        <legend>${t("point.step_which")}</legend>
        ${STEPS.map((step) => html`<${Choice} key=${step} step=${step} chosen=${said.step === step} onChoice=${() => change({ step })} />`)}
      </fieldset>
      <${Person} value=${said.person} missing=${missing && !tidySaid(said).person} onInput=${(/** @type {string} */ person) => change({ person })} />
      <div class="field">
        <label for="step-due">${t("point.step_due")}</label>
        <input id="step-due" class="input" type="date" value=${said.due} aria-describedby="step-due-said"
          onInput=${(/** @type {any} */ event) => change({ due: event.target.value })} />
        <div id="step-due-said" role="status">
          <p class="hint">${said.due && t("point.step_due_by", { date: day(said.due) })}</p>
          ${isPast(said.due) && html`<p class="problem">${t("point.step_due_past")}</p>`}
        </div>
      </div>
      <div class="field">
        <label for="step-note">${t("point.step_note")}</label>
        <textarea id="step-note" class="input" rows="3" maxlength=${LONGEST.note} value=${said.note}
          onInput=${(/** @type {any} */ event) => change({ note: event.target.value })}></textarea>
      </div>
      <div class="dialog-actions">
        <button class="button" type="button" onClick=${closeDialog}>${t("endpoint.back")}</button>
        <button class="button button-primary" type="submit">${t("point.step_send")}</button>
      </div>
    </form>
  <//>`;
}

/** @param {{step: string, chosen: boolean, onChoice: () => void}} props */
function Choice({ step, chosen, onChoice }) {
  return html`<label class="reason">
    <input id=${`step-${step}`} type="radio" name="step" value=${step} checked=${chosen} onChange=${onChoice} />
    <span>${t(`point.step_${step}`)}</span>
  </label>`;
}

/** @param {{value: string, missing: boolean, onInput: (value: string) => void}} props */
function Person({ value, missing, onInput }) {
  return html`<div class="field">
    <label for="step-person">${t("point.step_person")}</label>
    <input
      id="step-person"
      class="input"
      value=${value}
      maxlength=${LONGEST.person}
      autocomplete="off"
      required
      aria-invalid=${missing ? "true" : "false"}
      aria-describedby=${missing ? "step-person-problem" : undefined}
      onInput=${(/** @type {any} */ event) => onInput(event.target.value)}
    />
    ${missing && html`<p id="step-person-problem" class="problem">${t("point.step_person_missing")}</p>`}
  </div>`;
}
