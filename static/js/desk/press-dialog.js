// @ts-check
/** The operator's hand in place of a presenter whose screen has failed: held the whole time, and written in the log. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Dialog } from "./dialog.js";
import { send } from "./link.js";
import { hands } from "./model.js";

/** A hand lapses on the server when nothing is heard of it for 500 ms. */
const EVERY = 150;

/** @param {{handover: import("./view.js").Handover, onClose: () => void}} props */
export function PressDialog({ handover, onClose }) {
  const chosen = useSignal(/** @type {string[]} */ ([]));
  const title = t("desk.press_for");
  return html`<${Dialog} label=${title} onClose=${onClose}>
    <h2>${title}</h2>
    <p>${t("desk.press_for_text")}</p>
    <fieldset class="choices">
      <legend>${t("desk.press_for_whom")}</legend>
      ${handover.presenters.map(
        ({ id, name }) => html`<label key=${id} class="choice">
          <input
            type="checkbox"
            checked=${chosen.value.includes(id)}
            onChange=${() => {
              chosen.value = chosen.value.includes(id)
                ? chosen.value.filter((one) => one !== id)
                : [...chosen.value, id];
            }}
          />
          <span>${name}</span>
        </label>`,
      )}
    </fieldset>
    <${HoldButton} handover=${handover} presenters=${chosen.value} />
    <p class="hint">${t("desk.press_for_logged")}</p>
    <div class="dialog-buttons">
      <button type="button" class="button" autofocus onClick=${onClose}>${t("desk.close")}</button>
    </div>
  </${Dialog}>`;
}

/** @param {{handover: import("./view.js").Handover, presenters: string[]}} props */
function HoldButton({ handover, presenters }) {
  const { holding, down, up } = useHold(handover, presenters);
  const held = presenters.map((id) => hands.value?.hands[id] ?? 0);
  const part = held.length > 0 ? Math.min(1, Math.min(...held) / handover.hold_ms) : 0;
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => ref.current?.style.setProperty("--held", String(holding ? part : 0)));
  const isHold = (/** @type {KeyboardEvent} */ { key }) => key === " " || key === "Enter";
  return html`<button
    ref=${ref}
    type="button"
    class="hold-button"
    disabled=${presenters.length === 0}
    aria-pressed=${holding}
    onPointerDown=${(/** @type {PointerEvent} */ event) => {
      /** @type {HTMLElement} */ (event.currentTarget).setPointerCapture(event.pointerId);
      down();
    }}
    onPointerUp=${up}
    onPointerCancel=${up}
    onLostPointerCapture=${up}
    onBlur=${up}
    onContextMenu=${(/** @type {Event} */ event) => event.preventDefault()}
    onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
      if (!isHold(event)) return;
      event.preventDefault();
      if (!event.repeat) down();
    }}
    onKeyUp=${(/** @type {KeyboardEvent} */ event) => isHold(event) && up()}
  >
    <span>${t(holding ? "desk.press_for_holding" : "desk.press_for_hold", { seconds: handover.hold_ms / 1000 })}</span>
  </button>`;
}

/**
 * Says again and again that the hand is down, and once that it is up: also when the page loses the button.
 * @param {{id: string, arming: number}} handover
 * @param {string[]} presenters
 */
function useHold({ id, arming }, presenters) {
  const holding = useSignal(false);
  const timer = useRef(0);
  const tell = (/** @type {boolean} */ isDown) => {
    for (const presenter of presenters) send("hand", { handover: id, arming, presenter, down: isDown });
  };
  const up = () => {
    if (timer.current === 0) return;
    clearInterval(timer.current);
    timer.current = 0;
    holding.value = false;
    tell(false);
  };
  const down = () => {
    if (timer.current !== 0 || presenters.length === 0) return;
    holding.value = true;
    tell(true);
    timer.current = Number(setInterval(() => tell(true), EVERY));
  };
  const last = useRef(up);
  last.current = up;
  useEffect(() => {
    const away = () => last.current();
    addEventListener("blur", away);
    return () => {
      removeEventListener("blur", away);
      away();
    };
  }, []);
  return { holding: holding.value, down, up };
}
