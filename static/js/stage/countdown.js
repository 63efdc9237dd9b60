// @ts-check
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Figures } from "./text.js";
import { useNow } from "./ticker.js";
import { beginningOf, countdown } from "./times.js";

/**
 * How long until the first item of the programme.
 * @param {{conference: Record<string, any>, rundown: import("./state.js").Cue[]}} props
 */
export function Countdown({ conference, rundown }) {
  const beginning = beginningOf(conference, rundown);
  return beginning === null ? null : html`<${Remaining} beginning=${beginning} />`;
}

/** @param {{beginning: number}} props */
function Remaining({ beginning }) {
  const left = countdown(beginning, useNow());
  if (left === null) return null;
  if (left === "")
    return html`<p class="countdown"><span class="countdown-soon">${t("stage.begins_soon")}</span></p>`;
  return html`<p class="countdown" role="timer">
    ${t("stage.begins_in")} <span class="countdown-figures"><${Figures} text=${left} /></span>
  </p>`;
}
