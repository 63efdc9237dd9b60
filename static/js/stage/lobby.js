// @ts-check
import { html } from "../html.js";
import { language, t } from "../i18n.js";
import { Countdown } from "./countdown.js";
import { Programme } from "./programme.js";
import { Both, Clauses, Counter } from "./text.js";
import { conferenceTitle, lengthOf } from "./title.js";

/** @typedef {Record<string, any>} Conference */

/**
 * The opening slide: who calls, what for, what comes; and the points as they arrive.
 * @param {{conference: Conference, handover: import("./state.js").Handover | null,
 *   rundown: import("./state.js").Cue[], counts: import("./view.js").Counts,
 *   arrivals: string[], sealed: boolean, theme: string}} props
 */
export function Lobby({ conference, handover, rundown, counts, arrivals, sealed, theme }) {
  return html`
    <div class="panel opening" data-programme=${rundown.length > 0}>
      <${ConferenceTitle} title=${conference.title ?? ""} />
      ${theme && html`<p class="theme" data-length=${lengthOf(theme)}><${Clauses} text=${theme} /></p>`}
      <${Occasion} conference=${conference} />
      <${Countdown} conference=${conference} rundown=${rundown} />
      ${rundown.length > 0 && html`<${Programme} rundown=${rundown} handover=${handover?.title ?? ""} />`}
    </div>
    <div class="attendance">
      <div class="tally">
        <${Counter} value=${counts.connected} of=${counts.total} />
        <div><${Both} name="stage.lobby_connected" /></div>
      </div>
      ${
        sealed &&
        html`<p class="staged">
          <span class="key key-staged"></span><span>${t("stage.lobby_staged", { n: counts.staged })}</span>
        </p>`
      }
      <${Arrivals} names=${arrivals} />
    </div>
  `;
}

/** @param {{title: string}} props */
export function ConferenceTitle({ title }) {
  const { kind, subject } = conferenceTitle(title);
  return html`<h1 class="title" data-length=${lengthOf(subject)}>
    ${kind && html`<span class="title-kind">${kind}</span> `}<${Clauses} text=${subject} />
  </h1>`;
}

/** @param {{conference: Conference}} props */
export function Occasion({ conference: { date, venue } }) {
  const parts = [date && longDate(date), venue].filter(Boolean);
  return html`<p class="occasion">${parts.map((part) => html`<span class="clause">${part}</span> `)}</p>`;
}

/** @param {string} isoDate @returns {string} with the day of the week */
function longDate(isoDate) {
  const text = new Date(`${isoDate.slice(0, 10)}T12:00:00`).toLocaleDateString(
    language === "vi" ? "vi-VN" : "en-GB",
    { weekday: "long", day: "2-digit", month: language === "vi" ? "2-digit" : "long", year: "numeric" },
  );
  return text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
}

/** @param {{names: string[]}} props */
function Arrivals({ names }) {
  if (names.length === 0) return null;
  return html`<ul class="arrivals" aria-label=${t("stage.arrived")}>
    ${names.map((name) => html`<li key=${name}>${name}</li>`)}
  </ul>`;
}
