// @ts-check
/** Is the conference ready? One list; each line is good, or says what to do. */
import { screenTroubles } from "./alarms.js";
import { isMissing, knownOf, standingOf } from "./roll-call.js";
import { screenName } from "./screen-name.js";
import { readiness } from "./view.js";

/**
 * @typedef {import("./view.js").View} View
 * @typedef {{id: string, good: boolean, values?: Record<string, string | number>, missing?: string[], units?: boolean}} Check
 *   `missing`: names, or codes of units where `units`
 * @typedef {{view: View, screens: import("./alarms.js").Screen[], presence: Record<string, number>, now: number}} Known
 */

/** Below this a burst of receipts and the evidence might not fit (bytes). */
const ENOUGH_STORAGE = 1_000_000_000;
const GIGABYTE = 1_000_000_000;

/**
 * @param {Known} known
 * @returns {Check[]}
 */
export function checks(known) {
  return [
    sealed(known),
    staged(known),
    connected(known),
    rollCall(known),
    handoverCues(known),
    stageScreens(known),
    presenters(known),
    sound(known),
    storage(known),
    rehearsal(known),
  ].filter((check) => check !== null);
}

/** @param {Known} known */
function sealed({ view }) {
  const drafts = view.handovers.filter(({ state }) => state === "draft");
  const good = view.handovers.length > 0 && drafts.length === 0;
  return { id: "sealed", good, missing: drafts.map(({ title }) => title) };
}

/** @param {Known} known */
function staged({ view, presence }) {
  const missing = [...new Set(before(view).flatMap((handover) => readiness(handover, presence).notStaged))];
  const of = receivers(view).length;
  return {
    id: "staged",
    good: of > 0 && missing.length === 0,
    values: { n: of - missing.length, of },
    missing,
    units: true,
  };
}

/** @param {Known} known */
function connected({ view, presence }) {
  const all = receivers(view);
  const missing = all.filter((code) => !presence[code]);
  const values = { n: all.length - missing.length, of: all.length };
  return { id: "connected", good: all.length > 0 && missing.length === 0, values, missing, units: true };
}

/** @param {Known} known */
function rollCall({ view, presence }) {
  const known = knownOf(view.readiness);
  const all = receivers(view);
  const missing = all.filter((code) =>
    isMissing({ standing: standingOf(known.get(code), presence[code] ?? 0) }),
  );
  const values = { n: all.length - missing.length, of: all.length };
  return { id: "roll_call", good: all.length > 0 && missing.length === 0, values, missing, units: true };
}

/** @param {Known} known */
function handoverCues({ view }) {
  const shown = new Set(view.rundown.map(({ scene }) => scene?.handover));
  const missing = view.handovers.filter(({ id }) => !shown.has(id)).map(({ title }) => title);
  return { id: "cues", good: view.handovers.length > 0 && missing.length === 0, missing };
}

/** @param {Known} known */
function stageScreens({ view, screens, now }) {
  const walls = screens.filter(({ kind }) => kind === "stage");
  const missing = walls.filter((screen) => !showsProgram(screen, view, now)).map(screenName);
  const values = { n: walls.length - missing.length, of: walls.length };
  return { id: "screens", good: walls.length > 0 && missing.length === 0, values, missing };
}

/**
 * @param {import("./alarms.js").Screen} screen
 * @param {View} view
 * @param {number} now
 */
function showsProgram(screen, { program }, now) {
  const troubles = screenTroubles(screen, { program, now }).filter((kind) => kind !== "sound_blocked");
  return screen.show.mode === "program" && screen.status !== null && troubles.length === 0;
}

/** Each presenter has somewhere to press: an own podium that is there, else a stage that takes hands. @param {Known} known */
function presenters({ view, screens }) {
  const hasStage = screens.some(({ kind, hands, connected }) => kind === "stage" && hands && connected);
  const people = new Map(
    before(view).flatMap((handover) => handover.presenters.map(({ id, name }) => [id, name])),
  );
  const missing = [...people]
    .filter(([id]) => !(podiumOf(screens, id)?.connected ?? hasStage))
    .map(([, name]) => name);
  return { id: "podiums", good: missing.length === 0, missing };
}

/**
 * @param {import("./alarms.js").Screen[]} screens
 * @param {string} presenter
 */
export function podiumOf(screens, presenter) {
  const own = screens.filter((screen) => screen.kind === "podium" && screen.presenter === presenter);
  return own.find(({ connected }) => connected) ?? own[0];
}

/** @param {Known} known */
function sound({ screens }) {
  const missing = screens.filter(({ status }) => status?.sound === "blocked").map(screenName);
  return { id: "sound", good: missing.length === 0, missing };
}

/** @param {Known} known */
function storage({ view }) {
  const free = view.storage?.free_bytes;
  if (free === undefined) return null;
  return { id: "storage", good: free >= ENOUGH_STORAGE, values: { gigabytes: (free / GIGABYTE).toFixed(1) } };
}

/** @param {Known} known */
function rehearsal({ view }) {
  if (view.conference.mode === "rehearsal") return null;
  if (view.rehearsed === null) return { id: "rehearsed", good: false };
  const took = new Set(view.rehearsed.units);
  const missing = receivers(view).filter((code) => !took.has(code));
  return { id: "took_part", good: missing.length === 0, missing, units: true };
}

/** @param {View} view handovers that are still to come */
function before(view) {
  return view.handovers.filter(({ state }) => state !== "released");
}

/** @param {View} view codes of all units that get something */
function receivers(view) {
  return [...new Set(view.handovers.flatMap(({ units }) => units))];
}
