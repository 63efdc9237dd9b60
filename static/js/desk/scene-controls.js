// @ts-check
/** What can be done with the scene on the screens, and the scenes beside the rundown. */
import { useSignal } from "@preact/signals";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { addTime, step } from "./command.js";
import { Icon } from "./icons.js";
import { Kbd } from "./kbd.js";
import { link, program, view } from "./model.js";
import { lastStep } from "./program.js";
import { minutesAndSeconds } from "./rundown-times.js";
import { sceneWord, shownTitle } from "./scenes.js";
import { OFFERED, TakeDialog } from "./take-dialog.js";
import { now } from "./time.js";

const MINUTE = 60_000;

export function SceneControls() {
  return html`<section class="panel scene-controls" aria-labelledby="scene-title">
    <div class="panel-scroll" tabindex="0" role="group" aria-labelledby="scene-title">
      <h2 id="scene-title">${t("desk.scene_now")}</h2>
      <p class="scene-now">${program.value ? shownTitle(program.value) : t("desk.program_none")}</p>
      <${Steps} />
      <${Timer} />
      <${Others} />
    </div>
  </section>`;
}

function Steps() {
  const current = program.value;
  const last = current && view.value ? lastStep(current.scene, view.value) : 0;
  if (!current || last === 0) return null;
  const figures = current.scene.kind === "targets";
  return html`<div class="stepping" role="group" aria-label=${t(figures ? "desk.figures" : "desk.pages")}>
    <${Turn} to=${current.step - 1} icon="left" text=${t("desk.step_back")} last=${last} />
    <p class="stepping-place" role="status">${placeOf(current, last, figures)}</p>
    <${Turn} to=${current.step + 1} icon="right" text=${t("desk.step_on")} last=${last} />
    ${
      figures &&
      html`<button type="button" class="button" disabled=${current.step === last} onClick=${() => step(last)}>
        ${t("desk.figures_wall")}
      </button>`
    }
  </div>`;
}

/**
 * @param {import("./program.js").Program} current
 * @param {number} last
 * @param {boolean} figures
 */
function placeOf({ step: place }, last, figures) {
  if (!figures) return t("desk.page_of", { n: place + 1, of: last + 1 });
  const figure = view.value?.targets[place];
  return figure ? t("desk.figure_of", { n: place + 1, of: last, name: figure.name }) : t("desk.figures_wall");
}

/** @param {{to: number, icon: string, text: string, last: number}} props */
function Turn({ to, icon, text, last }) {
  return html`<button
    type="button"
    class="button"
    disabled=${to < 0 || to > last || link.value.fresh !== true}
    aria-keyshortcuts=${icon === "left" ? "ArrowLeft" : "ArrowRight"}
    onClick=${() => step(to)}
  >
    <${Icon} name=${icon} />${text}<${Kbd} of=${icon === "left" ? "←" : "→"} />
  </button>`;
}

/** The speaker's time, as the screens count it. */
function Timer() {
  const current = program.value;
  if (!current?.minutes) return null;
  const left = Date.parse(current.at) + current.minutes * MINUTE - now.value;
  return html`<div class="timer" data-over=${left < 0 ? "" : undefined} role="group" aria-label=${t("desk.timer")}>
    <p>
      <span>${t(left < 0 ? "desk.timer_over" : "desk.timer_left")}</span>
      <strong class="number">${left < 0 ? "+" : ""}${minutesAndSeconds(left)}</strong>
      <span class="number"> / ${t("desk.minutes", { n: current.minutes })}</span>
    </p>
    <span class="timer-buttons"><button type="button" class="button" disabled=${current.minutes <= 1} onClick=${() => addTime(-1)}>${t("desk.timer_less")}</button>
    <button type="button" class="button" onClick=${() => addTime(1)}>${t("desk.timer_more")}</button></span>
  </div>`;
}

/** Scenes beside the rundown: each asks before it goes on the wall. */
function Others() {
  const open = useSignal("");
  return html`<div class="other-scenes" role="group" aria-labelledby="other-title">
    <h3 id="other-title">${t("desk.other_scenes")}</h3>
    <div>
      ${OFFERED.map(
        (kind) => html`<button
          key=${kind}
          type="button"
          class="button"
          onClick=${() => {
            open.value = kind;
          }}
        >
          <${Icon} name=${kind === "document" ? "file" : kind} />${sceneWord({ kind })}…
        </button>`,
      )}
    </div>
    ${
      open.value &&
      html`<${TakeDialog}
        kind=${open.value}
        onClose=${() => {
          open.value = "";
        }}
      />`
    }
  </div>`;
}
