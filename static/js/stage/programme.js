// @ts-check
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { isHandover, mainCues, settings } from "./rundown.js";
import { clausesOf } from "./title.js";

/** @typedef {import("./state.js").Cue} Cue */

/**
 * The running order, as much of it as there is room for: none of it rather than a part that is cut off.
 * @param {{rundown: Cue[], handover: string}} props
 */
export function Programme({ rundown, handover }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const [step, setStep] = useState(0);
  const choices = settings(rundown.length);

  useLayoutEffect(() => {
    const again = () => setStep(0);
    const room = new ResizeObserver(again);
    if (box.current) room.observe(box.current);
    document.fonts.ready.then(again);
    return () => room.disconnect();
  }, [rundown]);
  useLayoutEffect(() => {
    const { scrollHeight, clientHeight } = /** @type {HTMLElement} */ (box.current);
    if (scrollHeight > clientHeight + 1 && step < choices.length) setStep(step + 1);
  });

  return html`<section class="programme" ref=${box} aria-label=${t("stage.programme")}>
    ${choices[step] && html`<${Cues} ...${{ rundown, handover, ...choices[step] }} />`}
  </section>`;
}

/** @param {{rundown: Cue[], handover: string, cues: number, speakers: boolean}} props */
function Cues({ rundown, handover, cues, speakers }) {
  return html`
    <h2 class="programme-title">${t("stage.programme")}</h2>
    <ol class="cues">
      ${mainCues(rundown, handover, cues).map(
        (cue) => html`<${CueLine} cue=${cue} isMain=${isHandover(cue, handover)} speaker=${speakers} />`,
      )}
    </ol>
  `;
}

/** @param {{cue: Cue, isMain: boolean, speaker: boolean}} props */
function CueLine({ cue, isMain, speaker }) {
  return html`<li class="cue" data-main=${isMain}>
    <time class="cue-time">${cue.time}</time>
    <p class="cue-title">
      ${clausesOf(cue.title).join(" ")}
      ${speaker && cue.speaker && html`<span class="cue-speaker"> · ${clausesOf(cue.speaker).join(" ")}</span>`}
    </p>
  </li>`;
}
