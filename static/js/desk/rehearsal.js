// @ts-check
import { html } from "../html.js";
import { t } from "../i18n.js";
import { command } from "./command.js";
import { link, simulating, view } from "./model.js";

/** In a rehearsal: said across the whole page, with the switch for played endpoints. */
export function Rehearsal() {
  if (view.value?.conference.mode !== "rehearsal") return null;
  return html`<section class="rehearsal" aria-label=${t("desk.mode_rehearsal")}>
    <strong>${t("desk.mode_rehearsal")}</strong>
    <span>${t("desk.rehearsal_text")}</span>
    ${simulating.value && html`<${Switch} ...${simulating.value} />`}
  </section>`;
}

/** @param {{on: boolean, units: number}} props */
function Switch({ on, units }) {
  return html`<label class="switch">
    <input
      type="checkbox"
      role="switch"
      checked=${on}
      disabled=${link.value.fresh !== true}
      onChange=${(/** @type {any} */ event) => command("simulate", { on: event.currentTarget.checked })}
    />
    ${t(on ? "desk.simulating" : "desk.simulate", { n: units })}
  </label>`;
}
