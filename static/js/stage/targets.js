// @ts-check
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Fit } from "./fit.js";
import { Clauses } from "./text.js";
import { columnsFor, partsOf } from "./value.js";

/** @typedef {import("./state.js").Target} Target */

/** No scene without the map is wider than this (its sheet says so). */
const WIDEST = 2.15;
/** So short a measure stands beside its figure on the wall of all. */
const BESIDE = 5;

/**
 * The headline figures: each alone on the wall, one step a figure, and at last all of them.
 * @param {{targets: Target[], shown: import("./shown.js").Shown}} props
 */
export function Targets({ targets, shown: { step } }) {
  const one = targets[step];
  return one
    ? html`<${OneTarget} target=${one} number=${step + 1} of=${targets.length} />`
    : html`<${AllTargets} targets=${targets} />`;
}

/** @param {{target: Target, number: number, of: number}} props */
function OneTarget({ target, number, of }) {
  const { before, figure } = partsOf(target.value);
  return html`<${Fit} class="sheet target">
    <p class="target-number">${t("stage.target_of", { n: number, of })}</p>
    <h1 class="target-name"><${Clauses} text=${target.name} /></h1>
    <p class="target-value">
      ${before && html`<span class="target-before">${before}</span> `}
      <span class="target-figure">${figure}</span>
      ${target.measure && html` <span class="target-measure">${target.measure}</span>`}
    </p>
    ${target.note && html`<p class="target-note"><${Clauses} text=${target.note} /></p>`}
    <${Steps} at=${number} of=${of} />
  </${Fit}>`;
}

/** @param {{at: number, of: number}} props */
function Steps({ at, of }) {
  return html`<ol class="target-steps" aria-hidden="true">
    ${Array.from({ length: of }, (_, i) => html`<li data-on=${i < at}></li>`)}
  </ol>`;
}

/** @param {{targets: Target[]}} props */
function AllTargets({ targets }) {
  const columns = columnsFor(targets.length, Math.min(innerWidth / innerHeight, WIDEST));
  return html`<${Fit} class="sheet targets" style=${{ "--columns": String(columns) }}>
    <h1 class="targets-title">${t("stage.targets")}</h1>
    <ol class="targets-wall">
      ${targets.map((target) => html`<${Tile} key=${target.id} target=${target} />`)}
    </ol>
  </${Fit}>`;
}

/** @param {{target: Target}} props */
function Tile({ target: { name, value, measure } }) {
  const isShort = measure.length <= BESIDE;
  const { before, figure } = partsOf(value);
  return html`<li class="tile" data-fits>
    <p class="tile-value">
      ${before && html`<span class="tile-before">${before}</span> `}${figure}
      ${isShort && html` <span class="tile-before">${measure}</span>`}
    </p>
    ${!isShort && html`<p class="tile-measure">${measure}</p>`}
    <p class="tile-name"><${Clauses} text=${name} /></p>
  </li>`;
}
