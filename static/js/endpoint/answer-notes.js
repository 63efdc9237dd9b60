// @ts-check
import { useState } from "preact/hooks";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { timeOf } from "./time-of.js";

const KEY = "endpoint.answers_seen";

/** @typedef {import("./calls.js").Made & {answered: NonNullable<import("./calls.js").Made["answered"]>}} Answered */

/**
 * What the organisers answered, on top of the page until somebody has read it. It is announced where the calls stand.
 * @param {{session: import("./conference.js").AnySession}} props
 */
export function AnswerNotes({ session }) {
  const [seen, setSeen] = useState(seenAnswers());
  const view = session.view.value;
  const answers = view ? unseen(view.calls ?? [], view.endpoint, seen) : [];
  const see = (/** @type {string} */ call) => setSeen(rememberSeen([...seenAnswers(), call]));
  return answers.map(
    ({ call, answered }) => html`<div class="answer-note" key=${call}>
      <p>${t("point.help_answered", { text: answered.text, time: timeOf(answered.at) })}</p>
      <button class="button" type="button" onClick=${() => see(call)}>${t("point.help_seen")}</button>
    </div>`,
  );
}

/** @param {import("./calls.js").Made[]} calls @param {string} endpoint @param {string[]} seen @returns {Answered[]} */
export function unseen(calls, endpoint, seen) {
  const answered = calls.filter(
    (call) => call.answered && call.endpoint === endpoint && !seen.includes(call.call),
  );
  return /** @type {Answered[]} */ (answered);
}

/** @returns {string[]} */
function seenAnswers() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]");
  } catch {
    return [];
  }
}

/** @param {string[]} calls */
function rememberSeen(calls) {
  try {
    localStorage.setItem(KEY, JSON.stringify(calls));
  } catch {
    // A browser that keeps nothing shows them again the next time.
  }
  return calls;
}
