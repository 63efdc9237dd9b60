// @ts-check
import { useSignal } from "@preact/signals";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "./icons.js";

/**
 * Copies an element's text. Plain http has no clipboard: there it selects the text and says what to press.
 * @param {{of: string, text: string}} props `of`: the element's id
 */
export function CopyButton({ of, text }) {
  const done = useSignal("");
  const onClick = async () => {
    const element = document.getElementById(of);
    if (element === null) return;
    done.value = t((await copied(element.textContent ?? "")) ? "desk.copied" : "desk.press_copy");
    if (done.value === t("desk.press_copy")) getSelection()?.selectAllChildren(element);
  };
  return html`<button type="button" class="button" onClick=${onClick}>
    <${Icon} name="copy" /><span role="status">${done.value || text}</span>
  </button>`;
}

/** @param {string} text */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
