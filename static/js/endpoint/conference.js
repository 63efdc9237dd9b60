// @ts-check
import { useEffect, useState } from "preact/hooks";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Alarm } from "./alarm.js";
import { closeDialog, Dialog } from "./dialog.js";
import { HandoverView } from "./handover.js";
import { Header } from "./header.js";
import { Icon } from "./icons.js";
import { handoverStatus, STAGES } from "./status.js";
import { StatusCard, Stepper } from "./status-card.js";
import { fullName } from "./words.js";

/**
 * The page of an enrolled device.
 * @param {{session: import("./session.js").Session, onLeave: () => void}} props
 */
export function Conference({ session, onLeave }) {
  const view = session.view.value;
  const unit = view?.unit ?? session.identity.unit;
  const handovers = [...(view?.handovers ?? [])].reverse();
  return html`
    <${Header} conference=${view?.conference} unit=${unit} />
    <main class="page">
      ${session.witness.contradiction.value && html`<${Alarm} />`}
      <${LinkNote} link=${session.link.value} />
      ${handovers.length === 0 && html`<${Waiting} connected=${view !== null} />`}
      ${handovers.map((handover) => {
        const receiver = session.receivers.get(handover.id);
        return html`<${HandoverView}
          key=${handover.id}
          handover=${handover}
          unit=${unit}
          among=${handovers.length}
          receiver=${receiver}
          lost=${session.link.value === "lost"}
          onSecret=${(/** @type {string} */ secret) => session.release(handover.id, secret)}
        />`;
      })}
      <${Footer} unit=${unit} link=${session.link.value} onLeave=${onLeave} />
      <${Announcement} session=${session} />
    </main>
  `;
}

/** @param {{connected: boolean}} props */
function Waiting({ connected }) {
  const status = connected ? { key: "nothing_yet", tone: "wait" } : { key: "connecting", tone: "busy" };
  return html`<${StatusCard} status=${status}>
    <${Stepper} stages=${STAGES} current=${connected ? "stage" : "connect"} />
  <//>`;
}

/** @param {{link: string}} props */
function LinkNote({ link }) {
  if (link !== "lost") return null;
  return html`<p class="link-note"><${Icon} name="link" />${t("endpoint.link_lost")}</p>`;
}

/** @param {{unit: import("./view.js").Unit, link: string, onLeave: () => void}} props */
function Footer({ unit, link, onLeave }) {
  const [asking, setAsking] = useState(false);
  return html`<footer class="foot">
    <p class=${`link link-${link}`}>${t(`endpoint.link_${link}_short`)}</p>
    <button class="button button-quiet" onClick=${() => setAsking(true)}>${t("endpoint.not_my_unit")}</button>
    ${
      asking &&
      html`<${Dialog} label=${t("endpoint.leave_title")} onClose=${() => setAsking(false)}>
      <h2>${t("endpoint.leave_title")}</h2>
      <p>${t("endpoint.leave_text", { unit: fullName(unit) })}</p>
      <div class="dialog-actions">
        <button class="button" onClick=${closeDialog}>${t("endpoint.back")}</button>
        <button class="button button-primary" onClick=${onLeave}>${t("endpoint.leave")}</button>
      </div>
    <//>`
    }
  </footer>`;
}

/** Says each new state once, politely; progress is not a new state. @param {{session: import("./session.js").Session}} props */
function Announcement({ session }) {
  const key = currentKey(session);
  const [said, say] = useState("");
  useEffect(() => {
    const { values } = currentStatus(session);
    const title = t(`endpoint.${key}_title`, values);
    document.title = `${title} · ${session.identity.unit.name}`;
    say(`${title}. ${t(`endpoint.${key}_text`, values)}`);
  }, [key]);
  const lost = session.link.value === "lost";
  return html`<p class="visually-hidden" role="status">${lost ? `${t("endpoint.link_lost")} ${said}` : said}</p>`;
}

/** @param {import("./session.js").Session} session @returns {import("./status.js").Status} */
function currentStatus(session) {
  const handover = session.view.value?.handovers.at(-1);
  const receiver = handover && session.receivers.get(handover.id);
  if (receiver) return handoverStatus(handover, receiver.holding.value);
  return { key: session.view.value ? "nothing_yet" : "connecting", tone: "wait" };
}

/** @param {import("./session.js").Session} session */
const currentKey = (session) => currentStatus(session).key;
