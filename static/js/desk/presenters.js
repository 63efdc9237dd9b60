// @ts-check

import { useSignal } from "@preact/signals";
import { html } from "../html.js";
import { language, t } from "../i18n.js";
import { podiumOf } from "./checks.js";
import { hands, screens } from "./model.js";
import { PressDialog } from "./press-dialog.js";

/**
 * Who has to press and where, and while the handover is armed how long each has held, as the server counts.
 * @param {{handover: import("./view.js").Handover}} props
 */
export function Presenters({ handover }) {
  const { state, presenters, hold_ms, quorum = presenters.length } = handover;
  const seconds = (hold_ms / 1000).toLocaleString(language);
  return html`<div class="presenters">
    <h3>${t("desk.presenters")}</h3>
    <ul>
      ${presenters.map(({ id, name }) => html`<${Presenter} key=${id} id=${id} name=${name} handover=${handover} />`)}
    </ul>
    <p class="hint">
      ${quorum < presenters.length ? t("desk.quorum_hint", { n: quorum, of: presenters.length, seconds }) : t("desk.hold_hint", { seconds })}
    </p>
    ${state === "armed" && html`<${PressFor} handover=${handover} />`}
  </div>`;
}

/** @param {{id: string, name: string, handover: import("./view.js").Handover}} props */
function Presenter({ id, name, handover }) {
  const { state, hold_ms } = handover;
  const live = state === "armed" && hands.value?.handover === handover.id ? hands.value : null;
  const ms = live?.hands[id];
  const part = Math.min(1, (ms ?? 0) / hold_ms);
  const pressed = handover.hands?.find(({ presenter }) => presenter === id)?.place;
  const place = state === "released" ? (pressed ?? "") : ms === undefined ? undefined : live?.places[id];
  return html`<li class="presenter" data-holding=${ms === undefined ? undefined : ""}>
    <span>${name} <${Place} presenter=${id} at=${place} /></span>
    <span class="presenter-word">${word(handover, ms !== undefined, part, pressed !== undefined)}</span>
    ${
      state === "armed" &&
      html`<span class="hold-bar" aria-hidden="true"><span style=${{ "--held": String(part) }}></span></span>`
    }
  </li>`;
}

/**
 * Where a presenter will press; `at`: where the hand is or was, which may be an operator's; empty where nobody knows.
 * @param {{presenter: string, at?: string}} props
 */
function Place({ presenter, at }) {
  if (at === "") return null;
  const podium = at === "desk" || at === "stage" ? undefined : podiumOf(screens.value, presenter);
  const text = podium
    ? t(podium.connected || at ? "desk.place_podium" : "desk.place_podium_lost", { name: podium.name })
    : t(at === "desk" ? "desk.place_desk" : "desk.place_stage");
  const lost = podium && !podium.connected && !at;
  return html`<small class="presenter-place" data-lost=${lost ? "" : undefined}>· ${text}</small>`;
}

/** @param {{handover: import("./view.js").Handover}} props */
function PressFor({ handover }) {
  const open = useSignal(false);
  return html`<button
      type="button"
      class="button"
      onClick=${() => {
        open.value = true;
      }}
    >
      ${t("desk.press_for")}…
    </button>
    ${
      open.value &&
      html`<${PressDialog}
        handover=${handover}
        onClose=${() => {
          open.value = false;
        }}
      />`
    }`;
}

/**
 * @param {import("./view.js").Handover} handover
 * @param {boolean} holding
 * @param {number} part of the hold that is done
 * @param {boolean} pressed in a handover that is out
 */
function word({ state, presenters, quorum, hands: released }, holding, part, pressed) {
  if (state === "released") {
    const all = released === undefined && (quorum ?? presenters.length) === presenters.length;
    return pressed || all ? t("desk.hand_pressed") : "";
  }
  if (state !== "armed") return "";
  if (!holding) return t("desk.hand_waiting");
  return t("desk.hand_holding", { percent: Math.round(part * 100) });
}
