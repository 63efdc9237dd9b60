// @ts-check
/** What the stage knows: a snapshot, moved on by entries and pushes (docs/protocol.md, section 5). */
import { afterLoss, atRelease, further, HANDOVER_AFTER, LOST, STATE_AFTER, STRUCTURAL } from "../fold.js";
import { isMissing } from "./shown.js";

/**
 * @typedef {{code: string, name: string, kind: string, parent: string | null, receives: boolean}} Unit
 * @typedef {{kind: string, [field: string]: string}} Scene
 * @typedef {{id: string, time: string, minutes: number, title: string, speaker: string, scene: Scene}} Cue
 * @typedef {{take: number, cue: string | null, scene: Scene, step: number, minutes: number | null, at: string}} Program
 * @typedef {{id: string, name: string, value: string, measure: string, note: string}} Target
 * @typedef {{id: string, type: string, number: string, symbol: string, subject: string, pages: number}} Document
 * @typedef {{size: number, root: string, at: string, url: string}} Closing
 * @typedef {{version: string, theme: string, crest: string | null, background: string | null}} Look
 * @typedef {{mode: string, scene?: Scene}} Show
 * @typedef {{id: string, name: string, number: number, kind: string, show: Show, hands: boolean, volume: number}} Screen
 * @typedef {{id: string, name: string}} Presenter
 * @typedef {{id: string, title: string, state: string, sealing: number, arming: number, presenters: Presenter[],
 *   quorum?: number, hold_ms: number, units: string[], released_at: string | null,
 *   secret_code: string | null}} Handover
 * @typedef {{conference: Record<string, any>, rundown: Cue[], units: Unit[], map: boolean, handover: Handover | null,
 *   deliveries: Record<string, string>, hands: Record<string, number>, presence: Record<string, number>,
 *   arrivals: string[], program: Program | null, cue: string | null, targets: Target[], document: Document | null,
 *   closing: Closing | null, look: Look, screen: Screen | null, podiums: Record<string, boolean>}} State
 * @typedef {import("../wire.js").Entry} Entry
 */

/** How many of the newest arrivals the lobby names. */
const ARRIVALS = 3;

/**
 * Entries after which the snapshot is fetched again: they change more than they carry. A release is folded at
 * once; its code to read out comes with the snapshot.
 */
const REFETCH = new Set([
  ...STRUCTURAL,
  "handover_drafted",
  "handover_released",
  "targets_imported",
  "look_set",
]);

const PLAIN = { version: "", theme: "", crest: null, background: null };

/**
 * @param {any} snapshot
 * @param {State | null} [before] what it takes the place of
 * @returns {State}
 */
export function fromSnapshot(snapshot, before = null) {
  return {
    conference: snapshot.conference ?? {},
    rundown: snapshot.rundown ?? [],
    units: snapshot.units ?? [],
    map: snapshot.map ?? false,
    handover: snapshot.handover ?? null,
    deliveries: snapshot.deliveries ?? {},
    hands: snapshot.hands ?? {},
    presence: snapshot.presence ?? {},
    arrivals: before?.arrivals ?? [],
    program: snapshot.program ?? null,
    cue: snapshot.program?.cue ?? snapshot.cue ?? before?.cue ?? null,
    targets: snapshot.targets ?? [],
    document: snapshot.document ?? null,
    closing: snapshot.closing ?? null,
    look: snapshot.look ?? PLAIN,
    screen: snapshot.screen ?? null,
    podiums: snapshot.podiums ?? {},
  };
}

/**
 * Moves the state on by entries, in place.
 * @param {State} state
 * @param {Entry[]} entries
 * @returns {boolean} whether the snapshot has to be fetched again
 */
export function applyEntries(state, entries) {
  let refetch = false;
  for (const entry of entries) {
    applyToProgram(state, entry);
    refetch = refetch || REFETCH.has(entry.event) || isOfAnother(state, entry) || isOfMore(state, entry);
    apply(state, entry);
  }
  return refetch;
}

/**
 * Another handover was armed: it is the current one from now on.
 * @param {State} state
 * @param {Entry} entry
 */
function isOfAnother(state, entry) {
  return entry.event in HANDOVER_AFTER && entry.handover !== state.handover?.id;
}

/**
 * A scene was taken whose data the snapshot brings.
 * @param {State} state
 * @param {Entry} entry
 */
function isOfMore(state, { event, scene }) {
  return event === "scene_taken" && isMissing(state, scene);
}

/**
 * A step or a time of an earlier take changes nothing.
 * @param {State} state
 * @param {Entry} entry
 */
function applyToProgram(state, entry) {
  const { event, take, cue, scene, minutes, at } = entry;
  if (event === "scene_taken") {
    state.program = { take, cue, scene, step: 0, minutes, at };
    state.cue = cue ?? state.cue;
  }
  if (state.program === null || take !== state.program.take) return;
  if (event === "scene_stepped") state.program = { ...state.program, step: entry.step };
  if (event === "scene_timed") state.program = { ...state.program, minutes };
}

/**
 * @param {State} state
 * @param {Entry} entry
 */
function apply(state, entry) {
  const { handover, deliveries } = state;
  if (handover === null || entry.handover !== handover.id) return;
  if (entry.event in HANDOVER_AFTER) moveHandover(state, handover, entry);
  if (entry.event in STATE_AFTER) {
    const after = STATE_AFTER[/** @type {keyof typeof STATE_AFTER} */ (entry.event)];
    deliveries[entry.unit] = further(deliveries[entry.unit] ?? "waiting", after);
  }
  if (entry.event === LOST) deliveries[entry.unit] = afterLoss(deliveries[entry.unit], entry.remaining);
}

/**
 * @param {State} state
 * @param {Handover} handover
 * @param {Entry} entry
 */
function moveHandover(state, handover, entry) {
  handover.state = HANDOVER_AFTER[/** @type {keyof typeof HANDOVER_AFTER} */ (entry.event)];
  state.hands = {};
  if (entry.event === "handover_armed") handover.arming = entry.arming;
  if (entry.event !== "handover_released") return;
  handover.released_at = entry.at;
  for (const code of handover.units) state.deliveries[code] = atRelease(state.deliveries[code] ?? "waiting");
}

/**
 * @param {State} state
 * @param {Record<string, number>} changes unit -> connected endpoints
 */
export function applyPresence(state, changes) {
  for (const [code, endpoints] of Object.entries(changes)) {
    if (endpoints > 0 && !state.presence[code]) arrive(state, code);
    state.presence[code] = endpoints;
  }
}

/**
 * @param {State} state
 * @param {string} code
 */
function arrive(state, code) {
  const unit = state.units.find((other) => other.code === code);
  if (!unit) return;
  state.arrivals = [unit.name, ...state.arrivals.filter((name) => name !== unit.name)].slice(0, ARRIVALS);
}
