// @ts-check
import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { showState } from "../arrival.js";
import { amongThem } from "../words.js";
import { Drawing } from "./drawing.js";
import { missingIn, rememberedPerson, rememberPerson, tidied } from "./person.js";
import { PersonFields } from "./person-fields.js";
import { RefuseDialog } from "./refuse-dialog.js";

/**
 * The clerk's part: name, position, and yes or no.
 * @param {{id: string, unit: string, envelopes: import("../steps.js").Envelope[], notice: string | null, onAnswer: (answer: import("../steps.js").Answer) => void}} props
 */
export function AnswerForm({ id, unit, envelopes, notice, onAnswer }) {
  const [person, setPerson] = useState(rememberedPerson());
  const [problems, setProblems] = useState(/** @type {string[]} */ ([]));
  const [behalf, setBehalf] = useState("");
  const [drawing, setDrawing] = useState("");
  const answered = useRef(false);
  useEffect(() => {
    const state = stateBeside(id);
    return () => answered.current && showState(state, true);
  }, []);

  const give = (/** @type {import("../steps.js").Answer} */ answer) => {
    answered.current = true;
    onAnswer(answer);
  };
  const acknowledge = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const missing = missingIn(person);
    setProblems(missing);
    if (missing.length > 0) return document.getElementById(`${id}-${missing[0]}`)?.focus();
    give({ event: "acknowledge", ...rememberPerson(person), on_behalf_of: tidied(behalf), drawing });
  };
  return html`<section id=${id} class="card answer">
    <h2 class="card-title">${t("point.answer_title")}</h2>
    <p>${t("point.answer_text", { unit, total: envelopes.length, parts: amongThem(envelopes) })}</p>
    <p class="hint">${t("point.answer_who")}</p>
    ${notice && html`<p class="problem" role="alert">${notice}</p>`}
    <form class="answer-form" onSubmit=${acknowledge} novalidate>
      <${PersonFields} id=${id} person=${person} problems=${problems} onChange=${setPerson} />
      <details class="more">
        <summary>${t("point.more")}</summary>
        <div class="field">
          <label for=${`${id}-behalf`}>${t("point.on_behalf_of")}</label>
          <input id=${`${id}-behalf`} class="input" maxlength="120" value=${behalf} aria-describedby=${`${id}-behalf-hint`}
            onInput=${(/** @type {any} */ event) => setBehalf(event.target.value)} />
          <p id=${`${id}-behalf-hint`} class="hint">${t("point.on_behalf_of_hint")}</p>
        </div>
        <${Drawing} path=${drawing} onDraw=${setDrawing} />
      </details>
      <button class="button button-primary button-big" type="submit">${t("point.acknowledge")}</button>
    </form>
    <${Refusal} person=${person} onAnswer=${give} />
  </section>`;
}

/** What became of the answer stands far above on a phone. @param {string} id of the form @returns {HTMLElement | null | undefined} */
function stateBeside(id) {
  return document.getElementById(id)?.closest(".handover")?.querySelector(".status");
}

/**
 * The other answer. Its dialog stands in no form: Enter in it must never acknowledge.
 * @param {{person?: import("./person.js").Person, onAnswer: (answer: import("../steps.js").Answer) => void}} props
 */
export function Refusal({ person = rememberedPerson(), onAnswer }) {
  const [refusing, setRefusing] = useState(false);
  const close = () => setRefusing(false);
  const refuse = (/** @type {import("../steps.js").Answer} */ answer) => {
    close();
    onAnswer(answer);
  };
  return html`
    <button class="button button-refuse" onClick=${() => setRefusing(true)}>${t("point.refuse")}</button>
    ${refusing && html`<${RefuseDialog} person=${person} onRefuse=${refuse} onClose=${close} />`}
  `;
}
