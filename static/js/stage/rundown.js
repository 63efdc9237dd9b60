// @ts-check
/** Which part of the running order a wall shows. */

/** @typedef {import("./state.js").Cue} Cue */

/** What a hall takes in at a glance. */
const MOST = 7;
const FEWEST = 3;
/** On a wall of its own. */
const ROWS = 12;

/**
 * What the programme shows, from all of it to less and less: first the speakers go, then the least of the cues.
 * @param {number} cues how many there are
 * @returns {{cues: number, speakers: boolean}[]}
 */
export function settings(cues) {
  const most = Math.min(cues, MOST);
  const fewer = Array.from({ length: Math.max(0, most - FEWEST) }, (_, i) => most - 1 - i);
  return [
    { cues: most, speakers: true },
    { cues: most, speakers: false },
    ...fewer.map((n) => ({ cues: n, speakers: false })),
  ];
}

/**
 * The handing over comes first; those that have a speaker before breaks and registrations, long ones before short.
 * @param {Cue[]} rundown
 * @param {string} handover its title
 * @param {number} most
 * @returns {Cue[]} in their own order
 */
export function mainCues(rundown, handover, most) {
  const weight = (/** @type {Cue} */ cue) =>
    (isHandover(cue, handover) ? 10_000 : 0) + (cue.speaker ? 1_000 : 0) + cue.minutes;
  const chosen = new Set([...rundown].sort((a, b) => weight(b) - weight(a)).slice(0, most));
  return rundown.filter((cue) => chosen.has(cue));
}

/**
 * @param {Cue} cue
 * @param {string} handover
 */
export function isHandover({ title }, handover) {
  return handover !== "" && title.startsWith(handover);
}

/**
 * Of a long running order, the part around the present: two lines that are over, then what comes.
 * @param {number} cues how many there are
 * @param {number} present the number of the present one, from 0; -1 before it begins
 * @returns {{from: number, to: number}}
 */
export function windowOf(cues, present) {
  const from = Math.max(0, Math.min(present - 2, cues - ROWS));
  return { from, to: Math.min(cues, from + ROWS) };
}
