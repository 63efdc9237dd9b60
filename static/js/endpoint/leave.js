// @ts-check
import { html } from "../html.js";
import { t } from "../i18n.js";
import { closeDialog, Dialog } from "./dialog.js";
import { fullName } from "./words.js";

/** Asks before the device becomes nobody's. @param {{unit: import("./view.js").Unit, onLeave: () => void, onClose: () => void}} props */
export function Leave({ unit, onLeave, onClose }) {
  return html`<${Dialog} label=${t("point.leave_title")} onClose=${onClose}>
    <h2>${t("point.leave_title")}</h2>
    <p>${t("point.leave_text", { unit: fullName(unit) })}</p>
    <div class="dialog-actions">
      <button class="button" onClick=${closeDialog}>${t("endpoint.back")}</button>
      <button class="button button-primary" onClick=${onLeave}>${t("point.leave")}</button>
    </div>
  <//>`;
}
