// @ts-check
import { useState } from "preact/hooks";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { AnswerForm, Refusal } from "./answer.js";
import { Documents } from "./documents.js";
import { Envelopes, WholeProgress } from "./envelopes.js";
import { Outcome } from "./outcome.js";
import { Receipt } from "./receipt.js";
import { ReleaseForm } from "./release-form.js";
import { canOpenByCode, handoverStatus, STAGES, stageOf } from "./status.js";
import { StatusCard, Stepper } from "./status-card.js";
import { isOpen } from "./steps.js";
import { designation, fullName } from "./words.js";

const FETCHING = ["staging", "retrying", "fetching"];

/**
 * One handover at this device, from the first byte to the answer.
 * @param {{handover: import("./view.js").Handover, unit: import("./view.js").Unit, among: number,
 *          receiver: import("./receiver.js").Receiver, lost: boolean, onSecret: (secret: string) => void}} props
 *   `among`: how many handovers the page shows; `lost`: no link; `onSecret`: a release code was typed
 */
export function HandoverView({ handover, unit, among, receiver, lost, onSecret }) {
  const holding = receiver.holding.value;
  const status = handoverStatus(handover, holding);
  const open = Boolean(handover.secret) && isOpen(holding);
  const asks = asksForAnswer(handover, holding, open);
  const answer = (/** @type {import("./steps.js").Answer} */ given) => receiver.answer(given);
  return html`<article class="handover" aria-label=${handover.title}>
    <div class="handover-state">
      <${StatusCard} status=${status} overline=${among > 1 ? handover.title : undefined}>
        ${FETCHING.includes(status.key) && html`<${WholeProgress} holding=${holding} />`}
        ${["done", "refused"].includes(status.tone) && html`<${Outcome} delivery=${handover.delivery} />`}
        ${["done", "refused"].includes(status.tone) && html`<${Receipt} handover=${handover} receiver=${receiver} />`}
        ${status.tone === "fault" && html`<${Action} label="endpoint.retry" onClick=${() => receiver.retry()} />`}
        ${status.tone === "fault" && handover.secret && html`<${Refusal} onAnswer=${answer} />`}
        ${asks && html`<${Action} name="to-answer" label="endpoint.to_answer" onClick=${() => goToAnswer(handover.id)} />`}
        ${status.tone !== "refused" && html`<${Stepper} stages=${STAGES} current=${stageOf(handover, holding)} />`}
      <//>
      ${lost && canOpenByCode(handover, holding) && html`<${ReleaseForm} handover=${handover} onSecret=${onSecret} />`}
      ${!holding.durable && html`<p class="card note">${t("endpoint.memory_only")}</p>`}
    </div>
    <div class="handover-documents">
      ${open ? html`<${OpenDocuments} holding=${holding} />` : html`<${Envelopes} holding=${holding} />`}
    </div>
    ${
      asks &&
      html`<${AnswerForm}
        id=${answerId(handover.id)}
        unit=${fullName(unit)}
        total=${holding.manifest?.envelopes.length ?? 0}
        notice=${holding.notice}
        onAnswer=${answer}
      />`
    }
  </article>`;
}

/** @param {string} handover */
const answerId = (handover) => `answer-${handover}`;

/** @param {string} handover */
function goToAnswer(handover) {
  const form = document.getElementById(answerId(handover));
  form?.scrollIntoView({ block: "start" });
  form?.querySelector("input")?.focus({ preventScroll: true });
}

/** @param {import("./view.js").Handover} handover @param {import("./holding.js").Holding} holding @param {boolean} open */
function asksForAnswer({ delivery }, holding, open) {
  return open && !holding.answer && !["acknowledged", "refused"].includes(delivery.state);
}

/** @param {{label: string, name?: string, onClick: () => void}} props */
function Action({ label, name = "", onClick }) {
  return html`<button class=${`button button-primary status-action ${name}`} onClick=${onClick}>${t(label)}</button>`;
}

/** The viewer weighs ten times the page: it comes with the first document that someone looks at. @param {{holding: import("./holding.js").Holding}} props */
function OpenDocuments({ holding }) {
  const [viewed, setViewed] = useState(/** @type {import("./steps.js").Envelope | null} */ (null));
  const [viewer, setViewer] = useState(/** @type {{Viewer: any} | null} */ (null));
  const view = async (/** @type {import("./steps.js").Envelope} */ envelope) => {
    setViewed(envelope);
    setViewer(await import("./viewer.js"));
  };
  return html`
    <${Documents} holding=${holding} onView=${view} />
    ${
      viewed &&
      viewer &&
      html`<${viewer.Viewer}
      file=${holding.files[viewed.document]}
      name=${designation(viewed)}
      onClose=${() => setViewed(null)}
    />`
    }
  `;
}
