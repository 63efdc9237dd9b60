// @ts-check

import { html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "./icons.js";

/**
 * What is going on, in a few words and one sentence, with a shape for it.
 * @param {{status: import("./status.js").Status, overline?: string, children?: any}} props
 */
export function StatusCard({ status, overline, children }) {
  const { key, tone, values } = status;
  return html`<section class=${`card status status-${tone}`}>
    <div class="medallion"><${Icon} name=${tone} /></div>
    <div class="status-words">
      ${overline && html`<p class="overline">${overline}</p>`}
      <h2 class="status-title">${t(`endpoint.${key}_title`, values)}</h2>
      <p class="status-text">${t(`endpoint.${key}_text`, values)}</p>
    </div>
    ${children}
  </section>`;
}

/**
 * @param {{stages: string[], current: string}} props `current` is one of `stages`, or "end" when all are done
 */
export function Stepper({ stages, current }) {
  const at = current === "end" ? stages.length : stages.indexOf(current);
  return html`<ol class="stepper" aria-label=${t("endpoint.steps")}>
    ${stages.map((stage, i) => {
      const state = i < at ? "past" : i === at ? "current" : "future";
      return html`<li key=${stage} class=${`step step-${state}`} aria-current=${i === at ? "step" : undefined}>
        <span class="step-mark">${i < at ? html`<${Icon} name="done" />` : i + 1}</span>
        <span class="step-name">${t(`endpoint.step_${stage}`)}</span>
        ${i < at && html`<span class="visually-hidden">${t("endpoint.step_done")}</span>`}
      </li>`;
    })}
  </ol>`;
}
