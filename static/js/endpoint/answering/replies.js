// @ts-check
/**
 * What a device does with the server's answer to a report: a pure function.
 *
 * @typedef {import("../steps.js").Holding} Holding
 * @typedef {{changes: Partial<Holding & {notice: string | null}>, dropAnswer?: boolean, askSnapshot?: boolean,
 *            look?: boolean, retry?: boolean}} Outcome `look`: at the log; `retry`: after a pause, if it is still the
 *            thing to do then
 */

/** Refusals that sending again cannot change; the person is told. */
const AGAINST_THE_PERSON = [
  "already_refused",
  "already_acknowledged",
  "reason_missing",
  "person_missing",
  "position_missing",
  "malformed",
  "signature_missing",
  "wrong_signature",
];
/** This device holds another sealing than the server has. */
const OTHER_SEALING = ["stale_sealing", "wrong_envelopes"];
/** What this device signed is not what the server knows: it makes a new statement from what there is now. */
const OTHER_KNOWLEDGE = "wrong_statement";
/** The server could not take it just now; nothing about the report is wrong. */
const PASSING = ["offline", "storage_failed"];

/**
 * @param {string} event
 * @param {import("../../wire.js").Reply} reply
 * @param {Holding} holding
 * @returns {Outcome}
 */
export function afterReport(event, reply, holding) {
  if (event === "fault") return afterFault(reply, holding);
  if (reply.ok) return { changes: { answered: { ...holding.answered, [event]: true }, ...taken(event) } };

  const code = reply.refused ?? "";
  if (PASSING.includes(code)) return { changes: {}, retry: true };
  if (code === "wrong_hash") return { changes: { fault: "plaintext_hash" } };
  if (code === "unknown_checkpoint") return { changes: {}, look: true, retry: true };
  if (code === OTHER_KNOWLEDGE || OTHER_SEALING.includes(code))
    return { changes: { manifest: null }, askSnapshot: true, retry: true };
  if (AGAINST_THE_PERSON.includes(code) && holding.answer?.event === event) {
    return { changes: { notice: reply.message ?? code }, dropAnswer: true, askSnapshot: true };
  }
  return { changes: {}, askSnapshot: true, retry: true };
}

/** @param {string} event @returns {Partial<Holding>} */
const taken = (event) => (event === "staged" ? { restage: false } : {});

/** A fault that the server will not write is not told a second time. @param {import("../../wire.js").Reply} reply @param {Holding} holding @returns {Outcome} */
function afterFault(reply, holding) {
  if (PASSING.includes(reply.refused ?? "")) return { changes: {}, retry: true };
  return { changes: { unreported: holding.unreported.slice(1) } };
}
