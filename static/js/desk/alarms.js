// @ts-check
/** What an operator has to look at now, worked out from what the desk knows. Pure: the time is given. */
import { screenName } from "./screen-name.js";

/**
 * @typedef {{take: number | null, step: number, scene: string, width: number, height: number, hidden: boolean,
 *   sound: string, fps: number, at: string}} Status
 * @typedef {{id: string, name: string, number: number, kind: string, presenter: string | null, show: {mode: string, scene?: any},
 *   hands: boolean, volume: number, connected: boolean, status: Status | null}} Screen
 * @typedef {{kind: string, about: string, id: string}} Alarm `about`: a screen's or unit's name, or a number
 */

/** A screen reports every 5 s (ms). */
const STALE_AFTER = 15_000;
/** A scene is on every wall sooner than this after it was taken (ms). */
const FOLLOWS_WITHIN = 3_000;

/**
 * @param {Screen} screen
 * @param {{program: {take: number, at: string} | null, now: number}} standing
 * @returns {string[]} what is wrong with it
 */
export function screenTroubles(screen, { program, now }) {
  if (screen.kind === "panel") return [];
  if (!screen.connected) return ["screen_lost"];
  const { status } = screen;
  if (status === null) return [];
  const troubles = [];
  if (now - Date.parse(status.at) > STALE_AFTER) troubles.push("screen_stale");
  if (status.hidden) troubles.push("screen_hidden");
  if (status.sound === "blocked" && screen.volume > 0) troubles.push("sound_blocked");
  if (isBehind(screen, status, program, now)) troubles.push("screen_behind");
  return troubles;
}

/**
 * @param {Screen} screen
 * @param {Status} status
 * @param {{take: number, at: string} | null} program
 * @param {number} now
 */
function isBehind(screen, status, program, now) {
  if (screen.kind !== "stage" || screen.show.mode !== "program" || program === null) return false;
  return status.take !== program.take && now - Date.parse(program.at) > FOLLOWS_WITHIN;
}

/**
 * @param {{screens: Screen[], program: {take: number, at: string} | null, armed: boolean, faults: number,
 *   contradictions: number, now: number}} standing
 * @returns {Alarm[]} the gravest first
 */
export function alarmsOf(standing) {
  const { screens, armed, faults, contradictions } = standing;
  /** @type {Alarm[]} */
  const alarms = screens.flatMap((screen) =>
    screenTroubles(screen, standing)
      .filter((kind) => screen.kind === "stage" || armed || kind !== "screen_lost")
      .map((kind) => ({
        kind: kind === "screen_lost" && screen.kind === "podium" ? "podium_lost" : kind,
        about: screenName(screen),
        id: screen.id,
      })),
  );
  if (contradictions > 0) alarms.push({ kind: "contradiction", about: String(contradictions), id: "log" });
  if (faults > 0) alarms.push({ kind: "faults", about: String(faults), id: "units" });
  return alarms.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

const ORDER = [
  "podium_lost",
  "screen_lost",
  "screen_behind",
  "screen_stale",
  "screen_hidden",
  "contradiction",
  "faults",
  "sound_blocked",
];
