// @ts-check
import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { Icon } from "../icons.js";
import { canStayAwake } from "./awake.js";
import { awakeFinding } from "./ready-findings.js";
import { playTone, tryCamera } from "./ready-senses.js";
import { sentenceOf } from "./ready-sentences.js";
import { isOptional } from "./ready-state.js";

/** @typedef {import("./ready-findings.js").Finding} Finding */
/** @typedef {(check: string, finding: Finding) => void} Tell */

const ICONS = /** @type {const} */ ({ ok: "done", warning: "fault", failed: "refused", unknown: "minus" });

/**
 * One thing that was looked at: how it is, and what to do if it is not as it should be.
 * @param {{check: string, finding?: Finding, open?: string, children?: any}} props `open`: what is said of it before
 *   it was looked at
 */
export function Row({ check, finding, open = "busy", children }) {
  const isSpare = isOptional(check) && finding?.result !== "ok";
  const result = isSpare ? "optional" : (finding?.result ?? open);
  const icon = isSpare ? "minus" : finding ? ICONS[finding.result] : open === "busy" ? "busy" : "minus";
  return html`<li class=${`ready-row ready-${result}`} data-check=${check}>
    <span class="ready-mark"><${Icon} name=${icon} /></span>
    <div class="ready-words">
      <h3 class="ready-name">${t(`point.ready_${check}`)} <span class="ready-result">${t(`point.ready_is_${result}`)}</span></h3>
      <p>${finding ? sentenceOf(check, finding) : open !== "busy" && t(`point.ready_${check}_${open === "asked" ? "asked" : "text"}`)}</p>
      ${children}
    </div>
  </li>`;
}

/** @param {{finding?: Finding, tell: Tell, retract: (check: string) => void}} props */
export function AwakeRow({ finding, tell, retract }) {
  const set = () => tell("awake", awakeFinding("set"));
  const undo = async () => {
    const word = await canStayAwake();
    retract("awake");
    tell("awake", awakeFinding(word));
  };
  const isSet = finding?.word === "set";
  return html`<${Row} check="awake" finding=${finding}>
    ${
      (isSet || finding?.result === "warning") &&
      html`<${Choice} label=${isSet ? "ready_awake_undo" : "ready_awake_done"} onClick=${isSet ? undo : set} />`
    }
  <//>`;
}

/** @param {{finding?: Finding, tell: Tell, problem: boolean}} props */
export function SoundRow({ finding, tell, problem }) {
  const [played, setPlayed] = useState(false);
  const play = async () => {
    setPlayed(true);
    await playTone().catch(() => {});
  };
  const hear = (/** @type {Finding["result"]} */ result, /** @type {string} */ word) => () => {
    setPlayed(false);
    tell("sound", { result, word });
  };
  return html`<${Row} check="sound" finding=${played ? undefined : finding} open=${played ? "asked" : "open"}>
    <div class="ready-choices">
      <${Choice} id="ready-sound" label=${finding || played ? "ready_sound_again" : "ready_sound_play"} onClick=${play} />
      ${played && html`<${Choice} label="ready_sound_yes" onClick=${hear("ok", "heard")} />`}
      ${played && html`<${Choice} label="ready_sound_no" onClick=${hear("failed", "unheard")} />`}
    </div>
    ${problem && html`<p class="problem" role="alert">${t("point.ready_sound_missing")}</p>`}
  <//>`;
}

/** Of use when the link is lost at the press; typing the code does as well. @param {{finding?: Finding, tell: Tell}} props */
export function CameraRow({ finding, tell }) {
  const [busy, setBusy] = useState(false);
  const attempt = async () => {
    setBusy(true);
    tell("camera", await tryCamera());
    setBusy(false);
  };
  if (!navigator.mediaDevices)
    return html`<${Row} check="camera" finding=${{ result: "unknown", word: "insecure" }} />`;
  return html`<${Row} check="camera" finding=${finding} open="optional">
    <${Choice} label="ready_camera_try" disabled=${busy} onClick=${attempt} />
  <//>`;
}

/** @param {{id?: string, label: string, disabled?: boolean, onClick: () => void}} props */
function Choice({ id, label, disabled = false, onClick }) {
  return html`<button id=${id} class="button" type="button" disabled=${disabled} onClick=${onClick}>${t(`point.${label}`)}</button>`;
}
