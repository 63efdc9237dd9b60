// @ts-check
/** What is on the wall: this screen's own choice before the program, and a handover's scene by its state. Pure. */
import { countsOf } from "./view.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Scene} Scene
 * @typedef {"neutral" | "lobby" | "welcome" | "programme" | "speaker" | "targets" | "document" | "press" |
 *   "spreading" | "complete" | "announcement" | "closing" | "blank"} Kind
 * @typedef {{kind: Kind, key: string, scene: Scene, take: number | null, step: number, minutes: number | null,
 *   at: string, document: import("./state.js").Document | null,
 *   closing: import("./state.js").Closing | null}} Shown `key`: another one is another scene, into which the wall
 *   changes; the data of a document and of the closing, so that it stays whole while the next is fetched
 */

const SILENT = { take: null, step: 0, minutes: null, at: "", document: null, closing: null };
/** @type {Shown} */
export const NEUTRAL = { ...SILENT, kind: "neutral", key: "neutral", scene: { kind: "neutral" } };
/** @type {Shown} */
const BLANK = { ...SILENT, kind: "blank", key: "blank", scene: { kind: "blank" } };
/** @type {Scene} */
const LOBBY = { kind: "lobby" };

/**
 * @param {State | null} state
 * @param {{isNeutral?: boolean, isMonitor?: boolean}} [screen] its own neutral slide; a monitor shows the program
 *   whatever a screen is told
 * @returns {Shown | null} null where the data of the scene is still on its way: what is there stays
 */
export function shownOf(state, { isNeutral = false, isMonitor = false } = {}) {
  if (isNeutral || state === null) return NEUTRAL;
  const show = isMonitor ? undefined : state.screen?.show;
  if (show?.mode === "blank") return BLANK;
  if (show?.mode === "scene" && show.scene) return shown(state, show.scene, SILENT);
  return shown(state, state.program?.scene ?? untaken(state), state.program ?? SILENT);
}

/**
 * Before the first take: the lobby, or what goes on with a handover.
 * @param {State} state
 * @returns {Scene}
 */
function untaken({ handover }) {
  const isGoingOn = handover !== null && ["armed", "released"].includes(handover.state);
  return isGoingOn ? { kind: "handover", handover: handover.id } : LOBBY;
}

/**
 * @param {State} state
 * @param {Scene} scene
 * @param {{take: number | null, step: number, minutes: number | null, at: string}} program
 * @returns {Shown | null}
 */
function shown(state, scene, { take, step, minutes, at }) {
  if (isMissing(state, scene)) return null;
  const kind = scene.kind === "handover" ? handoverKind(state) : /** @type {Kind} */ (scene.kind);
  const { document, closing } = state;
  return { kind, key: keyOf(kind, scene, take, step), scene, take, step, minutes, at, document, closing };
}

/**
 * @param {State} state
 * @param {Scene} scene
 * @returns {boolean} the snapshot has to bring what it is about
 */
export function isMissing({ handover, document, closing }, scene) {
  if (scene.kind === "handover") return handover?.id !== scene.handover;
  if (scene.kind === "document") return document?.id !== scene.document;
  return scene.kind === "closing" && closing === null;
}

/**
 * @param {State} state
 * @returns {Kind}
 */
function handoverKind(state) {
  if (state.handover?.state !== "released") return "press";
  const { total, acknowledged } = countsOf(state);
  return total > 0 && acknowledged === total ? "complete" : "spreading";
}

/**
 * The pages of a document turn within its scene; each figure is a scene of its own.
 * @param {Kind} kind
 * @param {Scene} scene
 * @param {number | null} take
 * @param {number} step
 */
function keyOf(kind, scene, take, step) {
  if (kind === "neutral" || kind === "lobby") return kind;
  if (scene.kind === "handover") return `${kind}:${scene.handover}`;
  return kind === "targets" ? `${kind}:${take}:${step}` : `${kind}:${take}`;
}
