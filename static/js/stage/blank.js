// @ts-check
import { html } from "../html.js";
import { t } from "../i18n.js";

/**
 * Black, and nothing else; of a rehearsal one small word, for no photograph is without it.
 * @param {{conference?: Record<string, any>}} props
 */
export function Blank({ conference }) {
  return html`<div class="blank">
    ${conference?.mode === "rehearsal" && html`<p class="blank-rehearsal">${t("stage.rehearsal")}</p>`}
  </div>`;
}
