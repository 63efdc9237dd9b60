// @ts-check
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Fit } from "./fit.js";
import { Clauses, Figures } from "./text.js";
import { useNow } from "./ticker.js";
import { timerOf } from "./times.js";

/** So long a name stands on one line, and the letters follow. */
const ONE_LINE = 24;

/**
 * Who speaks, on what, and how long still. Where only the position is known, it stands in the name's place.
 * @param {{shown: import("./shown.js").Shown}} props
 */
export function Speaker({ shown: { scene, minutes, at } }) {
  const { name, position, topic } = scene;
  const isShort = (name || position).length <= ONE_LINE;
  return html`<${Fit} class="sheet speaker" data-timed=${minutes !== null}>
    ${topic && html`<p class="speaker-topic"><${Clauses} text=${topic} /></p>`}
    <h1 class="speaker-name" data-length=${isShort ? "short" : "long"}><${Clauses} text=${name || position} /></h1>
    <div class="speaker-foot">
      <p class="speaker-position">${name && position && html`<${Clauses} text=${position} />`}</p>
      ${minutes !== null && html`<${Timer} minutes=${minutes} at=${at} />`}
    </div>
  </${Fit}>`;
}

/** @param {{minutes: number, at: string}} props */
function Timer({ minutes, at }) {
  const { phase, text } = timerOf({ minutes, at }, useNow());
  return html`<div class="timer" data-phase=${phase} role="timer" aria-label=${`${t(`stage.timer_${phase}`)} ${text}`}>
    <p class="timer-label">${t(`stage.timer_${phase}`)}</p>
    <p class="timer-figures"><${Figures} text=${text} /></p>
  </div>`;
}
