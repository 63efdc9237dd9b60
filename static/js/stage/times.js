// @ts-check
/** What is left, and until when: pure, in whole seconds. */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * @param {number} seconds
 * @returns {string} 7:05, 1:07:05
 */
export function duration(seconds) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / HOUR);
  const minutes = Math.floor((seconds % HOUR) / MINUTE);
  return `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % MINUTE)}`;
}

/**
 * @param {{minutes: number, at: string}} program
 * @param {number} now ms
 * @returns {{phase: "ample" | "last" | "over", text: string}} `over` counts up
 */
export function timerOf({ minutes, at }, now) {
  const gone = Math.max(0, Math.floor((now - Date.parse(at)) / 1_000));
  const left = minutes * MINUTE - gone;
  if (left < 0) return { phase: "over", text: `+${duration(-left)}` };
  return { phase: left <= MINUTE ? "last" : "ample", text: duration(left) };
}

/**
 * @param {Record<string, any>} conference
 * @param {{time: string}[]} rundown
 * @returns {number | null} when it begins, by the hall's clock (ms); null where no time is planned
 */
export function beginningOf({ date }, rundown) {
  const at =
    date && rundown[0]
      ? Date.parse(`${date.slice(0, 10)}T${rundown[0].time.padStart(5, "0")}:00`)
      : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/**
 * @param {number} beginning ms
 * @param {number} now ms
 * @returns {string | null} what is left; "" when it is time; null where it is a day or more away
 */
export function countdown(beginning, now) {
  const left = Math.ceil((beginning - now) / 1_000);
  if (left >= DAY) return null;
  return left > 0 ? duration(left) : "";
}
