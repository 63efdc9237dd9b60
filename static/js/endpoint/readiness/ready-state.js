// @ts-check
import { CHECKS } from "../../fold.js";

/**
 * What is known of this device's readiness: pure functions.
 * @typedef {import("./ready-findings.js").Finding} Finding
 * @typedef {Record<string, Finding>} Found
 * @typedef {{at: string, checks: Record<string, string>, waiting: boolean}} Known `waiting`: not sent yet
 */

/**
 * What this device said last, or what the server has of it.
 * @param {import("../keeping/outbox.js").Report | undefined} report
 * @param {import("../view.js").View["readiness"]} readiness
 * @returns {Known | null}
 */
export function knownOf(report, readiness) {
  if (report) return { at: report.at, checks: report.payload.checks, waiting: !report.taken };
  return readiness ? { ...readiness, waiting: false } : null;
}

/**
 * The desk's reminder, until this device has checked itself after it.
 * @param {import("../keeping/outbox.js").Report | undefined} report
 * @param {Pick<import("../view.js").View, "readiness" | "reminded">} view
 */
export function openReminder(report, { readiness, reminded }) {
  if (!reminded || report?.about === reminded.at) return null;
  return readiness && readiness.at > reminded.at ? null : reminded;
}

/** @param {string} check whether a device can do without it: who has no camera types the code */
export function isOptional(check) {
  return check === "camera";
}

/** @param {Record<string, string>} checks @returns {number} how many are not as they should be, or not known to be */
export function countTodo(checks) {
  return CHECKS.filter((check) => !isOptional(check) && checks[check] !== "ok").length;
}

/** @param {Found} found @returns {Record<string, string>} as it is reported: only what was found */
export function checksOf(found) {
  const seen = CHECKS.filter((check) => found[check] && found[check].result !== "unknown");
  return Object.fromEntries(seen.map((check) => [check, found[check].result]));
}
