// @ts-check
import { html } from "../../html.js";
import { language, t } from "../../i18n.js";
import { groupsOf, indents } from "./target-sheet.js";

/** @typedef {import("./target-sheet.js").Target} Target */
/** @typedef {{measure: boolean, province: boolean, note: boolean}} Columns which there is anything for */

/**
 * The unit's own figures beside the province's. Roles are written out, since on a phone its rows are laid out as
 * cards, which takes a table's meaning away in some browsers.
 * @param {{sheet: import("./target-sheet.js").TargetSheet}} props
 */
export function TargetTable({ sheet: { title, targets } }) {
  const columns = columnsOf(targets);
  const own = indents(targets.map(({ value }) => value));
  const whole = indents(targets.map(({ province }) => province));
  const at = (/** @type {Target} */ target) => targets.indexOf(target);
  const lacking = ["measure", "province"].filter(
    (name) => !columns[/** @type {"measure" | "province"} */ (name)],
  );
  return html`<table class=${["target-table", ...lacking.map((name) => `without-${name}`)].join(" ")} role="table" lang="vi">
    <caption class="target-caption">${title}</caption>
    <thead role="rowgroup"><${Heads} columns=${columns} /></thead>
    ${groupsOf(targets).map(
      ({ name, targets: rows }) => html`<tbody role="rowgroup">
        ${name && html`<tr class="target-heading" role="row"><th class="target-group" role="rowheader" scope="rowgroup" colspan="5">${name}</th></tr>`}
        ${rows.map((target) => html`<${Row} target=${target} columns=${columns} own=${own[at(target)]} whole=${whole[at(target)]} />`)}
      </tbody>`,
    )}
  </table>`;
}

/** @param {Target[]} targets @returns {Columns} */
function columnsOf(targets) {
  return {
    measure: targets.some(({ measure }) => measure),
    province: targets.some(({ province }) => province),
    note: targets.some(({ note }) => note),
  };
}

/** @param {{columns: Columns}} props */
function Heads({ columns }) {
  const head = (/** @type {string} */ name, /** @type {string} */ kind) =>
    html`<th class=${kind} role="columnheader" scope="col">${t(`point.target_${name}`)}</th>`;
  return html`<tr class="target-heads" role="row" lang=${language}>
    ${head("name", "target-name")}
    ${columns.measure && head("measure", "target-measure")}
    ${head("own", "target-figure target-own")}
    ${columns.province && head("province", "target-figure target-whole")}
    ${columns.note && head("note", "visually-hidden")}
  </tr>`;
}

/** @param {{target: Target, columns: Columns, own: number, whole: number}} props `own`, `whole`: how far the figures stand from the edge */
function Row({ target: { name, value, measure, province, note }, columns, own, whole }) {
  return html`<tr class="target-row" role="row">
    <th class="target-name" role="rowheader" scope="row">${name}</th>
    ${columns.measure && html`<td class="target-measure" role="cell">${measure}</td>`}
    <${Figure} kind="target-own" label="own" text=${value} indent=${own} />
    ${columns.province && html`<${Figure} kind="target-whole" label="province" text=${province} indent=${whole} />`}
    ${columns.note && html`<td class="target-note" role="cell">${note}</td>`}
  </tr>`;
}

/** @param {{kind: string, label: string, text: string, indent: number}} props */
function Figure({ kind, label, text, indent }) {
  return html`<td class=${`target-figure ${kind}`} role="cell" data-label=${t(`point.target_${label}`)}
    style=${{ "--indent": String(indent) }}>${text}</td>`;
}
