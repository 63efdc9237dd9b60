// @ts-check
import { useEffect, useState } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { Icon } from "../icons.js";
import { outboxOf, pendingKey } from "../keeping/outbox.js";
import { timeOf } from "../time-of.js";
import { ReadyDialog } from "./ready-dialog.js";
import { countTodo, knownOf, openReminder } from "./ready-state.js";

/**
 * Whether this device was checked before the event, and the way to check it. It speaks up before the event and stands
 * back once something is going on.
 * @param {{session: import("../conference.js").AnySession}} props
 */
export function Ready({ session }) {
  const [checking, setChecking] = useState(false);
  const outbox = outboxOf(session);
  useEffect(() => () => outbox.close(), [outbox]);
  const view = session.view.value;
  if (!view) return null;
  const report = outbox.reports.value.find(({ event }) => event === "ready");
  const known = knownOf(report, view.readiness);
  const reminder = openReminder(report, view);
  const isGoingOn = view.handovers.some(({ state }) => ["armed", "released"].includes(state));
  const speaksUp = !isGoingOn && (reminder !== null || known === null);
  return html`<section class=${`card ready ${speaksUp ? "ready-up" : ""}`}>
    <div class="ready-line">
      <div>
        <h2 class="card-title">${t("point.ready_title")}</h2>
        <p class=${`ready-state ${isAllGood(known) ? "ready-good" : ""}`} role="status">
          ${isAllGood(known) && html`<${Icon} name="done" />`}${stateOf(known, isGoingOn)}
          ${known?.waiting && ` ${t(pendingKey(session.link.value))}`}
        </p>
      </div>
      <button class=${`button ${speaksUp ? "button-primary" : ""}`} type="button" onClick=${() => setChecking(true)}>
        ${t(known ? "point.ready_again" : "point.ready_begin")}
      </button>
    </div>
    <div role="status">${reminder && html`<p class="ready-reminder">${reminderText(reminder)}</p>`}</div>
    <${Objection} refused=${outbox.refused.value} />
    ${checking && html`<${ReadyDialog} session=${session} outbox=${outbox} report=${report} onClose=${() => setChecking(false)} />`}
  </section>`;
}

/** @param {import("./ready-state.js").Known | null} known */
function isAllGood(known) {
  return known !== null && countTodo(known.checks) === 0;
}

/** @param {import("./ready-state.js").Known | null} known @param {boolean} isGoingOn */
function stateOf(known, isGoingOn) {
  if (known === null) return t(isGoingOn ? "point.ready_none_now" : "point.ready_none");
  const todo = countTodo(known.checks);
  const values = { time: timeOf(known.at), n: todo };
  return t(`point.ready_${known.waiting ? "" : "reported_"}${todo === 0 ? "good" : "todo"}`, values);
}

/** @param {{at: string, note: string}} reminder */
function reminderText({ at, note }) {
  return t("point.ready_reminded", { time: timeOf(at), note: note || t("point.ready_reminded_plain") });
}

/** @param {{refused: import("../keeping/outbox.js").Refusal | null}} props */
function Objection({ refused }) {
  if (refused?.report.event !== "ready") return null;
  return html`<p class="problem" role="alert">${refused.message}</p>`;
}
