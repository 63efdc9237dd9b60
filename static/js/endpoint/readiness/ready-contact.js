// @ts-check
import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { rememberedPerson, tidied } from "../answering/person.js";
import { isPhone } from "./phone.js";

/** As long as the server takes. */
const LONGEST = { person: 120, phone: 40 };
const FIELDS = /** @type {const} */ ({
  person: { autocomplete: "name", type: "text" },
  phone: { autocomplete: "tel", type: "tel" },
});

/** @typedef {{person: string, phone: string}} Contact */

/**
 * Whom the organisers call here; with it what was found is reported.
 * @param {{known: Contact | null, disabled: boolean, onSend: (contact: Contact) => void}} props
 */
export function ReadyContact({ known, disabled, onSend }) {
  const [contact, setContact] = useState(known ?? { person: rememberedPerson().person, phone: "" });
  const [problems, setProblems] = useState(/** @type {string[]} */ ([]));
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const tidy = tidiedContact(contact);
    const wrong = wrongIn(tidy);
    setProblems(wrong);
    if (wrong.length > 0) return document.getElementById(`ready-${wrong[0]}`)?.focus();
    onSend(tidy);
  };
  const field = (/** @type {"person" | "phone"} */ name) => html`<${Field}
    name=${name}
    value=${contact[name]}
    wrong=${problems.includes(name) && wrongIn(tidiedContact(contact)).includes(name)}
    onChange=${(/** @type {string} */ value) => setContact({ ...contact, [name]: value })}
  />`;
  return html`<form class="ready-contact" onSubmit=${submit} novalidate>
    <h3>${t("point.ready_contact")}</h3>
    <p class="hint">${t("point.ready_contact_text")}</p>
    ${field("person")} ${field("phone")}
    <button class="button button-primary button-big" type="submit" disabled=${disabled}>${t("point.ready_send")}</button>
  </form>`;
}

/** @param {Contact} typed @returns {Contact} */
function tidiedContact({ person, phone }) {
  return { person: tidied(person), phone: tidied(phone) };
}

/** @param {Contact} contact */
function wrongIn({ person, phone }) {
  return [...(person ? [] : ["person"]), ...(isPhone(phone) ? [] : ["phone"])];
}

/** @param {{name: "person" | "phone", value: string, wrong: boolean, onChange: (value: string) => void}} props */
function Field({ name, value, wrong, onChange }) {
  const id = `ready-${name}`;
  return html`<div class="field">
    <label for=${id}>${t(`point.ready_${name}`)}</label>
    <input
      id=${id}
      class="input"
      type=${FIELDS[name].type}
      autocomplete=${FIELDS[name].autocomplete}
      maxlength=${LONGEST[name]}
      value=${value}
      required
      aria-invalid=${wrong ? "true" : "false"}
      aria-describedby=${wrong ? `${id}-problem` : undefined}
      onInput=${(/** @type {InputEvent} */ event) => onChange(/** @type {HTMLInputElement} */ (event.target).value)}
    />
    ${wrong && html`<p id=${`${id}-problem`} class="problem">${t(`point.ready_${name}_missing`)}</p>`}
  </div>`;
}
