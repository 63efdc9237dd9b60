// @ts-check
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Fit } from "./fit.js";
import { Mark } from "./pads.js";
import { windowOf } from "./rundown.js";
import { clausesOf } from "./title.js";

/** @typedef {import("./state.js").Cue} Cue */

/**
 * The programme on a wall of its own: what is over, what goes on, what comes.
 * @param {{rundown: Cue[], cue: string | null}} props
 */
export function RunningOrder({ rundown, cue }) {
  const present = rundown.findIndex(({ id }) => id === cue);
  const { from, to } = windowOf(rundown.length, present);
  return html`<${Fit} class="sheet order" data-many=${to - from > 8}>
    <h1 class="order-title">${t("stage.programme")}</h1>
    <ol class="order-cues">
      ${rundown
        .slice(from, to)
        .map(
          (line, i) => html`<${OrderLine} key=${line.id} cue=${line} phase=${phaseOf(from + i, present)} />`,
        )}
    </ol>
  </${Fit}>`;
}

/**
 * @param {number} number
 * @param {number} present
 */
function phaseOf(number, present) {
  if (number === present) return "present";
  return number < present ? "past" : "coming";
}

/** @param {{cue: Cue, phase: string}} props */
function OrderLine({ cue: { time, title, speaker }, phase }) {
  return html`<li class="order-cue" data-phase=${phase} aria-current=${phase === "present" ? "step" : undefined}>
    <span class="order-mark">${phase === "past" && html`<${Mark} isOn=${true} />`}</span>
    <time class="order-time">${time}</time>
    <p class="order-text">${clausesOf(title).join(" ")}</p>
    <p class="order-speaker">${clausesOf(speaker).join(" ")}</p>
  </li>`;
}
