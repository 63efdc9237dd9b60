// @ts-check
/** How far each unit's staging is, as its endpoint last said: shown while it runs, gone when it is done or silent. */

/**
 * @typedef {{done: number, total: number, remaining_s: number | null, rtt_ms: number | null, kbps: number | null}} Told
 * @typedef {Told & {heard: number}} Progress `heard`: when, by the server's time (ms)
 */

/** An endpoint that fetches says so every few seconds; one that is silent for so long (ms) does not. */
const SILENCE = 60_000;

/**
 * @param {Record<string, Progress>} before
 * @param {Record<string, Told>} news by unit
 * @param {number} now
 * @returns {Record<string, Progress>}
 */
export function progressAfter(before, news, now) {
  const heard = Object.entries(news).map(([unit, told]) => [unit, { ...told, heard: now }]);
  return running({ ...before, ...Object.fromEntries(heard) }, now);
}

/**
 * @param {Record<string, Progress>} progress
 * @param {number} now
 * @returns {Record<string, Progress>}
 */
export function running(progress, now) {
  const going = Object.entries(progress).filter(
    ([, { done, total, heard }]) => done < total && now - heard < SILENCE,
  );
  return Object.fromEntries(going);
}

/** @param {Told} told @returns {number} whole percent, 100 only when it is all there */
export function percent({ done, total }) {
  return Math.floor((100 * done) / total);
}
