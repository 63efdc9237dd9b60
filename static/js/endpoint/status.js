// @ts-check
import { isOpen } from "./steps.js";
import { amongThem, size } from "./words.js";

/**
 * The one sentence that says what is going on and what, if anything, to do. `key` names a title and a sentence in
 * translations/*\/endpoint.json: `KEY_title` and `KEY_text`.
 *
 * @typedef {"busy" | "wait" | "ready" | "ask" | "done" | "refused" | "fault"} Tone
 * @typedef {{key: string, tone: Tone, values?: Record<string, string | number>}} Status
 * @typedef {Pick<import("./keeping/holding.js").Holding, keyof import("./steps.js").Holding | "retrying" | "lost" | "answerKept">} Holding
 */

/** Steps that a person sees, in order. */
export const STAGES = ["connect", "stage", "release", "confirm"];

/**
 * @param {import("./view.js").Handover} handover
 * @param {Holding} holding
 * @param {boolean} [lost] no link
 * @returns {Status}
 */
export function handoverStatus(handover, holding, lost = false) {
  const { delivery } = handover;
  if (delivery.state === "acknowledged") return { key: "acknowledged", tone: "done" };
  if (delivery.state === "refused") return { key: "refused", tone: "refused" };
  if (holding.answer) return answerStatus(holding.answer.event, holding.answerKept, lost);
  if (holding.fault) return { key: `fault_${holding.fault}`, tone: "fault" };
  return handover.secret ? releasedStatus(handover, holding, lost) : stagingStatus(handover, holding, lost);
}

/** @param {string} event @param {boolean} kept on the device @param {boolean} lost @returns {Status} */
function answerStatus(event, kept, lost) {
  if (!kept) return { key: "unkept", tone: "wait" };
  return lost ? { key: `queued_${event}`, tone: "wait" } : { key: `sending_${event}`, tone: "busy" };
}

/** @param {import("./view.js").Handover} handover @param {Holding} holding @param {boolean} lost @returns {Status} */
function stagingStatus(handover, holding, lost) {
  const { done, total } = count(handover, holding);
  if (total === 0 || done < total) {
    if (holding.short) return { key: "short", tone: "fault", values: roomValues(holding.short) };
    const key = holding.retrying || lost ? "retrying" : holding.lost ? "lost" : "staging";
    return { key, tone: "busy", values: { done, total } };
  }
  const [key, tone] = handover.state === "armed" ? ["armed", "ready"] : ["staged", "wait"];
  return { key: lost ? `${key}_offline` : key, tone: /** @type {Tone} */ (tone), values: { total } };
}

/** @param {import("./staging/room.js").Shortage} shortage */
const roomValues = ({ needed, free }) => ({ needed: size(needed), free: size(free) });

/** @param {import("./view.js").Handover} handover @param {Holding} holding @param {boolean} lost @returns {Status} */
function releasedStatus(handover, holding, lost) {
  const { done, total } = count(handover, holding);
  if (total === 0 || done < total) {
    return { key: holding.retrying || lost ? "retrying" : "fetching", tone: "busy", values: { done, total } };
  }
  if (!isOpen(holding)) return { key: "opening", tone: "busy" };
  const parts = amongThem(holding.manifest?.envelopes ?? []);
  return { key: lost ? "opened_offline" : "opened", tone: "ask", values: { total, parts } };
}

/** How many envelopes of the current sealing are here. @param {import("./view.js").Handover} handover @param {Holding} holding */
export function count(handover, holding) {
  if (holding.manifest?.sealing !== handover.sealing) return { done: 0, total: 0 };
  const { envelopes } = holding.manifest;
  return {
    done: envelopes.filter((envelope) => holding.held[envelope.document]).length,
    total: envelopes.length,
  };
}

/** Whether nothing but the secret is missing here. @param {import("./view.js").Handover} handover @param {Holding} holding */
export function canOpenByCode(handover, holding) {
  const { done, total } = count(handover, holding);
  return !handover.secret && !holding.fault && total > 0 && done === total;
}

/**
 * @param {import("./view.js").Handover} handover
 * @param {Holding} holding
 * @returns {string} the step of STAGES that is going on, or "end"
 */
export function stageOf(handover, holding) {
  if (["acknowledged", "refused"].includes(handover.delivery.state)) return "end";
  const { done, total } = count(handover, holding);
  if (total === 0 || done < total) return "stage";
  return handover.secret && isOpen(holding) ? "confirm" : "release";
}
