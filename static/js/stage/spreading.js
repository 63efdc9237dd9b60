// @ts-check

import { html } from "../html.js";
import { t } from "../i18n.js";
import { Both, Clauses, Counter } from "./text.js";
import { lengthOf } from "./title.js";
import { cellsOf, codeGroups } from "./view.js";

/**
 * After the release: who has what, by their own receipts; and the end, when all have.
 * @param {{scene: string, handover: import("./state.js").Handover, counts: import("./view.js").Counts}} props
 */
export function Spreading({ scene, handover, counts }) {
  return html`
    <div class="panel">
      <p class="eyebrow" data-length=${lengthOf(handover.title)}><${Clauses} text=${handover.title} /></p>
      <div class="headline"><${Both} name=${`stage.${scene}_title`} level="h1" /></div>
      <div class="tally">
        <${Counter} value=${counts.acknowledged} of=${counts.total} />
        <p class="caption">${t("stage.acknowledged_points")}</p>
      </div>
      <${Legend} counts=${counts} />
    </div>
    ${scene === "spreading" && handover.secret_code && html`<${ReleaseCode} code=${handover.secret_code} />`}
  `;
}

/** @param {{counts: import("./view.js").Counts}} props */
function Legend({ counts }) {
  return html`<ul class="legend">
    ${Object.entries(cellsOf(counts)).map(
      ([state, n]) =>
        html`<li><span class=${`key key-${state}`}></span>${t(`stage.legend_${state}`, { n })}</li>`,
    )}
  </ul>`;
}

/**
 * For a point whose link is down but whose envelopes are staged: the release, to scan or to read out. When every
 * point has acknowledged, nobody is left who needs it.
 * @param {{code: string}} props
 */
function ReleaseCode({ code }) {
  return html`<aside class="release-code">
    <img src="/stage/release.svg" alt=${t("stage.release_code_image")} draggable=${false} />
    <div>
      <p><${Clauses} text=${t("stage.release_code")} /></p>
      <p class="release-code-groups">${codeGroups(code).map((group) => html`<span>${group}</span> `)}</p>
    </div>
  </aside>`;
}
