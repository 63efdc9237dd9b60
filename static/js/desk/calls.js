// @ts-check
import { useSignal } from "@preact/signals";
import { html } from "../html.js";
import { clock, has, t } from "../i18n.js";
import { command } from "./command.js";
import { openUnit, unitByCode } from "./model.js";
import { calledOf } from "./roll-call-store.js";
import { Contact } from "./standing.js";

/** A connection point that calls for help, and the answer to it. @param {{call: import("./program.js").Call}} props */
export function Call({ call }) {
  const { unit: code, topic, text, at, answered } = call;
  const unit = unitByCode(code);
  const contact = calledOf(code)?.contact;
  const word = has(`desk.topic_${topic}`) ? t(`desk.topic_${topic}`) : topic;
  return html`<article class="call" data-answered=${answered ? "" : undefined}>
    <p class="call-head">
      <button
        type="button"
        onClick=${() => {
          openUnit.value = code;
        }}
      >
        ${unit?.name ?? code}
      </button>
      <span class="call-topic">${word}</span> <time class="number">${clock(at)}</time>
    </p>
    ${text && html`<p>${text}</p>`}
    ${contact?.phone && html`<p>${t("desk.call_phone")} <${Contact} contact=${contact} /></p>`}
    ${
      answered
        ? html`<p class="hint">${t("desk.call_answered", { name: answered.by, time: clock(answered.at) })} ${answered.text}</p>`
        : html`<${Answer} call=${call.call} />`
    }
  </article>`;
}

/** @param {{call: string}} props */
function Answer({ call }) {
  const sending = useSignal(false);
  const onSubmit = async (/** @type {any} */ event) => {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get("text");
    sending.value = true;
    await command("answer_help", { call, text });
    sending.value = false;
  };
  return html`<form class="answer" onSubmit=${onSubmit}>
    <label>
      <span class="visually-hidden">${t("desk.call_answer")}</span>
      <input class="input" name="text" required maxlength="300" placeholder=${t("desk.call_answer")} autocomplete="off" />
    </label>
    <button type="submit" class="button" disabled=${sending.value}>${t("desk.send")}</button>
  </form>`;
}
