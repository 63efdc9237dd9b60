// @ts-check
import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { closeDialog, Dialog } from "../dialog.js";
import { Icon } from "../icons.js";
import { ReadyContact } from "./ready-contact.js";
import { AwakeRow, CameraRow, Row, SoundRow } from "./ready-rows.js";
import { useChecks } from "./ready-run.js";
import { checksOf, countTodo } from "./ready-state.js";

const BY_ITSELF = ["link", "clock", "storage", "envelope"];

/**
 * @typedef {import("./ready-state.js").Found} Found
 * @typedef {import("../conference.js").AnySession} AnySession
 */

/**
 * Everything that is looked at before the event on one page, and who is to be called here.
 * @param {{session: AnySession, outbox: import("../keeping/outbox.js").Outbox,
 *          report: import("../keeping/outbox.js").Report | undefined, onClose: () => void}} props
 */
export function ReadyDialog({ session, outbox, report, onClose }) {
  const { found, busy, run, tell, retract } = useChecks(session, report);
  const [silent, setSilent] = useState(false);
  const send = (/** @type {{person: string, phone: string}} */ contact) => {
    setSilent(!found.sound);
    if (!found.sound) return document.getElementById("ready-sound")?.focus();
    const about = session.view.peek()?.reminded?.at ?? "";
    outbox.report("ready", { checks: checksOf(found), ...contact }, about);
    onClose();
  };
  const known = contactOf(report, session.view.peek());
  return html`<${Dialog} label=${t("point.ready_title")} name="dialog ready-dialog" onClose=${onClose}>
    <div class="ready-head">
      <h2>${t("point.ready_title")}</h2>
      <button class="button" type="button" onClick=${closeDialog}><${Icon} name="close" />${t("point.close")}</button>
    </div>
    <p class="hint">${t("point.ready_intro")}</p>
    <div class="ready-line">
      <p class="ready-summary" role="status">${busy ? t("point.ready_busy") : summary(found)}</p>
      <button class="button" type="button" disabled=${busy} onClick=${run}>${t("point.ready_again")}</button>
    </div>
    <ul class="ready-rows">
      ${BY_ITSELF.map((check) => html`<${Row} key=${check} check=${check} finding=${found[check]} />`)}
      <${AwakeRow} finding=${found.awake} tell=${tell} retract=${retract} />
      <${SoundRow} finding=${found.sound} tell=${tell} problem=${silent && !found.sound} />
      <${CameraRow} finding=${found.camera} tell=${tell} />
    </ul>
    <${ReadyContact} known=${known} disabled=${busy} onSend=${send} />
  <//>`;
}

/** @param {Found} found */
function summary(found) {
  const n = countTodo(checksOf(found));
  return n === 0 ? t("point.ready_all_good") : t("point.ready_left", { n });
}

/** @param {import("../keeping/outbox.js").Report | undefined} report @param {import("../view.js").View | null} view */
function contactOf(report, view) {
  const unsent = report && !report.taken ? report.payload : null;
  return unsent ?? view?.contact ?? report?.payload ?? null;
}
