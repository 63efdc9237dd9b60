// @ts-check

import { html } from "../html.js";
import { language, t } from "../i18n.js";
import { hands } from "./model.js";

/**
 * Who has to press, and while the handover is armed how long each has held, as the server counts.
 * @param {{handover: import("./view.js").Handover}} props
 */
export function Presenters({ handover }) {
  const { id, state, presenters, hold_ms } = handover;
  const held = hands.value?.handover === id && state === "armed" ? hands.value.hands : {};
  return html`<div class="presenters">
    <h3>${t("desk.presenters")}</h3>
    <ul>
      ${presenters.map(({ id: presenter, name }) => {
        const part = state === "released" ? 1 : Math.min(1, (held[presenter] ?? 0) / hold_ms);
        return html`<li key=${presenter} class="presenter" data-holding=${presenter in held ? "" : undefined}>
          <span>${name}</span>
          <span class="presenter-word">${word(state, presenter in held, part)}</span>
          ${
            state === "armed" &&
            html`<span class="hold-bar" aria-hidden="true"><span style=${{ "--held": String(part) }}></span></span>`
          }
        </li>`;
      })}
    </ul>
    <p class="hint">${t("desk.hold_hint", { seconds: (hold_ms / 1000).toLocaleString(language) })}</p>
  </div>`;
}

/**
 * @param {string} state the handover's
 * @param {boolean} holding
 * @param {number} part of the hold that is done
 */
function word(state, holding, part) {
  if (state === "released") return t("desk.hand_pressed");
  if (state !== "armed") return "";
  if (!holding) return t("desk.hand_waiting");
  return t("desk.hand_holding", { percent: Math.round(part * 100) });
}
