// @ts-check
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { showRefusal, takeScene } from "./command.js";
import { Dialog } from "./dialog.js";
import { refresh } from "./link.js";
import { armed, program, view } from "./model.js";
import { documentName, sceneWord, shownTitle } from "./scenes.js";

/** Scenes that an operator can take beside the rundown. */
export const OFFERED = ["targets", "document", "announcement", "lobby", "closing"];

/**
 * The question before a scene that is no cue: what it shows, and what it takes off the wall.
 * @param {{kind: string, onClose: () => void}} props
 */
export function TakeDialog({ kind, onClose }) {
  const refused = useSignal(false);
  const title = sceneWord({ kind });
  const onSubmit = async (/** @type {any} */ event) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.currentTarget).entries());
    if (await takeScene({ kind, ...fields })) onClose();
    else refused.value = true;
  };
  return html`<${Dialog} label=${title} onClose=${onClose}>
    <h2>${title}</h2>
    <form class="dialog-form" onSubmit=${onSubmit}>
      ${kind === "announcement" && html`<${Announcement} />`}
      ${kind === "document" && html`<${Documents} />`}
      ${program.value && html`<p class="hint">${t("desk.take_replaces", { title: shownTitle(program.value) })}</p>`}
      ${armed.value && html`<p class="refusal">${t("desk.take_disarms")}</p>`}
      ${refused.value && showRefusal.value && html`<p class="refusal" role="alert">${showRefusal.value}</p>`}
      <div class="dialog-buttons">
        <button type="button" class="button" autofocus=${kind === "targets" || kind === "closing"} onClick=${onClose}>
          ${t("desk.cancel")}
        </button>
        <button type="submit" class="button button-primary" disabled=${kind === "document" && view.value?.pages.length === 0}>
          ${t("desk.take_now")}
        </button>
      </div>
    </form>
  </${Dialog}>`;
}

function Announcement() {
  return html`<label class="field">
      <span>${t("desk.announcement_title")}</span>
      <input class="input" name="title" required maxlength="120" autofocus autocomplete="off" />
    </label>
    <label class="field">
      <span>${t("desk.announcement_text")}</span>
      <textarea class="input" name="text" rows="4" maxlength="500"></textarea>
    </label>`;
}

/** Only what has been released and is for everyone may stand on the wall. */
function Documents() {
  const pages = view.value?.pages ?? [];
  useEffect(() => {
    if (pages.length === 0) refresh();
  }, []);
  if (pages.length === 0) return html`<p class="hint">${t("desk.no_pages")}</p>`;
  return html`<fieldset class="choices">
    <legend>${t("desk.choose_document")}</legend>
    ${pages.map(
      (document, place) => html`<label key=${document.id} class="choice">
        <input type="radio" name="document" value=${document.id} required defaultChecked=${place === 0} />
        <span>${documentName(document)}</span>
        <small class="number">${t("desk.page_count", { n: document.pages })}</small>
      </label>`,
    )}
  </fieldset>`;
}
