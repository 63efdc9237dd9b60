// @ts-check

import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { moment } from "../words.js";

/**
 * Who answered for the unit, and when: what the ledger holds.
 * @param {{delivery: import("../view.js").Delivery}} props
 */
export function Outcome({ delivery }) {
  const lines = [
    ["person", delivery.person],
    ["position", delivery.position],
    ["on_behalf_of", delivery.on_behalf_of],
    ["at", moment(delivery.at)],
    ["reason", delivery.state === "refused" ? delivery.reason : null],
  ];
  return html`<dl class="outcome">
    ${lines.map(([key, value]) => value && html`<div key=${key}><dt>${t(`point.${key}`)}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}
