// @ts-check
/** The right side of the show: what is the matter, where the envelopes are, which screens there are, who calls. */
import { html } from "../html.js";
import { t } from "../i18n.js";
import { screenTroubles } from "./alarms.js";
import { alarms, calls, openCalls } from "./attention.js";
import { Call } from "./calls.js";
import { Counts } from "./counts.js";
import { Icon } from "./icons.js";
import { LogLine } from "./log-line.js";
import { latest } from "./log-store.js";
import { program, screens } from "./model.js";
import { screenName } from "./screen-name.js";
import { openTab } from "./tabs.js";
import { now } from "./time.js";

/** Lines of the log that are in sight beside the show; the whole of it is a view of its own. */
const LINES = 40;

export function Live() {
  return html`<aside class="live" aria-label=${t("desk.live")}>
    <section class="panel live-state" aria-labelledby="live-title">
      <div class="panel-scroll" tabindex="0" role="group" aria-labelledby="live-title">
        <h2 id="live-title">${t("desk.live")}</h2>
        <${Alarms} />
        <${Calls} />
        <${ScreenMarks} />
        <${Counts} />
      </div>
    </section>
    <${LatestLines} />
  </aside>`;
}

function Alarms() {
  if (alarms.value.length === 0 && openCalls.value.length === 0)
    return html`<p class="all-well" role="status"><${Icon} name="acknowledged" />${t("desk.no_alarms")}</p>`;
  return html`<ul class="alarms" aria-live="polite" aria-label=${t("desk.alarms")}>
    ${alarms.value.map(
      ({ kind, about, id }) => html`<li key=${kind + id}>
        <button type="button" class="alarm-line" onClick=${() => openTab(id === "units" || id === "log" ? id : "screens")}>
          <${Icon} name="fault" />${t(`desk.alarm_${kind}`, { about })}
        </button>
      </li>`,
    )}
  </ul>`;
}

function Calls() {
  if (calls.value.length === 0) return null;
  const answered = calls.value.length - openCalls.value.length;
  return html`<section class="calls" aria-live="polite">
    <h3>${t("desk.calls")} <span class="tally number">${openCalls.value.length}</span></h3>
    ${openCalls.value.map((call) => html`<${Call} key=${call.call} call=${call} />`)}
    ${
      answered > 0 &&
      html`<details>
        <summary>${t("desk.calls_answered", { n: answered })}</summary>
        ${calls.value.slice(openCalls.value.length).map((call) => html`<${Call} key=${call.call} call=${call} />`)}
      </details>`
    }
  </section>`;
}

function ScreenMarks() {
  if (screens.value.length === 0) return html`<p class="hint">${t("desk.no_screens")}</p>`;
  return html`<ul class="screen-marks" aria-label=${t("desk.screens")}>
    ${screens.value.map((screen) => html`<${ScreenMark} key=${screen.id} screen=${screen} />`)}
  </ul>`;
}

/** @param {{screen: import("./alarms.js").Screen}} props */
function ScreenMark({ screen }) {
  const { number, kind, show } = screen;
  const name = screenName(screen);
  const trouble = screenTroubles(screen, { program: program.value, now: now.value })[0];
  const own = kind === "stage" && show.mode !== "program" ? show.mode : "fine";
  const word = t(`desk.screen_mark_${trouble ?? own}`);
  return html`<li data-mark=${trouble ? "trouble" : own}>
    <button type="button" title="${name}: ${word}" onClick=${() => openTab("screens")}>
      <${Icon} name=${trouble ? "fault" : (KIND_ICONS[kind] ?? "screen")} /><span class="number">${number}</span>
      <span class="visually-hidden">${name}: </span><span class=${trouble || own !== "fine" ? "" : "visually-hidden"}>${word}</span>
    </button>
  </li>`;
}

const KIND_ICONS = /** @type {Record<string, string>} */ ({ stage: "screen", podium: "hand", panel: "keys" });

function LatestLines() {
  return html`<section class="panel latest" aria-labelledby="latest-title">
    <div class="panel-head">
      <h2 id="latest-title">${t("desk.latest")}</h2>
      <button type="button" class="button" onClick=${() => openTab("log")}>${t("desk.whole_log")}</button>
    </div>
    <ol class="scroller latest-lines" tabindex="0" aria-labelledby="latest-title">
      ${latest.value.slice(0, LINES).map((entry) => html`<${LogLine} key=${entry.seq} entry=${entry} />`)}
    </ol>
  </section>`;
}
