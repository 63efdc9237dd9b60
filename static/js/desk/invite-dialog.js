// @ts-check
import { useSignal } from "@preact/signals";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { CopyButton } from "./copy-button.js";
import { Dialog } from "./dialog.js";
import { send } from "./link.js";
import { Identity, identityOf } from "./pair-dialog.js";

/** @typedef {{url: string, code: string, svg: string, name: string}} Invitation */

/** A link for one device, once: to be scanned with it. @param {{onClose: () => void}} props */
export function InviteDialog({ onClose }) {
  const kind = useSignal("podium");
  const refused = useSignal("");
  const invitation = useSignal(/** @type {Invitation | null} */ (null));
  const onSubmit = async (/** @type {any} */ event) => {
    event.preventDefault();
    const identity = identityOf(new FormData(event.currentTarget));
    const reply = await send("invite_screen", identity);
    refused.value = reply.refused ? (reply.message ?? "") : "";
    if (!reply.refused) invitation.value = /** @type {any} */ ({ ...reply, name: identity.name });
  };
  return html`<${Dialog} label=${t("desk.invite")} onClose=${onClose}>
    <h2>${t("desk.invite")}</h2>
    ${
      invitation.value
        ? html`<${Code} ...${invitation.value} onClose=${onClose} />`
        : html`<form class="dialog-form" onSubmit=${onSubmit}>
            <p>${t("desk.invite_text")}</p>
            <${Identity} kind=${kind} />
            ${refused.value && html`<p class="refusal" role="alert">${refused.value}</p>`}
            <div class="dialog-buttons">
              <button type="button" class="button" onClick=${onClose}>${t("desk.cancel")}</button>
              <button type="submit" class="button button-primary">${t("desk.invite_make")}</button>
            </div>
          </form>`
    }
  </${Dialog}>`;
}

/** @param {Invitation & {onClose: () => void}} props */
function Code({ url, code, svg, name, onClose }) {
  return html`<p class="confirm-about">${name}</p>
    <div class="joining">
      <img class="qr" src="data:image/svg+xml,${encodeURIComponent(svg)}" alt=${t("desk.invite_qr", { name })} width="240" height="240" />
      <div>
        <p>${t("desk.invite_scan")}</p>
        <p class="code-large">${code}</p>
        <p class="join-link" id="invite-link">${url}</p>
        <p class="copy-buttons"><${CopyButton} of="invite-link" text=${t("desk.copy_link")} /></p>
        <p class="hint">${t("desk.invite_once")}</p>
      </div>
    </div>
    <div class="dialog-buttons">
      <button type="button" class="button" autofocus onClick=${onClose}>${t("desk.close")}</button>
    </div>`;
}
