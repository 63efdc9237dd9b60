// @ts-check
import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { keyIsWrong, keyText } from "./session.js";
import { say } from "./words.js";

/** Where this server's own key is; on the page that was saved to a file there is none. */
const address = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="log-key"]'))?.href;

/** The verifier key to compare with. */
export function KeyField() {
  const problem = keyIsWrong.value;
  /** @param {Event & {currentTarget: HTMLTextAreaElement}} event */
  const typed = ({ currentTarget }) => {
    keyText.value = currentTarget.value;
  };
  return html`<section class="card key-card" aria-labelledby="key-title">
    <h2 class="card-title" id="key-title">${say("key_title")}</h2>
    <div class="field">
      <label for="key">${say("key_label")}</label>
      <textarea
        id="key"
        class="input key-input"
        rows="3"
        spellcheck=${false}
        autocapitalize="off"
        autocomplete="off"
        aria-describedby=${problem ? "key-problem key-help" : "key-help"}
        aria-invalid=${problem}
        value=${keyText.value}
        onInput=${typed}
      ></textarea>
    </div>
    ${problem && html`<p class="problem" id="key-problem" role="alert">${say("key_wrong")}</p>`}
    <p class="hint" id="key-help">${say("key_help")}</p>
    ${address && html`<${ServerKey} address=${address} />`}
  </section>`;
}

/** @param {{address: string}} props */
function ServerKey({ address }) {
  const [failed, setFailed] = useState(false);
  const ask = async () => {
    const answer = await fetch(address, { cache: "no-store" }).catch(() => null);
    setFailed(!answer?.ok);
    if (answer?.ok) keyText.value = (await answer.text()).trim();
  };
  return html`<div class="server-key">
    <button type="button" class="button" onClick=${ask}>${say("key_server")}</button>
    <p class="hint">${say("key_server_note")}</p>
    ${failed && html`<p class="problem" role="alert">${say("key_server_failed")}</p>`}
  </div>`;
}
