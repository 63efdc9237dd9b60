// @ts-check
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Confirm } from "./confirm.js";
import { Icon } from "./icons.js";
import { Kbd } from "./kbd.js";
import { order } from "./link.js";
import { asking, busy, link, refusal, sealing } from "./model.js";

/** @typedef {import("./view.js").Handover} Handover */

/** Which commands a handover's state offers; the first is the way forward. */
const OFFERED = /** @type {Record<string, ("seal" | "arm" | "disarm")[]>} */ ({
  draft: ["seal"],
  sealed: ["arm", "seal"],
  armed: ["disarm"],
  released: [],
});

/** Nothing dangerous by one key: each command but the first sealing asks again, with "cancel" in focus. */
const ASKS = new Set(["arm", "disarm", "reseal"]);

const KEYS = /** @type {Record<string, string>} */ ({ arm: "⇧A", disarm: "D" });

/** @param {{handover: Handover}} props */
export function Actions({ handover }) {
  const { id, state } = handover;
  const offered = OFFERED[state] ?? [];
  const progress = sealing.value?.handover === id ? sealing.value : null;
  const act = (/** @type {string} */ name) => {
    asking.value = "";
    // The button pressed goes away with the state: keep the place, and no second command under the same key.
    setTimeout(() => document.getElementById("handover-title")?.focus());
    order(name === "reseal" ? "seal" : /** @type {"arm" | "disarm" | "seal"} */ (name), id);
  };
  return html`<div class="actions" role="group" aria-label=${t("desk.actions")}>
    ${offered.map((command, place) => {
      const name = command === "seal" && state === "sealed" ? "reseal" : command;
      const action = html`<${Action}
        key=${name}
        name=${name}
        first=${place === 0}
        disabled=${link.value.fresh !== true || busy.value !== "" || progress !== null}
        onClick=${() => {
          if (ASKS.has(name)) asking.value = name;
          else act(name);
        }}
      />`;
      if (place === 0) return action;
      return html`<details class="reseal" key=${name}><summary>${t("desk.reseal_summary")}</summary>${action}</details>`;
    })}
    ${progress && html`<${Progress} ...${progress} />`}
    ${refusal.value?.handover === id && html`<p class="refusal" role="alert">${refusal.value.text}</p>`}
    ${
      isOffered(asking.value, offered) &&
      html`<${Confirm}
        name=${asking.value}
        handover=${handover}
        onConfirm=${() => act(asking.value)}
        onClose=${() => {
          asking.value = "";
        }}
      />`
    }
  </div>`;
}

/**
 * A dialog about a command that someone else has already given goes away.
 * @param {string} name
 * @param {string[]} offered
 */
function isOffered(name, offered) {
  return name !== "" && offered.includes(name === "reseal" ? "seal" : name);
}

/** @param {{name: string, first: boolean, disabled: boolean, onClick: () => void}} props */
function Action({ name, first, disabled, onClick }) {
  const icon = { seal: "seal", reseal: "seal", arm: "armed", disarm: "disarm" }[name] ?? "seal";
  return html`<div class="action">
    <button
      type="button"
      class=${first && name !== "disarm" ? "button button-primary" : "button"}
      disabled=${disabled}
      aria-describedby="action-${name}"
      aria-keyshortcuts=${KEYS[name]?.replace("⇧", "Shift+")}
      onClick=${onClick}
    >
      <${Icon} name=${icon} />${t(`desk.${name}`)}${KEYS[name] && html`<${Kbd} of=${KEYS[name]} />`}
    </button>
    <p id="action-${name}" class="hint">${t(`desk.${name}_effect`)}</p>
  </div>`;
}

/** @param {{done: number, total: number}} props */
function Progress({ done, total }) {
  return html`<div class="sealing">
    <label>
      ${t("desk.sealing")} <span class="number">${done} / ${total}</span>
      <progress max=${total} value=${done}></progress>
    </label>
  </div>`;
}
