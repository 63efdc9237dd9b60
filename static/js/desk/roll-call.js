// @ts-check
/** The roll call as data: how ready each unit is, whom to phone there, and who is next. */
import { CHECKS } from "../fold.js";
import { matcher } from "./search.js";

/**
 * @typedef {{unit: string, checks: Record<string, string>, person: string, phone: string, at: string}} Report
 * @typedef {{at: string, by: string, note: string}} Reminder
 * `readiness`: by endpoint, `reminded`: by unit
 * @typedef {{readiness: Record<string, Report>, reminded: Record<string, Reminder>}} RollCall
 * @typedef {{person: string, phone: string}} Contact
 * @typedef {{standing: string, report: Report, contact: Contact}} Known what the reports of a unit come to
 * @typedef {import("./rows.js").Indexed & {standing: string, online: number, report: Report | null,
 *   contact: Contact, reminder: Reminder | null}} Called
 * @typedef {{standing: string, query: string}} Choice
 * @typedef {import("../wire.js").Entry} Entry
 */

/** From the worst to the best. */
export const STANDINGS = ["absent", "joined", "warning", "ready"];
/** Whoever was reminded is left alone for so long (ms). */
export const QUIET = 10 * 60_000;

/**
 * Moves the roll call on by one entry, in place.
 * @param {RollCall} rollCall
 * @param {Entry} entry
 */
export function applyToRollCall({ readiness, reminded }, entry) {
  const { unit, at } = entry;
  if (entry.event === "endpoint_ready") {
    const { checks, person, phone } = entry;
    readiness[entry.endpoint] = { unit, checks, person, phone, at };
  }
  if (entry.event === "unit_reminded") reminded[unit] = { at, by: entry.by.name ?? "", note: entry.note };
}

/**
 * @param {RollCall["readiness"]} readiness
 * @returns {Map<string, Known>} by unit: one device that is ready is enough
 */
export function knownOf(readiness) {
  const known = new Map();
  for (const report of Object.values(readiness)) {
    const before = known.get(report.unit);
    const now = { standing: found(report), report, contact: contactOf(report) };
    known.set(report.unit, before ? together(before, now) : now);
  }
  return known;
}

/** @param {Report} report */
function found({ checks }) {
  const results = Object.values(checks);
  if (results.length === 0 || results.includes("failed")) return "joined";
  return results.includes("warning") ? "warning" : "ready";
}

/** @param {Report} report */
function contactOf({ person, phone }) {
  return { person, phone };
}

/**
 * The better of two devices of a unit, and whom the newer one names.
 * @param {Known} one
 * @param {Known} other
 * @returns {Known}
 */
function together(one, other) {
  const better = rank(other.standing) > rank(one.standing) ? other : one;
  const [older, newer] = one.report.at <= other.report.at ? [one, other] : [other, one];
  const named = newer.contact.phone || !older.contact.phone ? newer : older;
  return { ...better, contact: named.contact };
}

/** @param {string} standing */
function rank(standing) {
  return STANDINGS.indexOf(standing);
}

/**
 * Every unit that receives, in the order of the roster.
 * @param {import("./rows.js").Indexed[]} index
 * @param {RollCall} rollCall
 * @param {Record<string, number>} presence
 * @returns {Called[]}
 */
export function callRoll(index, { readiness, reminded }, presence) {
  const known = knownOf(readiness);
  return index
    .filter(({ unit }) => unit.receives !== false)
    .map((indexed) => called(indexed, known.get(indexed.unit.code), reminded, presence));
}

/**
 * @param {import("./rows.js").Indexed} indexed
 * @param {Known | undefined} known
 * @param {RollCall["reminded"]} reminded
 * @param {Record<string, number>} presence
 * @returns {Called}
 */
function called(indexed, known, reminded, presence) {
  const { code } = indexed.unit;
  const online = presence[code] ?? 0;
  const standing = standingOf(known, online);
  const contact = known?.contact ?? { person: "", phone: "" };
  const reminder = reminded[code] ?? null;
  return { ...indexed, standing, online, report: known?.report ?? null, contact, reminder };
}

/**
 * Whoever is not connected is absent, whatever was found before.
 * @param {Known | undefined} known
 * @param {number} online
 */
export function standingOf(known, online) {
  return online === 0 ? "absent" : (known?.standing ?? "joined");
}

/**
 * @param {Called[]} roll
 * @returns {Record<string, number>} a count for each standing, adding up to the units
 */
export function countStandings(roll) {
  /** @type {Record<string, number>} */
  const counts = Object.fromEntries(STANDINGS.map((standing) => [standing, 0]));
  for (const { standing } of roll) counts[standing] += 1;
  return counts;
}

/** @param {{standing: string}} called whether somebody has to phone there */
export function isMissing({ standing }) {
  return standing === "absent" || standing === "joined";
}

/**
 * The next one to phone: not ready, and not reminded just now.
 * @param {Called[]} roll
 * @param {number} now server time (ms)
 */
export function nextToPhone(roll, now) {
  return roll.find((one) => isMissing(one) && !wasJustReminded(one, now)) ?? null;
}

/** @param {Called} called @param {number} now */
export function wasJustReminded({ reminder }, now) {
  return reminder !== null && now - Date.parse(reminder.at) < QUIET;
}

/**
 * @param {Called[]} roll
 * @param {Choice} choice
 */
export function chooseCalled(roll, { standing, query }) {
  const matches = matcher(query);
  return roll.filter((one) => (standing === "" || one.standing === standing) && matches(one.text));
}

/**
 * What a device found that is not as it should be, the failed before the warnings.
 * @param {Report | null} report
 * @returns {{check: string, result: string}[]}
 */
export function shortcomings(report) {
  const checks = report?.checks ?? {};
  return ["failed", "warning"].flatMap((result) =>
    CHECKS.filter((check) => checks[check] === result).map((check) => ({ check, result })),
  );
}
