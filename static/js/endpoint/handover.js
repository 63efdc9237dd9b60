// @ts-check
import { html } from "../html.js";
import { t } from "../i18n.js";
import { parts } from "./later.js";
import { Envelopes, WholeProgress } from "./staging/envelopes.js";
import { LineNote } from "./staging/line-note.js";
import { canOpenByCode, handoverStatus, STAGES, stageOf } from "./status.js";
import { StatusCard, Stepper } from "./status-card.js";
import { isOpen } from "./steps.js";
import { fullName } from "./words.js";

const FETCHING = ["staging", "retrying", "lost", "fetching"];

/**
 * One handover at this device, from the first byte to the answer.
 * @typedef {{handover: import("./view.js").Handover, unit: import("./view.js").Unit, among: number,
 *            receiver: import("./receiver.js").Receiver, lost: boolean, onSecret: (secret: string) => void,
 *            session: import("./conference.js").AnySession}} Props
 *   `among`: how many handovers the page shows; `lost`: no link; `onSecret`: the release came by another way
 */

/** @param {Props} props */
export function HandoverView({ handover, unit, among, receiver, lost, onSecret, session }) {
  const holding = receiver.holding.value;
  const open = Boolean(handover.secret) && isOpen(holding);
  const { AnswerForm, Onward, OpenDocuments, PassOn, Reading, WithoutLink } = parts.value ?? {};
  return html`<article class="handover" aria-label=${handover.title}>
    <div class="handover-state">
      <${State} handover=${handover} among=${among} receiver=${receiver} lost=${lost} open=${open} />
      ${handover.delivery.state === "acknowledged" && Onward && html`<${Onward} handover=${handover} session=${session} />`}
      ${lost && canOpenByCode(handover, holding) && WithoutLink && html`<${WithoutLink} handover=${handover} onSecret=${onSecret} />`}
      ${!holding.durable && parts.value && html`<p class="card note">${t("point.memory_only")}</p>`}
    </div>
    <div class="handover-documents">
      ${
        open && OpenDocuments
          ? html`<${OpenDocuments} holding=${holding} handover=${handover.id} />`
          : html`<${Envelopes} holding=${holding} handover=${handover} />`
      }
      ${handover.secret && Reading && html`<${Reading} handover=${handover} receiver=${receiver} lost=${lost} />`}
    </div>
    ${
      asksForAnswer(handover, holding, open) &&
      AnswerForm &&
      html`<${AnswerForm}
        id=${answerId(handover.id)}
        unit=${fullName(unit)}
        envelopes=${holding.manifest?.envelopes ?? []}
        notice=${holding.notice}
        onAnswer=${(/** @type {import("./steps.js").Answer} */ given) => receiver.answer(given)}
      />`
    }
    ${open && PassOn && html`<${PassOn} handover=${handover} />`}
  </article>`;
}

/** @param {Pick<Props, "handover" | "among" | "receiver" | "lost"> & {open: boolean}} props */
function State({ handover, among, receiver, lost, open }) {
  const holding = receiver.holding.value;
  const status = handoverStatus(handover, holding, lost);
  const ended = ["done", "refused"].includes(status.tone);
  const { Outcome, Receipt, Refusal } = parts.value ?? {};
  const answer = (/** @type {import("./steps.js").Answer} */ given) => receiver.answer(given);
  return html`<${StatusCard} status=${status} overline=${among > 1 ? handover.title : undefined}>
    ${FETCHING.includes(status.key) && html`<${WholeProgress} holding=${holding} />`}
    ${FETCHING.includes(status.key) && html`<${LineNote} pace=${holding.pace} />`}
    ${ended && Outcome && html`<${Outcome} delivery=${handover.delivery} />`}
    ${ended && Receipt && html`<${Receipt} handover=${handover} receiver=${receiver} />`}
    ${status.tone === "fault" && html`<${Action} label="endpoint.retry" onClick=${() => receiver.retry()} />`}
    ${status.tone === "fault" && handover.secret && Refusal && html`<${Refusal} onAnswer=${answer} />`}
    ${
      asksForAnswer(handover, holding, open) &&
      html`<${Action} name="to-answer" label="endpoint.to_answer" onClick=${() => goToAnswer(handover.id)} />`
    }
    ${status.tone !== "refused" && html`<${Stepper} stages=${STAGES} current=${stageOf(handover, holding)} />`}
  <//>`;
}

/** @param {string} handover */
const answerId = (handover) => `answer-${handover}`;

/** @param {string} handover */
function goToAnswer(handover) {
  const form = document.getElementById(answerId(handover));
  form?.scrollIntoView({ block: "start" });
  form?.querySelector("input")?.focus({ preventScroll: true });
}

/** @param {import("./view.js").Handover} handover @param {import("./keeping/holding.js").Holding} holding @param {boolean} open */
function asksForAnswer({ delivery }, holding, open) {
  return open && !holding.answer && !["acknowledged", "refused"].includes(delivery.state);
}

/** @param {{label: string, name?: string, onClick: () => void}} props */
function Action({ label, name = "", onClick }) {
  return html`<button class=${`button button-primary status-action ${name}`} onClick=${onClick}>${t(label)}</button>`;
}
