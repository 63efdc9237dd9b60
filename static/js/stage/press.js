// @ts-check
import { useEffect, useRef } from "preact/hooks";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { isHolding, Mark, Pads, Pills, PodiumMark, placeFor } from "./pads.js";
import { otherLanguage } from "./text.js";
import { clausesOf, discTitle, lengthOf } from "./title.js";

/**
 * @typedef {import("./hands.js").Hands} Hands
 * @typedef {import("./state.js").Presenter} Presenter
 * @typedef {{handover: import("./state.js").Handover, held: Record<string, number>, hands: Hands,
 *   podiums: Record<string, boolean>, hasHands: boolean, ring: import("./ring.js").Ring}} Props
 */

/** Of the drawing's 100 units; the dash pattern counts the circle as 100. */
const RADIUS = 46;

/**
 * The press. One presenter holds the disc itself. Several have a place each along the foot of the wall, where
 * people stand side by side, and the disc above them is their common ring. Until it is armed the disc sleeps.
 * @param {Props} props
 */
export function Press({ handover, held, hands, podiums, hasHands, ring }) {
  const { presenters, title, state } = handover;
  const isAwake = state !== "sealed" && state !== "draft";
  const alone = presenters.length === 1 ? presenters[0] : null;
  const place = alone && isAwake && hasHands ? placeFor(alone, 1, hands, held) : null;
  return html`
    <div class="press" data-pills=${!alone && !hasHands}>
      <${Disc} title=${title} verb=${verbOf(presenters, handover.quorum)} ring=${ring} isAwake=${isAwake}
        isDown=${presenters.some(({ id }) => hands.isDown(id))} place=${place}
        words=${quorumWords(presenters.length, handover.quorum)} />
      ${alone && html`<${Pill} presenter=${alone} isHolding=${isHolding(alone.id, hands, held)} podium=${podiums[alone.id]} />`}
      ${!alone && !hasHands && html`<${Pills} ...${{ presenters, held, podiums }} />`}
    </div>
    ${!alone && hasHands && html`<${Pads} ...${{ presenters, hands, held, podiums, isAwake }} />`}
  `;
}

/**
 * @param {Presenter[]} presenters
 * @param {number} [quorum]
 */
function verbOf(presenters, quorum = presenters.length) {
  return presenters.length === 1 || quorum === 1 ? "stage.press_hold" : "stage.press_together";
}

/**
 * @param {number} of
 * @param {number} [needed]
 */
function quorumWords(of, needed = of) {
  return needed > 0 && needed < of ? t("stage.quorum", { n: needed, of }) : "";
}

/**
 * @param {{title: string, verb: string, ring: import("./ring.js").Ring, isAwake: boolean, isDown: boolean,
 *   place: object | null, words: string}} props
 */
function Disc({ title, verb, ring, isAwake, isDown, place, words }) {
  const { head, rest } = discTitle(title);
  return html`<div class="disc" data-down=${isDown} data-awake=${isAwake} ...${place}>
    <div class="disc-glow"></div>
    <${RingDrawing} ring=${ring} />
    <div class="disc-face">
      ${isAwake && html`<p class="disc-verb" data-length=${inCapitals(t(verb), 8, 12)}>${t(verb)}</p>`}
      <h1 class="disc-title" data-length=${lengthOf(rest)}>
        <span class="disc-head" data-length=${inCapitals(head, 14, 19)}>${head}</span>
        ${rest && html` <span class="disc-rest">${clausesOf(rest).join(" ")}</span>`}
      </h1>
      ${words && html`<p class="disc-quorum">${words}</p>`}
      ${isAwake && !words && !rest && html`<p class="disc-other" lang=${otherLanguage}>${t(verb, {}, otherLanguage)}</p>`}
    </div>
  </div>`;
}

/**
 * @param {string} text one line of capitals across the disc
 * @param {number} short the most characters of each size
 * @param {number} medium
 */
function inCapitals(text, short, medium) {
  if (text.length <= short) return "short";
  return text.length <= medium ? "medium" : "long";
}

/**
 * The ring alone is redrawn each frame, on a layer of its own, without a word to Preact.
 * @param {{ring: import("./ring.js").Ring}} props
 */
export function RingDrawing({ ring }) {
  const arc = useRef(/** @type {SVGCircleElement | null} */ (null));
  useEffect(() => {
    let frame = requestAnimationFrame(function draw(now) {
      const dash = `${(100 * ring.at(now)).toFixed(2)} 200`;
      if (arc.current && arc.current.getAttribute("stroke-dasharray") !== dash) {
        arc.current.setAttribute("stroke-dasharray", dash);
      }
      frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [ring]);
  return html`<svg class="ring" viewBox="0 0 100 100" aria-hidden="true">
    <circle class="ring-groove" cx="50" cy="50" r=${RADIUS} />
    <circle class="ring-arc" cx="50" cy="50" r=${RADIUS} pathLength="100" stroke-dasharray="0 200" ref=${arc} />
  </svg>`;
}

/** @param {{presenter: Presenter, isHolding: boolean, podium: boolean | undefined}} props */
function Pill({ presenter, isHolding, podium }) {
  const mark = podium && !isHolding ? html`<${PodiumMark} />` : html`<${Mark} isOn=${isHolding} />`;
  return html`<p class="pill" data-holding=${isHolding}>${mark}${presenter.name}</p>`;
}
