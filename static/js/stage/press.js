// @ts-check
import { useEffect, useRef } from "preact/hooks";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Clauses, otherLanguage } from "./text.js";
import { lengthOf } from "./view.js";

/**
 * @typedef {import("./hands.js").Hands} Hands
 * @typedef {import("./state.js").Presenter} Presenter
 * @typedef {{handover: import("./state.js").Handover, held: Record<string, number>, hands: Hands,
 *   ring: import("./ring.js").Ring}} Props
 */

/** Of the drawing's 100 units; the dash pattern counts the circle as 100. */
const RADIUS = 46;

/**
 * The press. One presenter holds the disc itself. Several have a place each along the foot of the wall, where
 * people stand side by side, and the disc above them is their common ring.
 * @param {Props} props
 */
export function Press({ handover, held, hands, ring }) {
  const { presenters, title } = handover;
  const alone = presenters.length === 1 ? presenters[0] : null;
  return html`
    <div class="press">
      <${Disc} title=${title} verb=${alone ? "stage.press_hold" : "stage.press_together"} ring=${ring}
        isDown=${presenters.some(({ id }) => hands.isDown(id))} place=${alone && placeFor(alone, 1, hands, held)} />
      ${alone && html`<${Pill} presenter=${alone} isHolding=${held[alone.id] > 0} />`}
    </div>
    ${
      !alone &&
      html`<div class="pads" data-length=${presenters.some(({ name }) => name.length > 20) ? "medium" : "short"} role="group" aria-label=${t("stage.press_together")}>
        ${presenters.map(
          (presenter, i) => html`<${Pad} key=${presenter.id} presenter=${presenter} number=${i + 1}
          isHolding=${held[presenter.id] > 0} isDown=${hands.isDown(presenter.id)}
          place=${placeFor(presenter, i + 1, hands, held)} />`,
        )}
      </div>`
    }
  `;
}

/**
 * What makes an element a presenter's place: any pointer that goes down in it is that presenter's hand until it
 * is lifted, wherever it slides meanwhile.
 * @param {Presenter} presenter
 * @param {number} number its key
 * @param {Hands} hands
 * @param {Record<string, number>} held
 */
function placeFor({ id, name }, number, hands, held) {
  const lift = (/** @type {PointerEvent} */ event) => hands.up(`pointer:${event.pointerId}`);
  return {
    role: "button",
    "aria-label": t("stage.hand_of", { name }),
    "aria-keyshortcuts": String(number),
    "aria-pressed": held[id] > 0,
    onPointerDown: (/** @type {PointerEvent} */ event) => {
      if (event.button !== 0) return;
      /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
      hands.down(`pointer:${event.pointerId}`, id);
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onLostPointerCapture: lift,
  };
}

/** @param {{title: string, verb: string, ring: import("./ring.js").Ring, isDown: boolean, place: object | null}} props */
function Disc({ title, verb, ring, isDown, place }) {
  return html`<div class="disc" data-down=${isDown} ...${place}>
    <div class="disc-glow"></div>
    <${RingDrawing} ring=${ring} />
    <div class="disc-face">
      <p class="disc-verb" data-length=${t(verb).length > 8 ? "medium" : "short"}>${t(verb)}</p>
      <h1 class="disc-title" data-length=${lengthOf(title)}><${Clauses} text=${title} /></h1>
      <p class="disc-other" lang=${otherLanguage}>${t(verb, {}, otherLanguage)}</p>
    </div>
  </div>`;
}

/**
 * The ring alone is redrawn each frame, on a layer of its own, without a word to Preact.
 * @param {{ring: import("./ring.js").Ring}} props
 */
function RingDrawing({ ring }) {
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

/** @param {{presenter: Presenter, isHolding: boolean}} props */
function Pill({ presenter, isHolding }) {
  return html`<p class="pill" data-holding=${isHolding}><${Mark} isOn=${isHolding} />${presenter.name}</p>`;
}

/** @param {{presenter: Presenter, number: number, isHolding: boolean, isDown: boolean, place: object}} props */
function Pad({ presenter, number, isHolding, isDown, place }) {
  return html`<div class="pad" data-holding=${isHolding} data-down=${isDown} ...${place}>
    <${Palm} />
    <div class="pad-text">
      <p class="pad-name">${presenter.name}</p>
      <p class="pad-state"><${Mark} isOn=${isHolding} />${t(isHolding ? "stage.holding" : "stage.place_hand")}</p>
    </div>
    <span class="pad-key" aria-hidden="true">${number}</span>
  </div>`;
}

/** @param {{isOn: boolean}} props */
function Mark({ isOn }) {
  return html`<svg class="mark" viewBox="0 0 20 20" aria-hidden="true">
    ${isOn ? html`<polyline points="3.5,10.5 8.2,15.2 16.8,5" />` : html`<circle cx="10" cy="10" r="7.6" />`}
  </svg>`;
}

/** A palm, as on the plates of inauguration tables. */
function Palm() {
  return html`<svg class="palm" viewBox="0 0 100 100" aria-hidden="true">
    <path class="palm-fingers" d="M33 54L29 24M47 48V12M61 49L64 16M74 56L80 29M35 78L14 58" />
    <path d="M27.5 54H79.5L77 74C75 87 67 95 54 95C43 95 36 90 30 80Z" />
  </svg>`;
}
