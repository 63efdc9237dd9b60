// @ts-check
/** The operator's first view: running order, preview and program, what can be done, and how things stand. */
import { signal } from "@preact/signals";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { HandoverPanel } from "./handover-panel.js";
import { Live } from "./live.js";
import { Monitors } from "./monitors.js";
import { Rundown } from "./rundown.js";
import { SceneControls } from "./scene-controls.js";

/** On a small screen one part at a time. */
const PARTS = ["screens", "rundown", "handover", "live"];
const part = signal("screens");

/** Kept while another view is open, so that the monitors need not start again. @param {{hidden: boolean}} props */
export function Show({ hidden }) {
  return html`<main class="show" data-part=${part.value} hidden=${hidden}>
    <nav class="show-parts" aria-label=${t("desk.show_parts")}>
      ${PARTS.map(
        (name) => html`<button
          key=${name}
          type="button"
          aria-current=${part.value === name ? "true" : undefined}
          onClick=${() => {
            part.value = name;
          }}
        >
          ${t(`desk.part_${name}`)}
        </button>`,
      )}
    </nav>
    <${Rundown} />
    <${Monitors} />
    <${SceneControls} />
    <${HandoverPanel} />
    <${Live} />
  </main>`;
}
