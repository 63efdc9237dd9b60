// @ts-check
import { html } from "../html.js";
import { clock, t } from "../i18n.js";
import { Mark, placeFor } from "../stage/pads.js";
import { RingDrawing } from "../stage/press.js";
import { Rehearsal } from "../stage/rehearsal.js";

/**
 * @typedef {{id: string, name: string}} Presenter
 * @typedef {{id: string, title: string, state: string, arming: number, presenters: Presenter[], quorum: number,
 *   hold_ms: number, released_at: string | null}} Handover
 * @typedef {{conference: Record<string, string> | null, screen: {name: string, number: number, presenter: string},
 *   handover: Handover | null, hands: Record<string, number>}} View
 * @typedef {{view: View | null, own: Presenter | null, isFresh: boolean, identity: {name: string, number: number} | null,
 *   hands: import("../stage/hands.js").Hands, ring: import("../stage/ring.js").Ring}} Props
 */

/** @param {Props} props */
export function Place({ view, own, isFresh, identity, hands, ring }) {
  const handover = view?.handover ?? null;
  const standing = standingOf(handover, isFresh);
  return html`<div class="place" data-standing=${standing}>
    <header class="place-head">
      <p class="place-organiser">${view?.conference?.organiser}</p>
      <h1 class="place-name">${own?.name ?? t("podium.title")}</h1>
    </header>
    <${Button} ...${{ handover, own, standing, hands, ring, held: view?.hands ?? {} }} />
    <p class="place-word" role="status">${word(standing, handover, own, hands)}</p>
    ${handover && handover.presenters.length > 1 && html`<${Others} ...${{ handover, own, held: view?.hands ?? {} }} />`}
    ${view?.conference?.mode === "rehearsal" && html`<${Rehearsal} />`}
    ${identity && html`<p class="place-identity">${identity.name || t("podium.number", { n: identity.number })}</p>`}
  </div>`;
}

/**
 * @param {Handover | null} handover
 * @param {boolean} isFresh
 * @returns {"offline" | "asleep" | "armed" | "released"}
 */
export function standingOf(handover, isFresh) {
  if (handover?.state === "released") return "released";
  if (!isFresh) return "offline";
  return handover?.state === "armed" ? "armed" : "asleep";
}

/**
 * @param {{handover: Handover | null, own: Presenter | null, standing: string, held: Record<string, number>,
 *   hands: Props["hands"], ring: Props["ring"]}} props
 */
function Button({ handover, own, standing, held, hands, ring }) {
  const place = own && standing === "armed" ? placeFor(own, 1, hands, held) : {};
  const isDown = own !== null && hands.isDown(own.id);
  return html`<div class="place-disc" data-down=${isDown} ...${place}>
    <${RingDrawing} ring=${ring} />
    <div class="place-face">
      <p class="place-verb">${standing === "released" ? "✓" : t(standing === "armed" ? "podium.press_hold" : "podium.asleep")}</p>
      ${handover && html`<p class="place-title">${handover.title}</p>`}
    </div>
  </div>`;
}

/**
 * One sentence: what is going on, and what to do.
 * @param {string} standing
 * @param {Handover | null} handover
 * @param {Presenter | null} own
 * @param {Props["hands"]} hands
 */
function word(standing, handover, own, hands) {
  if (standing === "released") return t("podium.released", { time: clock(handover?.released_at ?? "") });
  if (standing === "armed") {
    const several = (handover?.quorum ?? 1) > 1;
    const isDown = own !== null && hands.isDown(own.id);
    return t(isDown ? (several ? "podium.holding_wait" : "podium.holding") : "podium.armed");
  }
  return t(`podium.${standing}_word`);
}

/** @param {{handover: Handover, own: Presenter | null, held: Record<string, number>}} props */
function Others({ handover, own, held }) {
  const others = handover.presenters.filter(({ id }) => id !== own?.id);
  return html`<ul class="place-others" aria-label=${t("podium.others")}>
    ${others.map(
      ({ id, name }) =>
        html`<li key=${id} data-holding=${held[id] > 0}><${Mark} isOn=${held[id] > 0} />${name}</li>`,
    )}
  </ul>`;
}
