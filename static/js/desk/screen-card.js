// @ts-check
import { useSignal } from "@preact/signals";
import { html } from "../html.js";
import { clock, has, t } from "../i18n.js";
import { screenTroubles } from "./alarms.js";
import { command } from "./command.js";
import { Dialog } from "./dialog.js";
import { Icon } from "./icons.js";
import { program, view } from "./model.js";
import { sceneWord } from "./scenes.js";
import { screenName } from "./screen-name.js";
import { now } from "./time.js";
import { Select, Tick } from "./units-panel.js";

/** @typedef {import("./alarms.js").Screen} Screen */

/** Scenes that one screen can be given for itself. */
const OWN_SCENES = ["neutral", "lobby", "welcome", "programme", "targets", "closing"];
const VOLUMES = [0, 25, 50, 75, 100];

/** @param {{screen: Screen}} props */
export function ScreenCard({ screen }) {
  const troubles = screenTroubles(screen, { program: program.value, now: now.value });
  return html`<li class="screen-card" data-trouble=${troubles.length > 0 ? "" : undefined} data-connected=${screen.connected ? "" : undefined}>
    <p class="screen-number number">${screen.number}</p>
    <div class="screen-about">
      <${Name} screen=${screen} />
      <p class="hint">
        ${t(`desk.kind_${screen.kind}`)}${screen.presenter && ` · ${presenterName(screen.presenter)}`} ·
        ${" "}<span class="screen-link">${t(screen.connected ? "desk.screen_connected" : "desk.screen_disconnected")}</span>
      </p>
      <${Standing} screen=${screen} />
      ${troubles.map((kind) => html`<p key=${kind} class="screen-trouble"><${Icon} name="fault" />${t(`desk.trouble_${kind}`)}</p>`)}
    </div>
    ${screen.kind === "stage" && html`<${StageControls} screen=${screen} />`}
  </li>`;
}

/** What it really shows now, as it reported itself. @param {{screen: Screen}} props */
function Standing({ screen }) {
  const { status } = screen;
  if (status === null)
    return screen.kind === "panel" ? null : html`<p class="hint">${t("desk.screen_silent")}</p>`;
  const { scene, width, height, fps, sound, at } = status;
  return html`<p class="screen-status">
    <strong>${has(`desk.scene_${scene}`) ? t(`desk.scene_${scene}`) : scene}</strong>
    <span class="number">${width} × ${height}</span>
    <span class="number">${t("desk.fps", { n: fps })}</span>
    <span>${t(`desk.sound_${sound}`)}</span>
    <span class="number">${t("desk.reported", { time: clock(at) })}</span>
  </p>`;
}

/** @param {{screen: Screen}} props */
function Name({ screen }) {
  const editing = useSignal(false);
  if (!editing.value)
    return html`<div class="screen-name">
      <strong>${screenName(screen)}</strong>
      <button
        type="button"
        class="button button-quiet"
        onClick=${() => {
          editing.value = true;
        }}
      >
        ${t("desk.rename")}<span class="visually-hidden"> ${screenName(screen)}</span>
      </button>
      <${Buttons} screen=${screen} />
    </div>`;
  const onSubmit = async (/** @type {any} */ event) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    if (name === screen.name || (await change(screen, { name }))) editing.value = false;
  };
  return html`<form class="screen-name" onSubmit=${onSubmit}>
    <label>
      <span class="visually-hidden">${t("desk.screen_name")}</span>
      <input class="input" name="name" defaultValue=${screen.name} required maxlength="60" autofocus autocomplete="off" />
    </label>
    <button type="submit" class="button">${t("desk.save")}</button>
  </form>`;
}

/** @param {{screen: Screen}} props */
function Buttons({ screen }) {
  const removing = useSignal(false);
  return html`<span class="screen-buttons">
    ${
      screen.kind !== "panel" &&
      html`<button type="button" class="button" disabled=${!screen.connected} onClick=${() => command("identify", { screen: screen.id })}>
        ${t("desk.identify")}<span class="visually-hidden"> ${screenName(screen)}</span>
      </button>`
    }
    <button
      type="button"
      class="button"
      onClick=${() => {
        removing.value = true;
      }}
    >
      ${t("desk.remove")}…<span class="visually-hidden"> ${screenName(screen)}</span>
    </button>
    ${
      removing.value &&
      html`<${Remove}
        screen=${screen}
        onClose=${() => {
          removing.value = false;
        }}
      />`
    }
  </span>`;
}

/** @param {{screen: Screen}} props */
function StageControls({ screen }) {
  const { show, hands, volume } = screen;
  const own = show.mode === "scene" ? show.scene?.kind : undefined;
  const scenes = own && !OWN_SCENES.includes(own) ? [...OWN_SCENES, own] : OWN_SCENES;
  const shows = [
    ...["program", "blank", "frozen"].map((mode) => ({ value: mode, text: t(`desk.show_${mode}`) })),
    ...scenes.map((kind) => ({
      value: kind,
      text: t("desk.show_scene", { scene: sceneWord({ kind }) }),
    })),
  ];
  const chosen = own ?? show.mode;
  const onShow = (/** @type {string} */ value) =>
    change(screen, {
      show: OWN_SCENES.includes(value) ? { mode: "scene", scene: { kind: value } } : { mode: value },
    });
  const volumes = [...new Set([...VOLUMES, volume])]
    .sort((a, b) => a - b)
    .map((n) => ({ value: String(n), text: n === 0 ? t("desk.volume_off") : t("desk.volume", { n }) }));
  return html`<div class="screen-controls" role="group" aria-label=${screenName(screen)}>
    <${Select} label=${t("desk.shows")} value=${chosen} options=${shows} onPick=${onShow} />
    <${Select} label=${t("desk.sound")} value=${String(volume)} options=${volumes} onPick=${(/** @type {string} */ n) => change(screen, { volume: Number(n) })} />
    <${Tick} text=${t("desk.takes_hands")} on=${hands} onTurn=${(/** @type {boolean} */ on) => change(screen, { hands: on })} />
  </div>`;
}

/** @param {{screen: Screen, onClose: () => void}} props */
function Remove({ screen, onClose }) {
  const title = t("desk.remove_question", { name: screenName(screen) });
  return html`<${Dialog} label=${title} onClose=${onClose}>
    <h2>${title}</h2>
    <p>${t("desk.remove_consequence")}</p>
    <div class="dialog-buttons">
      <button type="button" class="button" autofocus onClick=${onClose}>${t("desk.cancel")}</button>
      <button
        type="button"
        class="button button-primary"
        onClick=${() => {
          command("remove_screen", { screen: screen.id });
          onClose();
        }}
      >
        ${t("desk.remove")}
      </button>
    </div>
  </${Dialog}>`;
}

/**
 * @param {Screen} screen
 * @param {Partial<Screen>} to
 */
function change({ id, name, show, hands, volume }, to) {
  return command("change_screen", { screen: id, name, show, hands, volume, ...to });
}

/** @param {string} id */
function presenterName(id) {
  const presenters = (view.value?.handovers ?? []).flatMap((handover) => handover.presenters);
  return presenters.find((presenter) => presenter.id === id)?.name ?? id;
}
