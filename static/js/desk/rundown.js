// @ts-check
import { computed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { prepare } from "./command.js";
import { Icon } from "./icons.js";
import { Kbd } from "./kbd.js";
import { program, rundown, standby, view } from "./model.js";
import { expectedTimes, hourAndMinute, onDayOf, reachedCue } from "./rundown-times.js";
import { sceneAbout, sceneWord } from "./scenes.js";
import { soon } from "./time.js";

/** @typedef {import("./program.js").Cue} Cue */

const MINUTE = 60_000;
/** So far from the plan is no delay: the rundown is tried at another time of day (minutes). */
const ANOTHER_DAY = 120;

const reached = computed(() => reachedCue(rundown.value, view.value?.takes ?? {}, program.value?.cue));

const expected = computed(() => {
  const cue = rundown.value[reached.value];
  const showing = program.value !== null && program.value.cue === cue?.id;
  const at = Date.parse(showing ? (program.value?.at ?? "") : (view.value?.takes[cue?.id ?? ""] ?? ""));
  const minutes = showing ? (program.value?.minutes ?? null) : null;
  return expectedTimes(rundown.value, { reached: reached.value, at, minutes, now: soon.value });
});

/** The running order; a click makes a cue the one that the next GO takes. */
export function Rundown() {
  return html`<section class="panel rundown" aria-labelledby="rundown-title">
    <div class="panel-head">
      <h2 id="rundown-title">${t("desk.rundown")}</h2>
      <p class="key-hint"><${Kbd} of="↑" /><${Kbd} of="↓" /></p>
    </div>
    <${Pace} />
    ${
      rundown.value.length === 0
        ? html`<p class="nothing">${t("desk.rundown_empty")}</p>`
        : html`<ol class="cues panel-scroll" tabindex="0" aria-labelledby="rundown-title">
            ${rundown.value.map((cue, place) => html`<${CueRow} key=${cue.id} cue=${cue} place=${place} />`)}
          </ol>`
    }
  </section>`;
}

/** How far the conference is ahead of its plan or behind. */
function Pace() {
  const next = rundown.value[reached.value + 1];
  if (reached.value === -1 || !next) return null;
  const at = expected.value[reached.value + 1] ?? 0;
  const late = Math.round((at - onDayOf(at, next.time)) / MINUTE);
  if (Math.abs(late) > ANOTHER_DAY) return null;
  const word = late > 0 ? "late" : late < 0 ? "early" : "on_time";
  return html`<p class="pace" data-pace=${word}>${t(`desk.pace_${word}`, { n: Math.abs(late) })}</p>`;
}

/** @param {{cue: Cue, place: number}} props */
function CueRow({ cue, place }) {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  const onAir = program.value?.cue === cue.id;
  const next = standby.value.cue === cue.id;
  useEffect(() => {
    if (next || onAir) ref.current?.scrollIntoView({ block: "nearest" });
  }, [next, onAir]);
  const past = !onAir && place <= reached.value;
  return html`<li ref=${ref} class="cue" data-past=${past ? "" : undefined} data-on-air=${onAir ? "" : undefined} data-standby=${next ? "" : undefined}>
    <button type="button" aria-pressed=${next} aria-current=${onAir ? "step" : undefined} onClick=${() => prepare(cue.id)}>
      <span class="cue-number number">${place + 1}</span>
      <span class="cue-scene" title=${[sceneWord(cue.scene), sceneAbout(cue.scene)].filter(Boolean).join(": ")}>
        <${Icon} name=${iconOf(cue)} /><span class="visually-hidden">${sceneWord(cue.scene)}</span>
      </span>
      <span class="cue-words">
        <span class="cue-title">${cue.title}</span>
        ${cue.speaker && html`<span class="cue-speaker">${cue.speaker}</span>`}
      </span>
      <span class="cue-foot">
        <${Times} cue=${cue} expected=${expected.value[place]} past=${past} />
        <${Mark} onAir=${onAir} next=${next} past=${past} taken=${cue.id in (view.value?.takes ?? {})} />
      </span>
    </button>
  </li>`;
}

/** @param {{cue: Cue, expected: number | null, past: boolean}} props */
function Times({ cue, expected, past }) {
  const time = expected === null ? "" : hourAndMinute(expected);
  return html`<span class="cue-times number">
    <span title=${t("desk.cue_planned")}>${cue.time}</span>
    ${!past && time !== "" && time !== cue.time && html`<strong title=${t("desk.cue_expected")}>→ ${time}</strong>`}
    <span title=${t("desk.cue_minutes")}>${t("desk.minutes", { n: cue.minutes })}</span>
  </span>`;
}

/** @param {{onAir: boolean, next: boolean, past: boolean, taken: boolean}} props */
function Mark({ onAir, next, past, taken }) {
  if (onAir || next)
    return html`<span class="cue-marks">
      ${onAir && html`<span class="cue-mark" data-mark="program">${t("desk.program")}</span>`}
      ${next && html`<span class="cue-mark" data-mark="standby">${t("desk.standby")}</span>`}
    </span>`;
  if (!past) return null;
  if (!taken) return html`<span class="cue-skipped">${t("desk.cue_skipped")}</span>`;
  return html`<span class="cue-done">
    <${Icon} name="acknowledged" /><span class="visually-hidden">${t("desk.cue_past")}</span>
  </span>`;
}

/** @param {Cue} cue */
function iconOf({ scene }) {
  return { document: "file", handover: "armed" }[scene.kind] ?? scene.kind;
}
