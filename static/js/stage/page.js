// @ts-check

import { html } from "../html.js";
import { clock, t } from "../i18n.js";
import { Rehearsal } from "./rehearsal.js";
import { Scenes } from "./scenes.js";
import { countsOf } from "./view.js";

/**
 * @typedef {{state: import("./state.js").State | null, shown: import("./shown.js").Shown, isFresh: boolean,
 *   heardAt: Date | null, isSchematic: boolean, hands: import("./hands.js").Hands, hasHands: boolean,
 *   ring: import("./ring.js").Ring, boardRef: (element: HTMLElement | null) => void}} Props
 */

/** Scenes with the map; on the others it stands by unseen. */
const WITH_BOARD = new Set(["lobby", "press", "spreading", "complete"]);

/** @param {Props} props */
export function Page({ state, shown, isFresh, heardAt, isSchematic, hands, hasHands, ring, boardRef }) {
  const { kind } = shown;
  const counts = state && countsOf(state);
  const several = hasHands && (state?.handover?.presenters.length ?? 0) > 1;
  const look = state?.look;
  const theme = look?.theme || state?.conference.theme || "";
  return html`<div class="wall" data-scene=${kind} data-board=${WITH_BOARD.has(kind)}
    data-pads=${kind === "press" && several}>
    ${look?.background && html`<img class="backdrop" key=${look.background} src=${look.background} alt="" draggable=${false} />`}
    <div class="rays" data-over=${look?.background ? "picture" : "nothing"} aria-hidden="true"></div>
    <div class="dawn" aria-hidden="true"></div>
    ${state && counts && html`<${Head} conference=${state.conference} total=${counts.total} />`}
    <${Scenes} shown=${shown} conference=${state?.conference} rundown=${state?.rundown} counts=${counts}
      arrivals=${state?.arrivals} handover=${state?.handover} held=${state?.hands} look=${look} theme=${theme}
      targets=${state?.targets} cue=${state?.cue} podiums=${state?.podiums}
      sealed=${state?.handover?.state === "sealed"}
      hands=${hands} hasHands=${hasHands} ring=${ring} />
    <div class="board" ref=${boardRef} role="img" aria-label=${t("stage.board")}></div>
    <${Foot} isSchematic=${isSchematic} isFresh=${isFresh} heardAt=${heardAt} />
    ${state?.conference.mode === "rehearsal" && html`<${Rehearsal} />`}
    <${Spoken} scene=${kind} handover=${state?.handover} counts=${counts} />
  </div>`;
}

/** @param {{conference: Record<string, any>, total: number}} props */
function Head({ conference, total }) {
  return html`<header class="head">
    <p class="organiser">${conference.organiser}</p>
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
 * @param {{scene: string, handover: import("./state.js").Handover | null | undefined,
 *   counts: import("./view.js").Counts | null}} props
 */
function Spoken({ scene, handover, counts }) {
  const isOut = scene === "spreading" || scene === "complete";
  const isLive = scene === "press" && handover?.state === "armed";
  return html`<p class="visually-hidden" aria-live="polite">
    ${counts && isOut && t("stage.announcement", { n: tenths(counts), of: counts.total })}
    ${isLive && t("stage.announcement_press")}
  </p>`;
}

/** @param {import("./view.js").Counts} counts */
function tenths({ acknowledged, total }) {
  if (acknowledged === total) return total;
  const step = Math.max(1, Math.ceil(total / 10));
  return Math.floor(acknowledged / step) * step;
}
