// @ts-check
/** When each cue is to be expected, from what has been taken so far. */

/** @typedef {import("./program.js").Cue} Cue */

const MINUTE = 60_000;

/**
 * The cue that the conference has come to: the one on the screens, else the last that was.
 * @param {Cue[]} rundown
 * @param {Record<string, string>} takes cue -> when it was last taken
 * @param {string | null} [showing] the program's cue
 * @returns {number} -1 before the first
 */
export function reachedCue(rundown, takes, showing = null) {
  const place = rundown.findIndex(({ id }) => id === showing);
  if (place !== -1) return place;
  const last = rundown.reduce((best, { id }) => (takes[id] > (takes[best] ?? "") ? id : best), "");
  return rundown.findIndex(({ id }) => id === last);
}

/**
 * The cue after the one now taken ends when its minutes are over, and not before now. From there on the cues follow
 * each other; where the plan leaves a gap before a cue, that cue does not come early.
 * @param {Cue[]} rundown
 * @param {{reached: number, at: number, minutes: number | null, now: number}} standing of the cue reached: when it was taken (ms)
 *   and how long it has
 * @returns {(number | null)[]} ms for each cue; null for what is past
 */
export function expectedTimes(rundown, { reached, at, minutes, now }) {
  const planned = rundown.map(({ time }) => onDayOf(reached === -1 ? now : at, time));
  if (reached === -1) return planned;
  let end = Math.max(now, at + (minutes ?? rundown[reached].minutes) * MINUTE);
  return rundown.map((cue, place) => {
    if (place <= reached) return place === reached ? at : null;
    const before = rundown[place - 1];
    const gap = planned[place] - planned[place - 1] - before.minutes * MINUTE;
    const expected = gap > 0 ? Math.max(planned[place], end) : end;
    end = expected + cue.minutes * MINUTE;
    return expected;
  });
}

/**
 * @param {number} day any moment of it (ms)
 * @param {string} time HH:MM in the hall
 */
export function onDayOf(day, time) {
  const [hours, minutes] = time.split(":").map(Number);
  return new Date(day).setHours(hours, minutes, 0, 0);
}

/**
 * @param {number} ms
 * @returns {string} HH:MM
 */
export function hourAndMinute(ms) {
  const time = new Date(ms);
  return [time.getHours(), time.getMinutes()].map((n) => String(n).padStart(2, "0")).join(":");
}

/**
 * @param {number} ms
 * @returns {string} M:SS
 */
export function minutesAndSeconds(ms) {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
