// @ts-check

import { html } from "../html.js";
import { clock, day, t } from "../i18n.js";
import { Actions } from "./actions.js";
import { Counts } from "./counts.js";
import { Evidence } from "./evidence.js";
import { chosenHandover, handover, view } from "./model.js";
import { Presenters } from "./presenters.js";
import { SecretCode } from "./secret-code.js";

const STEPS = ["draft", "sealed", "armed", "released"];

export function HandoverPanel() {
  const current = handover.value;
  return html`<section class="panel handover-panel" aria-labelledby="handover-title">
    <${Tabs} />
    ${
      current
        ? html`<div class="panel-scroll" tabindex="0" role="group" aria-labelledby="handover-title">
            <h2 id="handover-title" tabindex="-1">${current.title}</h2>
            <${Stepper} state=${current.state} />
            <${Standing} handover=${current} />
            <${Actions} handover=${current} />
            ${
              current.state === "armed"
                ? html`<${Presenters} handover=${current} /><${Counts} />`
                : html`<${Counts} /><${Presenters} handover=${current} />`
            }
            <${Evidence} handover=${current} />
            <${SecretCode} handover=${current} />
          </div>`
        : html`<h2 id="handover-title">${t("desk.no_handover")}</h2>
            <p class="hint">${t("desk.no_handover_hint")}</p>`
    }
  </section>`;
}

function Tabs() {
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
  const { state, sealing, documents, units, released_at } = handover;
  const values = {
    sealing,
    documents: documents ?? 0,
    units: units.length,
    time: released_at ? clock(released_at) : "",
    date: released_at ? day(released_at) : "",
  };
  return html`<p class="standing" data-state=${state} role="status">${t(`desk.standing_${state}`, values)}</p>`;
}
