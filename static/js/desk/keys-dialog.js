// @ts-check
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Dialog } from "./dialog.js";
import { Kbd } from "./kbd.js";
import { BINDINGS, listing } from "./keys.js";

const SHOWN = /** @type {Record<string, string>} */ ({
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
});

/** Every key and what it does. */
export function KeysDialog() {
  if (!listing.value) return null;
  const close = () => {
    listing.value = false;
  };
  return html`<${Dialog} label=${t("desk.keys")} onClose=${close}>
    <h2>${t("desk.keys")}</h2>
    <dl class="keys-list">
      ${BINDINGS.map(
        ({ keys, does }) => html`<div key=${does}>
          <dt>${keys.map((key) => html`<${Kbd} key=${key} of=${SHOWN[key] ?? (key.length === 1 ? key.toUpperCase() : key)} />`)}</dt>
          <dd>${t(`desk.key_${does}`)}</dd>
        </div>`,
      )}
    </dl>
    <p class="hint">${t("desk.keys_hint")}</p>
    <div class="dialog-buttons">
      <button type="button" class="button" autofocus onClick=${close}>${t("desk.close")}</button>
    </div>
  </${Dialog}>`;
}
