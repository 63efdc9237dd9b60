// @ts-check
import { html } from "../../html.js";
import { givenKey } from "./session.js";
import { say } from "./words.js";

/** The key that a file names, to be compared by eye. @param {{text: string}} props verifier key */
export function LogKeyShown({ text }) {
  const [name] = text.split("+");
  const digits = name.slice(name.indexOf("/") + 1).match(/.{4}/g) ?? [];
  return html`<section class="log-key">
    <h4>${say("log_key")}</h4>
    <p class="hint">${givenKey.value === text ? say("log_key_same") : say("log_key_help")}</p>
    <p class="digits">
      <span>ceremony/</span>${digits.map((group, i) => html`<span key=${i} class="digit-group">${group}</span>`)}
    </p>
    <p class="hash">${text}</p>
  </section>`;
}
