// @ts-check

import { html } from "../html.js";
import { clock, day, t } from "../i18n.js";
import { Actions } from "./actions.js";
import { Evidence } from "./evidence.js";
import { chosenHandover, handover, view } from "./model.js";
import { Presenters } from "./presenters.js";
import { minutesAndSeconds } from "./rundown-times.js";
import { SecretCode } from "./secret-code.js";
import { now } from "./time.js";

const STEPS = ["draft", "sealed", "armed", "released"];

export function HandoverPanel() {
  const current = handover.value;
  return html`<section class="panel handover-panel" aria-labelledby="handover-title">
    <${HandoverTabs} />
    ${
      current
        ? html`<div class="panel-scroll" tabindex="0" role="group" aria-labelledby="handover-title">
            <h2 id="handover-title" tabindex="-1">${current.title}</h2>
            <${Stepper} state=${current.state} />
            <${Standing} handover=${current} />
            <${Actions} handover=${current} />
            <${Presenters} handover=${current} />
            <${Evidence} handover=${current} />
            <${SecretCode} handover=${current} />
          </div>`
        : html`<h2 id="handover-title">${t("desk.no_handover")}</h2>
            <p class="hint">${t("desk.no_handover_hint")}</p>`
    }
  </section>`;
}

/** Which handover this page is about. */
export function HandoverTabs() {
  const handovers = view.value?.handovers ?? [];
  if (handovers.length < 2) return null;
  return html`<nav class="handover-tabs" aria-label=${t("desk.handovers")}>
    ${handovers.map(
      ({ id, title, state }) => html`<button
        key=${id}
        type="button"
        aria-current=${id === handover.value?.id ? "true" : undefined}
        title=${title}
        onClick=${() => {
          chosenHandover.value = id;
        }}
      >
        <span>${title}</span> <small>${t(`common.handover_${state}`)}</small>
      </button>`,
    )}
  </nav>`;
}

/** @param {{state: string}} props */
function Stepper({ state }) {
  const reached = STEPS.indexOf(state);
  return html`<ol class="stepper" aria-label=${t("desk.steps")}>
    ${STEPS.map(
      (step, place) => html`<li
        key=${step}
        data-step=${place < reached || state === "released" ? "past" : place === reached ? "now" : "ahead"}
        aria-current=${place === reached ? "step" : undefined}
      >
        <span class="step-mark" aria-hidden="true">${place < reached || state === "released" ? "✓" : place + 1}</span>
        <span>${t(`common.handover_${step}`)}</span>
      </li>`,
    )}
  </ol>`;
}

/**
 * One sentence on where things stand, and loud when the button on the stage is live.
 * @param {{handover: import("./view.js").Handover}} props
 */
function Standing({ handover }) {
  const { state, sealing, documents, units, released_at, disarmed } = handover;
  const values = {
    sealing,
    documents: documents ?? 0,
    units: units.length,
    time: released_at ? clock(released_at) : "",
    date: released_at ? day(released_at) : "",
  };
  return html`<div class="standing-row">
    <p class="standing" data-state=${state} role="status">
      ${t(`desk.standing_${state}`, values)}
      ${disarmed && disarmed !== "operator" && html` <strong>${t(`desk.disarmed_${disarmed}`)}</strong>`}
    </p>
    <${DisarmsIn} ...${handover} />
  </div>`;
}

/** The live button goes off by itself: how long it still has. @param {Partial<import("./view.js").Handover>} props */
function DisarmsIn({ state, armed_at, armed_for }) {
  if (state !== "armed" || !armed_at || !armed_for) return null;
  const left = Math.max(0, Date.parse(armed_at) + armed_for * 1_000 - now.value);
  return html`<p class="disarms-in" data-soon=${left < 30_000 ? "" : undefined}>
    <span>${t("desk.disarms_in")}</span> <strong class="number">${minutesAndSeconds(left)}</strong>
  </p>`;
}
