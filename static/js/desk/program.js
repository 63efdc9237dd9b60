// @ts-check
/** The show as the desk follows it: what the screens show, which cues have been taken, who called for help. */
import { PROGRAM, programAfter } from "../fold.js";

/**
 * @typedef {{kind: string, [field: string]: any}} Scene
 * @typedef {import("../fold.js").Program} Program
 * @typedef {{id: string, time: string, minutes: number, title: string, speaker: string, scene: Scene}} Cue
 * @typedef {{id: string, handover: string, type: string, number: string, symbol: string, subject: string,
 *   pages: number}} ShownDocument
 * @typedef {{call: string, unit: string, endpoint: string, topic: string, text: string, at: string,
 *   answered: null | {text: string, by: string, at: string}}} Call
 * `takes`: cue -> when it was last taken
 * @typedef {{program: Program | null, rundown: Cue[], takes: Record<string, string>, calls: Call[]}} Show
 * @typedef {import("../wire.js").Entry} Entry
 */

/**
 * Moves the show on by one entry, in place.
 * @param {Show} show
 * @param {Entry} entry
 */
export function applyToShow(show, entry) {
  if (PROGRAM.includes(entry.event)) show.program = programAfter(show.program, entry);
  if (entry.event === "scene_taken" && entry.cue) show.takes = { ...show.takes, [entry.cue]: entry.at };
  MOVES[entry.event]?.(show, entry);
}

/** @type {Record<string, (show: Show, entry: Entry) => void>} */
const MOVES = {
  help_called(show, { call, unit, endpoint, topic, text, at }) {
    show.calls = [...show.calls, { call, unit, endpoint, topic, text, at, answered: null }];
  },
  help_answered(show, { call, text, at, by }) {
    const answered = { text, by: by.name ?? "", at };
    show.calls = show.calls.map((one) => (one.call === call ? { ...one, answered } : one));
  },
};

/**
 * The last step a scene can go to: the figures one by one and then all, or the pages of a document.
 * @param {Scene} scene
 * @param {{targets: any[], pages: ShownDocument[]}} known
 */
export function lastStep(scene, { targets, pages }) {
  if (scene.kind === "targets") return targets.length;
  if (scene.kind === "document")
    return Math.max(0, (pages.find(({ id }) => id === scene.document)?.pages ?? 1) - 1);
  return 0;
}
