// @ts-check
import { html } from "../../html.js";
import { Rows } from "./receipt-story.js";
import { figure, moment, say, stampTime } from "./words.js";

/** @typedef {import("../facts.js").BundleFacts} BundleFacts */
/** @typedef {import("../facts.js").HandoverFacts} HandoverFacts */

/** What a bundle says. @param {{facts: BundleFacts}} props */
export function BundleStory({ facts }) {
  return html`<${Rows} rows=${rowsOf(facts)} />
    ${facts.handovers.length > 0 && html`<${Handovers} handovers=${facts.handovers} />`}`;
}

/** @param {BundleFacts} facts @returns {[string, string][]} */
function rowsOf({ size, checkpoints, first, last, endpoints, stamps }) {
  return [
    [say("fact_size"), figure(size)],
    [say("fact_checkpoints"), figure(checkpoints)],
    [say("fact_period"), `${moment(first)} – ${moment(last)}`],
    [say("fact_endpoints"), figure(endpoints)],
    ...stamps.map(
      ({ authority, time }) =>
        /** @type {[string, string]} */ ([
          say("fact_stamp"),
          say("fact_stamp_value", { authority, time: stampTime(time) }),
        ]),
    ),
  ];
}

const FIGURES = /** @type {const} */ ([
  "units",
  "delivered",
  "opened",
  "acknowledged",
  "refused",
  "unsigned",
]);

/** @param {{handovers: HandoverFacts[]}} props */
function Handovers({ handovers }) {
  return html`<h4 id="handovers">${say("handover_table")}</h4>
    <div class="table-frame" tabindex="0" role="region" aria-labelledby="handovers">
      <table>
        <thead>
          <tr>
            ${["handover", "released", ...FIGURES].map((name) => html`<th key=${name} scope="col">${say(`column_${name}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${handovers.map((handover) => html`<${HandoverRow} key=${handover.id} handover=${handover} />`)}
        </tbody>
      </table>
    </div>`;
}

/** @param {{handover: HandoverFacts}} props */
function HandoverRow({ handover }) {
  return html`<tr>
    <th scope="row">${handover.title || handover.id}</th>
    <td>${handover.releasedAt ? moment(handover.releasedAt) : say("not_released")}</td>
    ${FIGURES.map((name) => html`<td key=${name} class="figure">${figure(handover[name])}</td>`)}
  </tr>`;
}
