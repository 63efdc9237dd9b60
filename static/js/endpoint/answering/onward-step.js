// @ts-check
import { STEPS } from "../../fold.js";
import { tidied } from "./person.js";

/** @typedef {{step: string, person: string, due: string, note: string}} Said what is reported of a package */

/**
 * What a form begins with: the step behind the last one, in the hands of the same person.
 * @param {import("../view.js").Step | null} last
 * @returns {Said}
 */
export function nextSaid(last) {
  const next = STEPS[Math.min(STEPS.length - 1, STEPS.indexOf(last?.step ?? "") + 1)];
  return { step: next, person: last?.person ?? "", due: last?.due ?? "", note: "" };
}

/** @param {string} due YYYY-MM-DD, or empty @param {Date} [now] @returns {boolean} before today, by this device's day */
export function isPast(due, now = new Date()) {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return due !== "" && due < local.toISOString().slice(0, 10);
}

/** @param {Said} said @returns {Said} as it is sent: trimmed, NFC */
export function tidySaid({ step, person, due, note }) {
  return { step, person: tidied(person), due, note: note.normalize("NFC").trim() };
}
