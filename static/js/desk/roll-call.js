// @ts-check
/** The roll call as data: how ready each unit is, whom to phone there, and who is next. */
import { CHECKS } from "../fold.js";
import { matcher } from "./search.js";

/**
 * @typedef {{unit: string, checks: Record<string, string>, at: string}} Report
 * @typedef {{at: string, by: string, note: string}} Reminder
 * @typedef {{person: string, phone: string}} Contact
 * `readiness`: by endpoint, the others by unit
 * @typedef {{readiness: Record<string, Report>, contacts: Record<string, Contact>,
 *   reminded: Record<string, Reminder>}} RollCall
 * @typedef {{standing: string, report: Report}} Known what the reports of a unit come to
 * @typedef {import("./rows.js").Indexed & {standing: string, online: number, report: Report | null,
 *   contact: Contact | null, reminder: Reminder | null}} Called
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
    readiness[entry.endpoint] = { unit, checks: entry.checks, at };
  }
  if (entry.event === "unit_reminded") reminded[unit] = { at, by: entry.by.name ?? "", note: entry.note };
}

/**
 * @param {RollCall["contacts"]} contacts
 * @param {Record<string, Contact | null>} changes null: forgotten
 */
export function contactsAfter(contacts, changes) {
  const after = Object.entries({ ...contacts, ...changes }).filter(([, contact]) => contact !== null);
  return /** @type {RollCall["contacts"]} */ (Object.fromEntries(after));
}

/**
 * @param {RollCall["readiness"]} readiness
 * @returns {Map<string, Known>} by unit: one device that is ready is enough
 */
export function knownOf(readiness) {
  const known = new Map();
  for (const report of Object.values(readiness)) {
    const before = known.get(report.unit);
    const now = { standing: found(report), report };
    known.set(report.unit, before ? better(before, now) : now);
  }
  return known;
}

/** @param {Report} report */
function found({ checks }) {
  const results = Object.values(checks);
  if (results.length === 0 || results.includes("failed")) return "joined";
  return results.includes("warning") ? "warning" : "ready";
}

/**
 * Of two devices of a unit.
 * @param {Known} one
 * @param {Known} other
 */
function better(one, other) {
  return rank(other.standing) > rank(one.standing) ? other : one;
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
export function callRoll(index, { readiness, contacts, reminded }, presence) {
  const known = knownOf(readiness);
  return index
    .filter(({ unit }) => unit.receives !== false)
    .map((indexed) => {
      const { code } = indexed.unit;
      const [contact, reminder] = [contacts[code] ?? null, reminded[code] ?? null];
      return { ...indexed, ...attendance(known.get(code), presence[code] ?? 0), contact, reminder };
    });
}

/**
 * @param {Known | undefined} known
 * @param {number} online
 */
function attendance(known, online) {
  return { online, standing: standingOf(known, online), report: known?.report ?? null };
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

/**
 * Each number, and what a telephone dials: without the extension, which a person asks for.
 * @param {string} phone as people write it, several with commas between
 */
export function dialled(phone) {
  return phone
    .split(",")
    .map((written) => written.trim())
    .filter(Boolean)
    .map((number) => ({
      number,
      href: `tel:${(number.match(/^[\d\s+.()-]+/)?.[0] ?? "").replace(/[^\d+]/g, "")}`,
    }));
}
