// @ts-check
import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { day, t } from "../../i18n.js";
import { outboxOf, pendingKey } from "../keeping/outbox.js";
import { timeOf } from "../time-of.js";
import { OnwardDialog } from "./onward-dialog.js";

/**
 * What becomes of the documents after the acknowledgement: the last step, and the way to report the next.
 * @param {{handover: import("../view.js").Handover, session: import("../conference.js").AnySession}} props
 */
export function Onward({ handover, session }) {
  const [reporting, setReporting] = useState(false);
  const outbox = outboxOf(session);
  const waiting = outbox.reports.value.filter((one) => isAbout(one, handover.id)).at(-1);
  const step = waiting ? stepOf(waiting, handover.delivery.step) : (handover.delivery.step ?? null);
  const refused = outbox.refused.value;
  return html`<section class="card onward">
    <div class="ready-line">
      <div>
        <h2 class="card-title">${t("point.step_title")}</h2>
        <div role="status">
          ${step ? html`<${LastStep} step=${step} pending=${waiting && pendingKey(session.link.value)} />` : html`<p class="hint">${t("point.step_none")}</p>`}
        </div>
      </div>
      ${
        step?.step !== "done" &&
        html`<button class="button" type="button" onClick=${() => setReporting(true)}>${t("point.step_report")}</button>`
      }
    </div>
    ${refused && isAbout(refused.report, handover.id) && html`<p class="problem" role="alert">${refused.message}</p>`}
    ${
      reporting &&
      html`<${OnwardDialog}
        last=${step}
        onReport=${(/** @type {import("./onward-step.js").Said} */ said) => outbox.report("step", { handover: handover.id, ...said })}
        onClose=${() => setReporting(false)}
      />`
    }
  </section>`;
}

/** @param {{step: import("../view.js").Step, pending?: string}} props */
function LastStep({ step: { step, person, due, note, at }, pending }) {
  const parts = [person, due && t("point.step_due_by", { date: day(due) }), timeOf(at)].filter(Boolean);
  return html`<div class=${`onward-step ${pending ? "onward-waiting" : ""}`}>
    <p><strong>${t(`point.step_${step}`)}</strong> · ${parts.join(" · ")}</p>
    ${note && html`<p>${note}</p>`}
    ${pending && html`<p class="onward-note">${t(pending)}</p>`}
  </div>`;
}

/** @param {import("../keeping/outbox.js").Report} report @param {string} handover */
function isAbout({ event, payload }, handover) {
  return event === "step" && payload.handover === handover;
}

/**
 * A report that waits, as the server will understand it.
 * @param {import("../keeping/outbox.js").Report} report
 * @param {import("../view.js").Step | null | undefined} last
 * @returns {import("../view.js").Step}
 */
function stepOf({ payload, at }, last) {
  const { step, person, due, note } = payload;
  const before = step === "assigned" ? null : last;
  return { step, person: person || before?.person || "", due: due || before?.due || "", note, at };
}
