// @ts-check

import { html } from "../html.js";
import { t } from "../i18n.js";
import { Both, Clauses, Counter } from "./text.js";
import { lengthOf } from "./view.js";

/**
 * Before the press: who calls, what for, and the points as they arrive.
 * @param {{conference: Record<string, any>, counts: import("./view.js").Counts, arrivals: string[], sealed: boolean}} props
 */
export function Lobby({ conference, counts, arrivals, sealed }) {
  return html`<div class="panel">
    <h1 class="title" data-length=${lengthOf(conference.title ?? "")}><${Clauses} text=${conference.title ?? ""} /></h1>
    ${conference.theme && html`<p class="theme" data-length=${lengthOf(conference.theme)}><${Clauses} text=${conference.theme} /></p>`}
    <div class="tally">
      <${Counter} value=${counts.connected} of=${counts.total} />
      <${Both} name="stage.lobby_connected" />
    </div>
    ${
      sealed &&
      html`<p class="staged"><span class="key key-staged"></span><span>${t("stage.lobby_staged", { n: counts.staged })}</span></p>`
    }
    <${Arrivals} names=${arrivals} />
  </div>`;
}

/** @param {{names: string[]}} props */
function Arrivals({ names }) {
  if (names.length === 0) return null;
  return html`<ul class="arrivals" aria-label=${t("stage.arrived")}>
    ${names.map((name) => html`<li key=${name}>${name}</li>`)}
  </ul>`;
}
