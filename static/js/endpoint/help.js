// @ts-check
import { useState } from "preact/hooks";
import { html } from "../html.js";
import { clock, t } from "../i18n.js";
import { TOPICS } from "./calls.js";
import { closeDialog, Dialog } from "./dialog.js";
import { Hotline } from "./hotline.js";
import { Icon } from "./icons.js";

const LONGEST = 300;
/** Of answered calls so many stay in sight. */
const SHOWN = 3;

/**
 * A button that calls the organisers, and what became of the calls.
 * @param {{session: import("./session.js").Session | import("./mirror.js").Mirror}} props
 */
export function Help({ session }) {
  const [asking, setAsking] = useState(false);
  const made = (session.view.value?.calls ?? []).slice(-SHOWN);
  const ids = new Set(made.map(({ call }) => call));
  const waiting = session.calls.waiting.value.filter(({ call }) => !ids.has(call));
  const { notice } = session.calls;
  return html`<section class="card help">
    <div class="help-line">
      <h2 class="card-title">${t("point.help_title")}</h2>
      <button class="button" type="button" onClick=${() => setAsking(true)}>
        <${Icon} name="help" />${t("point.help")}
      </button>
    </div>
    ${notice.value && html`<p class="problem" role="alert">${notice.value}</p>`}
    <div role="log" aria-label=${t("point.help_calls")}>
      <ul class="calls">
      ${made.map((call) => html`<${Call} key=${call.call} call=${call} state=${call.answered ? "answered" : "called"} />`)}
      ${waiting.map((call) => html`<${Call} key=${call.call} call=${call} state="queued" />`)}
      </ul>
    </div>
    ${
      asking &&
      html`<${HelpDialog}
      onCall=${(/** @type {string} */ topic, /** @type {string} */ text) => session.calls.make(topic, text)}
      onClose=${() => setAsking(false)}
    />`
    }
  </section>`;
}

/** @param {{call: import("./calls.js").Call & {answered?: import("./calls.js").Made["answered"]}, state: string}} props */
function Call({ call, state }) {
  const said = [t(`point.help_${call.topic}`), call.text].filter(Boolean).join(": ");
  return html`<li class=${`call call-${state}`}>
    <p><span class="call-time">${clock(call.at)}</span> ${said}</p>
    <p class="call-state">
      ${
        call.answered
          ? t("point.help_answered", { text: call.answered.text, time: clock(call.answered.at) })
          : t(`point.help_${state}`)
      }
    </p>
  </li>`;
}

/** @param {string} topic @param {string} text */
function missingIn(topic, text) {
  if (topic === "") return "topic";
  return topic === "other" && !text.trim() ? "words" : null;
}

/** @param {{onCall: (topic: string, text: string) => void, onClose: () => void}} props */
function HelpDialog({ onCall, onClose }) {
  const [topic, setTopic] = useState("");
  const [text, setText] = useState("");
  const [told, setTold] = useState(/** @type {string | null} */ (null));
  const missing = missingIn(topic, text);
  const problem = told === missing ? told : null;
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    setTold(missing);
    if (missing)
      return document.getElementById(missing === "topic" ? `help-${TOPICS[0]}` : "help-words")?.focus();
    onCall(topic, text);
    onClose();
  };
  return html`<${Dialog} label=${t("point.help_title")} onClose=${onClose}>
    <form class="refuse-form" onSubmit=${submit} novalidate>
      <h2>${t("point.help_title")}</h2>
      <fieldset class="reasons" aria-describedby=${problem ? "help-problem" : undefined}>
        <legend>${t("point.help_what")}</legend>
        ${problem && html`<p id="help-problem" class="problem" role="alert">${t(`point.help_missing_${problem}`)}</p>`}
        ${TOPICS.map(
          (one) => html`<label class="reason" key=${one}>
            <input id=${`help-${one}`} type="radio" name="topic" value=${one} checked=${topic === one} onChange=${() => setTopic(one)} />
            <span>${t(`point.help_${one}`)}</span>
          </label>`,
        )}
      </fieldset>
      <div class="field">
        <label for="help-words">${t(topic === "other" ? "point.help_words" : "point.reason_more")}</label>
        <textarea
          id="help-words"
          class="input"
          rows="3"
          maxlength=${LONGEST}
          value=${text}
          onInput=${(/** @type {InputEvent} */ event) => setText(/** @type {HTMLTextAreaElement} */ (event.target).value)}
        ></textarea>
      </div>
      <${Hotline} />
      <div class="dialog-actions">
        <button class="button" type="button" onClick=${closeDialog}>${t("endpoint.back")}</button>
        <button class="button button-primary" type="submit">${t("point.help_send")}</button>
      </div>
    </form>
  <//>`;
}
