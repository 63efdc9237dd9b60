// @ts-check
/** Scenes in words. */
import { t } from "../i18n.js";
import { names, rundown, view } from "./model.js";

/** @typedef {import("./program.js").Scene} Scene */

/** What a scene is of: a handover, a speaker, a document; empty where its kind says all. @param {Scene} scene */
export function sceneAbout(scene) {
  if (scene.kind === "handover") return names.handover(scene.handover) ?? "";
  if (scene.kind === "document")
    return documentName(view.value?.pages.find(({ id }) => id === scene.document));
  return scene.name ?? scene.title ?? "";
}

/** @param {Scene} scene */
export function sceneWord(scene) {
  return t(`desk.scene_${scene.kind}`);
}

/** @param {import("./program.js").ShownDocument | undefined} document */
export function documentName(document) {
  if (!document) return "";
  const { type, number, symbol, subject } = document;
  return `${type} ${[number, symbol].filter(Boolean).join("/")} ${subject}`.replace(/\s+/g, " ").trim();
}

/**
 * What stands above a monitor: the cue's title, else what the scene is.
 * @param {{cue: string | null, scene?: Scene} | null} shown
 */
export function shownTitle(shown) {
  if (shown === null) return "";
  const cue = rundown.value.find(({ id }) => id === shown.cue);
  if (cue) return cue.title;
  return shown.scene ? sceneAbout(shown.scene) || sceneWord(shown.scene) : "";
}
