// @ts-check

import { html } from "../html.js";
import { clock, t } from "../i18n.js";
import { Scenes } from "./scenes.js";
import { countsOf, sceneOf } from "./view.js";

/**
 * @typedef {{state: import("./state.js").State | null, isNeutral: boolean, isFresh: boolean, heardAt: Date | null,
 *   isSchematic: boolean, hands: import("./hands.js").Hands, ring: import("./ring.js").Ring,
 *   boardRef: (element: HTMLElement | null) => void}} Props
 */

/** @param {Props} props */
export function Page({ state, isNeutral, isFresh, heardAt, isSchematic, hands, ring, boardRef }) {
  const scene = isNeutral ? "neutral" : sceneOf(state);
  const counts = state && countsOf(state);
  const several = (state?.handover?.presenters.length ?? 0) > 1;
  return html`<div class="wall" data-scene=${scene} data-pads=${scene === "press" && several}>
    <div class="rays" aria-hidden="true"></div>
    <div class="dawn" aria-hidden="true"></div>
    ${state && counts && html`<${Head} conference=${state.conference} total=${counts.total} />`}
    <${Scenes} scene=${scene} conference=${state?.conference} rundown=${state?.rundown} counts=${counts}
      arrivals=${state?.arrivals} handover=${state?.handover} held=${state?.hands}
      sealed=${state?.handover?.state === "sealed"}
      hands=${hands} ring=${ring} />
    <div class="board" ref=${boardRef} role="img" aria-label=${t("stage.board")}></div>
    <${Foot} isSchematic=${isSchematic} isFresh=${isFresh} heardAt=${heardAt} />
    <${Announcement} scene=${scene} counts=${counts} />
  </div>`;
}

/** @param {{conference: Record<string, any>, total: number}} props */
function Head({ conference, total }) {
  return html`<header class="head">
    <p class="organiser">${conference.organiser}</p>
    ${conference.mode === "rehearsal" && html`<p class="rehearsal">${t("stage.rehearsal")}</p>`}
    <p class="points">${t("stage.points", { n: total })}</p>
  </header>`;
}

/** @param {{isSchematic: boolean, isFresh: boolean, heardAt: Date | null}} props */
function Foot({ isSchematic, isFresh, heardAt }) {
  const age = heardAt ? t("stage.figures_of", { time: clock(heardAt) }) : t("stage.connecting");
  return html`<footer class="foot">
    <p class="notice">${isSchematic && t("stage.schematic")}</p>
    <p class="channel" data-fresh=${isFresh}>
      ${isFresh ? t("stage.channel_stable") : age}<span class="channel-dot" aria-hidden="true"></span>
    </p>
  </footer>`;
}

/**
 * What a screen reader hears: the tenths of the way, not every receipt.
 * @param {{scene: string, counts: import("./view.js").Counts | null}} props
 */
function Announcement({ scene, counts }) {
  const isOut = scene === "spreading" || scene === "complete";
  return html`<p class="visually-hidden" aria-live="polite">
    ${counts && isOut && t("stage.announcement", { n: tenths(counts), of: counts.total })}
    ${counts && scene === "press" && t("stage.announcement_press")}
  </p>`;
}

/** @param {import("./view.js").Counts} counts */
function tenths({ acknowledged, total }) {
  if (acknowledged === total) return total;
  const step = Math.max(1, Math.ceil(total / 10));
  return Math.floor(acknowledged / step) * step;
}
