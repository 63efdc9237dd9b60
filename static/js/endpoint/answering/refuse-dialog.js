// @ts-check
import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { closeDialog, Dialog } from "../dialog.js";
import { missingIn, rememberPerson } from "./person.js";
import { PersonFields } from "./person-fields.js";
import { REASONS, reasonText } from "./reasons.js";

const LONGEST = 900;

/**
 * A refusal says why (Decision 28/2018/QĐ-TTg, article 9): from a list, in own words, or both.
 * @param {{person: import("./person.js").Person, onRefuse: (answer: import("../steps.js").Answer) => void,
 *          onClose: () => void}} props
 */
export function RefuseDialog({ person: known, onRefuse, onClose }) {
  const [person, setPerson] = useState(known);
  const [choice, setChoice] = useState("");
  const [words, setWords] = useState("");
  const [problems, setProblems] = useState(/** @type {string[]} */ ([]));
  const isUnfounded = problems.includes("reason") && !reasonText(choice, words);

  const refuse = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const reason = reasonText(choice, words);
    const missing = [...(reason ? [] : ["reason"]), ...missingIn(person)];
    setProblems(missing);
    if (missing.length > 0) return document.getElementById(firstField(missing[0], choice))?.focus();
    onRefuse({ event: "refuse", ...rememberPerson(person), reason });
  };
  return html`<${Dialog} label=${t("point.refuse_title")} name="dialog refuse-dialog" onClose=${onClose}>
    <form class="refuse-form" onSubmit=${refuse} novalidate>
    <h2>${t("point.refuse_title")}</h2>
    <p>${t("point.refuse_text")}</p>
    <fieldset class="reasons" aria-describedby=${isUnfounded ? "reason-problem" : undefined}>
      <legend>${t("point.reason")}</legend>
      ${isUnfounded && html`<p id="reason-problem" class="problem" role="alert">${t("point.reason_missing")}</p>`}
      ${REASONS.map((reason) => html`<${Choice} key=${reason} reason=${reason} choice=${choice} onChoice=${setChoice} />`)}
    </fieldset>
    <div class="field">
      <label for="refuse-words">${t(choice === "other" ? "point.reason_words" : "point.reason_more")}</label>
      <textarea
        id="refuse-words"
        class="input"
        rows="3"
        maxlength=${LONGEST}
        value=${words}
        onInput=${(/** @type {InputEvent} */ event) => setWords(/** @type {HTMLTextAreaElement} */ (event.target).value)}
      ></textarea>
    </div>
    <${PersonFields} id="refuse" person=${person} problems=${problems} onChange=${setPerson} />
    <div class="dialog-actions">
      <button class="button" type="button" onClick=${closeDialog}>${t("endpoint.back")}</button>
      <button class="button button-primary" type="submit">${t("point.refuse_send")}</button>
    </div>
    </form>
  <//>`;
}

/** @param {{reason: string, choice: string, onChoice: (reason: string) => void}} props */
function Choice({ reason, choice, onChoice }) {
  return html`<label class="reason">
    <input
      id=${`reason-${reason}`}
      type="radio"
      name="reason"
      value=${reason}
      checked=${choice === reason}
      onChange=${() => onChoice(reason)}
    />
    <span>${t(`point.reason_${reason}`)}</span>
  </label>`;
}

/** @param {string} missing @param {string} choice */
function firstField(missing, choice) {
  if (missing !== "reason") return `refuse-${missing}`;
  return choice === "other" ? "refuse-words" : `reason-${REASONS[0]}`;
}
