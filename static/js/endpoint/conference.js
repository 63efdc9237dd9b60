// @ts-check
import { useEffect, useState } from "preact/hooks";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { HandoverView } from "./handover.js";
import { Header } from "./header.js";
import { Icon } from "./icons.js";
import { fetchParts, parts } from "./later.js";
import { handoverStatus, STAGES } from "./status.js";
import { StatusCard, Stepper } from "./status-card.js";

/**
 * The page of an enrolled device; it works, or shows what another tab does.
 * @typedef {import("./session.js").Session | import("./mirror.js").Mirror} AnySession
 */

/** @param {{session: AnySession, onLeave: () => void}} props */
export function Conference({ session, onLeave }) {
  const view = session.view.value;
  const unit = view?.unit ?? session.identity.unit;
  const lost = session.link.value === "lost";
  const handovers = [...(view?.handovers ?? [])].reverse();
  const { Alarm, Attention, Help, Ready, keepPage, keepRest } = parts.value ?? {};
  const live = session.link.value === "live";
  const staged = handovers.length > 0 && handovers.every(({ id }) => isHere(session.receivers.get(id)));
  useEffect(() => {
    if (view) fetchParts();
  }, [view === null]);
  useEffect(() => {
    if (live) keepPage?.();
  }, [keepPage, live]);
  useEffect(() => {
    if (staged && live) keepRest?.();
  }, [keepRest, staged, live]);
  return html`
    <${Header} conference=${view?.conference} unit=${unit} />
    <main class="page">
      ${session.witness.contradiction.value && Alarm && html`<${Alarm} />`}
      ${view && lost && html`<${LinkNote} />`}
      ${Attention && html`<${Attention} session=${session} />`}
      ${handovers.length === 0 && html`<${Waiting} status=${waitingStatus(session)} />`}
      ${handovers.map((handover) => {
        const receiver = session.receivers.get(handover.id);
        if (!receiver) return null;
        return html`<${HandoverView}
          key=${handover.id}
          handover=${handover}
          unit=${unit}
          among=${handovers.length}
          receiver=${receiver}
          lost=${lost}
          session=${session}
          onSecret=${(/** @type {string} */ secret) => session.release(handover.id, secret)}
        />`;
      })}
      ${Ready && html`<${Ready} session=${session} />`}
      ${Help && html`<${Help} session=${session} />`}
      <${Footer} unit=${unit} link=${session.link.value} onLeave=${onLeave} />
      <${Announcement} session=${session} />
    </main>
  `;
}

/** @param {{holding: import("@preact/signals").Signal<import("./keeping/holding.js").Holding>} | undefined} receiver */
function isHere(receiver) {
  const { manifest, held } = receiver?.holding.value ?? {};
  return Boolean(held && manifest?.envelopes.every(({ document }) => held[document] !== undefined));
}

/** @param {{status: import("./status.js").Status}} props */
function Waiting({ status }) {
  return html`<${StatusCard} status=${status}>
    <${Stepper} stages=${STAGES} current=${status.key === "nothing_yet" ? "stage" : "connect"} />
  <//>`;
}

/** @param {AnySession} session @returns {import("./status.js").Status} */
function waitingStatus({ view, link }) {
  if (view.value) return { key: "nothing_yet", tone: "wait" };
  return { key: link.value === "lost" ? "unreachable" : "connecting", tone: "busy" };
}

function LinkNote() {
  return html`<p class="link-note"><${Icon} name="link" />${t("endpoint.link_lost")}</p>`;
}

/** @param {{unit: import("./view.js").Unit, link: string, onLeave: () => void}} props */
function Footer({ unit, link, onLeave }) {
  const [asking, setAsking] = useState(false);
  const { Leave } = parts.value ?? {};
  return html`<footer class="foot">
    <p class=${`link link-${link}`}>${t(`endpoint.link_${link}_short`)}</p>
    ${Leave && html`<button class="button button-quiet" onClick=${() => setAsking(true)}>${t("point.not_my_unit")}</button>`}
    ${Leave && asking && html`<${Leave} unit=${unit} onLeave=${onLeave} onClose=${() => setAsking(false)} />`}
  </footer>`;
}

/** Says each new state once, politely; progress is not a new state. @param {{session: AnySession}} props */
function Announcement({ session }) {
  const { key, values } = currentStatus(session);
  const lost = session.link.value === "lost";
  const [said, say] = useState("");
  useEffect(() => {
    const title = t(`endpoint.${key}_title`, values);
    document.title = `${title} · ${session.identity.unit.name}`;
    const news = `${title}. ${t(`endpoint.${key}_text`, values)}`;
    say(lost && session.view.value ? `${t("endpoint.link_lost")} ${news}` : news);
  }, [key, lost]);
  return html`<p class="visually-hidden" role="status">${said}</p>`;
}

/** @param {AnySession} session @returns {import("./status.js").Status} */
function currentStatus(session) {
  const handover = session.view.value?.handovers.at(-1);
  const receiver = handover && session.receivers.get(handover.id);
  if (!receiver) return waitingStatus(session);
  return handoverStatus(handover, receiver.holding.value, session.link.value === "lost");
}
