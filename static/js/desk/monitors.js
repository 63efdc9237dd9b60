// @ts-check
/** Preview and program: the stage itself, small, and between them the button that takes the one to the other. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { html } from "../html.js";
import { data, t } from "../i18n.js";
import { go, going, neutral, showRefusal } from "./command.js";
import { Kbd } from "./kbd.js";
import { link, program, rundown, standby } from "./model.js";
import { sceneWord, shownTitle } from "./scenes.js";

/** The stage is drawn at this size and then made smaller, so that its lines break as they do on a wall (px). */
const DRAWN = 1280;

export function Monitors() {
  const next = rundown.value.find(({ id }) => id === standby.value.cue);
  const prepared = next ? { cue: next.id, scene: next.scene } : null;
  return html`<div class="monitors">
    <${Monitor} view="preview" shown=${prepared} none=${t("desk.standby_none")} />
    <div class="take">
      <${Go} ready=${prepared !== null} />
      <button type="button" class="button neutral-button" aria-keyshortcuts="n" title=${t("desk.neutral_effect")} onClick=${neutral}>
        ${t("desk.neutral")}<${Kbd} of="N" />
      </button>
    </div>
    <${Monitor} view="program" shown=${program.value} none=${t("desk.program_none")} />
    <${ShowRefusal} />
  </div>`;
}

/** @param {{ready: boolean}} props */
function Go({ ready }) {
  return html`<button
    type="button"
    class="button button-primary go-button"
    aria-keyshortcuts="g PageDown"
    aria-busy=${going.value}
    disabled=${!ready || link.value.fresh !== true}
    onClick=${(/** @type {any} */ event) => {
      // Clicked with a mouse, it does not wait under the space bar for a second time.
      if (event.detail > 0) event.currentTarget.blur();
      go();
    }}
  >
    ${t("desk.go")}<${Kbd} of="G" />
  </button>`;
}

/** In words, and read out; it goes away with the next command that succeeds. */
export function ShowRefusal() {
  return showRefusal.value && html`<p class="show-refusal" role="alert">${showRefusal.value}</p>`;
}

/**
 * @param {{view: "preview" | "program", shown: {cue: string | null, scene: import("./program.js").Scene} | null,
 *   none: string}} props
 */
function Monitor({ view, shown, none }) {
  const title = shown ? shownTitle(shown) : none;
  return html`<section class="monitor" data-monitor=${view} aria-labelledby="monitor-${view}">
    <h2 id="monitor-${view}">
      <span class="monitor-role">${t(`desk.${view}`)}</span>
      <span class="monitor-title" title=${title}>${title}</span>
    </h2>
    <${Copy} view=${view} />
    <p class="monitor-scene">${shown ? sceneWord(shown.scene) : ""}${view === "preview" && standby.value.by ? ` · ${t("desk.standby_by", { name: standby.value.by })}` : ""}</p>
  </section>`;
}

/** Nothing in it can be reached, nor take the focus: it is only looked at. @param {{view: string}} props */
function Copy({ view }) {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const frame = /** @type {HTMLElement} */ (ref.current);
    const observer = new ResizeObserver(() =>
      frame.style.setProperty("--scale", String(frame.clientWidth / DRAWN)),
    );
    observer.observe(frame);
    return () => observer.disconnect();
  }, []);
  return html`<div class="monitor-frame" ref=${ref} inert>
    <iframe src="${data.root ?? "/"}stage?view=${view}" title=${t(`desk.${view}`)} tabindex="-1" loading="eager"></iframe>
  </div>`;
}
