// @ts-check
import { useSignal } from "@preact/signals";
import { html } from "../html.js";
import { clock, t } from "../i18n.js";
import { command, showRefusal } from "./command.js";
import { Dialog } from "./dialog.js";
import { unitByCode } from "./model.js";
import { calledOf, phoning } from "./roll-call-store.js";
import { Contact, Shortcomings, Standing } from "./standing.js";

/** One unit on the telephone: whom to ask for, what is missing there, and the reminder that goes onto its page. */
export function PhoneDialog() {
  const called = calledOf(phoning.value);
  if (!called) return null;
  const { unit, parentName, contact } = called;
  const title = t("desk.phone_title", { name: unit.name });
  return html`<${Dialog} key=${unit.code} label=${title} onClose=${hangUp}>
    <div>
      <p class="hint">${parentName}</p>
      <h2>${title}</h2>
    </div>
    <p class="phone-large"><${Contact} contact=${contact} /></p>
    <div>
      <p><${Standing} called=${called} /></p>
      <p><${Shortcomings} report=${called.report} /></p>
    </div>
    <${JoinCode} code=${unit.code} />
    ${called.reminder && html`<p class="hint"><${LastReminder} reminder=${called.reminder} /></p>`}
    <${RemindForm} code=${unit.code} />
  </${Dialog}>`;
}

function hangUp() {
  phoning.value = "";
}

/** Who has lost the card can be told the code. @param {{code: string}} props */
function JoinCode({ code }) {
  const raw = unitByCode(code)?.join_code;
  if (!raw) return null;
  const letters = raw.replace(/[^0-9A-Z]/gi, "");
  return html`<p class="hint">${t("desk.join_code")}: <span class="number">${letters.slice(0, 4)} ${letters.slice(4)}</span></p>`;
}

/** @param {{reminder: import("./roll-call.js").Reminder}} props */
export function LastReminder({ reminder: { at, by, note } }) {
  return html`${t("desk.reminded", { time: clock(at), name: by })}${note && `: “${note}”`}`;
}

/** @param {{code: string}} props */
function RemindForm({ code }) {
  const refused = useSignal(false);
  const onSubmit = async (/** @type {any} */ event) => {
    event.preventDefault();
    const note = new FormData(event.currentTarget).get("note");
    refused.value = !(await command("remind", { unit: code, note }));
    if (!refused.value) hangUp();
  };
  return html`<form class="dialog-form" onSubmit=${onSubmit}>
    <label class="field">
      <span>${t("desk.remind_note")}</span>
      <input class="input" name="note" maxlength="200" autofocus autocomplete="off" list="remind-notes" />
    </label>
    <datalist id="remind-notes">
      ${["join", "sound", "check"].map((one) => html`<option key=${one} value=${t(`desk.remind_${one}`)}></option>`)}
    </datalist>
    <p class="hint">${t("desk.remind_hint")}</p>
    ${refused.value && showRefusal.value && html`<p class="refusal" role="alert">${showRefusal.value}</p>`}
    <div class="dialog-buttons">
      <button type="button" class="button" onClick=${hangUp}>${t("desk.close")}</button>
      <button type="submit" class="button button-primary">${t("desk.remind")}</button>
    </div>
  </form>`;
}
