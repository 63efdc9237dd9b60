// @ts-check

import { html } from "../html.js";
import { clock, day, t } from "../i18n.js";
import { Icon } from "./icons.js";
import { names, openUnit } from "./model.js";
import { author, sentence } from "./sentences.js";

const ICONS = /** @type {Record<string, string>} */ ({
  package_staged: "staged",
  package_delivered: "delivered",
  package_opened: "opened",
  package_acknowledged: "acknowledged",
  package_refused: "refused",
  package_faulted: "fault",
  package_lost: "fault",
  access_denied: "fault",
  checkpoint_contradicted: "fault",
  handover_sealed: "seal",
  handover_armed: "armed",
  handover_disarmed: "disarm",
  handover_released: "released",
  package_step: "people",
  endpoint_ready: "device",
  unit_reminded: "help",
  help_called: "help",
  help_answered: "help",
  scene_taken: "screen",
  scene_stepped: "screen",
  scene_timed: "clock",
  screen_paired: "screen",
  screen_changed: "screen",
  screen_removed: "screen",
  endpoint_enrolled: "device",
  operator_invited: "people",
  operator_signed_in: "people",
});

/** @param {{entry: import("../wire.js").Entry}} props */
export function LogLine({ entry }) {
  const text = sentence(entry, names);
  const name = names.unit(entry.unit);
  return html`<li class="log-line" data-event=${entry.event}>
    <time class="number" datetime=${entry.at} title="${day(localDate(entry.at))} ${clock(entry.at)} · #${entry.seq}">
      ${clock(entry.at)}
    </time>
    <span class="state-mark"><${Icon} name=${ICONS[entry.event] ?? "file"} /></span>
    <span class="log-sentence" title=${text}>${text}</span>
    <span class="log-meta">
      ${
        name &&
        html`<button
          type="button"
          class="number"
          title=${t("desk.open_unit", { name })}
          onClick=${() => {
            openUnit.value = entry.unit;
          }}
        >
          ${entry.unit}
        </button>`
      }
      <span>${author(entry)}</span>
    </span>
  </li>`;
}

/** @param {string | number} at @returns {string} the local date, YYYY-MM-DD */
export function localDate(at) {
  const time = new Date(at);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
