// @ts-check
import {
  afterLoss,
  atRelease,
  further,
  HANDOVER_AFTER,
  LOST,
  ONWARD,
  STATE_AFTER,
  STRUCTURAL,
} from "../fold.js";

/**
 * @typedef {{state: string, at?: string | null, person?: string | null, position?: string | null, on_behalf_of?: string | null,
 *            reason?: string | null, signed?: boolean, step?: Step | null, staged_here: boolean}} Delivery `signed`: whoever
 *   answered did so on a device with a key; `step`: the last one after the acknowledgement
 * @typedef {{step: string, person: string, due: string, note: string, at: string}} Step `due`: an ISO date or empty
 * @typedef {{id: string, title: string, state: string, sealing: number, release_hash: string, secret?: string,
 *            delivery: Delivery}} Handover
 * @typedef {{code: string, name: string, kind: string, parent?: string | null, parent_name?: string | null}} Unit
 * @typedef {{seq: number, at: string, conference: Record<string, string> | null, unit: Unit, endpoint: string,
 *            handovers: Handover[], log?: string, calls?: import("./calls.js").Made[],
 *            readiness?: {checks: Record<string, string>, at: string} | null,
 *            contact?: {person: string, phone: string} | null,
 *            reminded?: {at: string, by: string, note: string} | null}} View what the server last said to this endpoint
 * @typedef {import("../wire.js").Entry} Entry
 */

/**
 * The view after one more entry.
 * @param {View} view
 * @param {Entry} entry
 * @returns {View}
 */
export function applyEntry(view, entry) {
  const handovers = view.handovers.map((handover) =>
    handover.id === entry.handover ? applyToHandover(handover, entry, view.endpoint) : handover,
  );
  const calls = callsAfter(view.calls ?? [], entry);
  return { ...view, ...rollCallAfter(view, entry), seq: entry.seq, at: entry.at, handovers, calls };
}

/** @param {View} view @param {Entry} entry @returns {Pick<View, "readiness" | "reminded">} */
function rollCallAfter({ unit, endpoint }, { event, at, ...entry }) {
  if (event === "endpoint_ready" && entry.endpoint === endpoint)
    return { readiness: { checks: entry.checks, at } };
  if (event !== "unit_reminded" || entry.unit !== unit.code) return {};
  return { reminded: { at, by: entry.by.name ?? "", note: entry.note } };
}

/** @param {import("./calls.js").Made[]} calls @param {Entry} entry @returns {import("./calls.js").Made[]} */
function callsAfter(calls, entry) {
  const { call, at, text } = entry;
  if (entry.event === "help_called" && !calls.some((one) => one.call === call)) {
    const { unit, endpoint, topic } = entry;
    return [...calls, { call, unit, endpoint, topic, text, at, answered: null }];
  }
  if (entry.event !== "help_answered") return calls;
  const answered = { text, by: entry.by.name ?? "", at };
  return calls.map((one) => (one.call === call ? { ...one, answered } : one));
}

/** @param {Entry} entry whether the snapshot must be fetched again, since the entry does not carry all it changes */
export function isStructural(entry) {
  return STRUCTURAL.includes(entry.event);
}

/**
 * @param {Handover} handover
 * @param {Entry} entry
 * @param {string} endpoint
 * @returns {Handover}
 */
function applyToHandover(handover, entry, endpoint) {
  if (entry.event === "handover_released") return releaseHandover(handover, entry);
  if (entry.event in HANDOVER_AFTER) return { ...handover, state: after(HANDOVER_AFTER, entry.event) };
  if (entry.event in STATE_AFTER)
    return { ...handover, delivery: advance(handover.delivery, entry, endpoint) };
  if (ONWARD.includes(entry.event)) return { ...handover, delivery: stepOn(handover.delivery, entry) };
  if (entry.event === LOST) return { ...handover, delivery: lose(handover.delivery, entry, endpoint) };
  return handover;
}

/** @param {Handover} handover @param {Entry} entry */
function releaseHandover(handover, entry) {
  const delivery = { ...handover.delivery, state: atRelease(handover.delivery.state), at: entry.at };
  return { ...handover, state: "released", secret: entry.secret, delivery };
}

/**
 * @param {Delivery} delivery
 * @param {Entry} entry
 * @param {string} endpoint
 * @returns {Delivery}
 */
function advance(delivery, entry, endpoint) {
  const stagedHere = entry.event === "package_staged" && entry.endpoint === endpoint;
  const known = { ...delivery, staged_here: delivery.staged_here || stagedHere };
  const state = further(delivery.state, after(STATE_AFTER, entry.event));
  if (state === delivery.state) return known;
  const { person = delivery.person, position = delivery.position, reason = delivery.reason, signed } = entry;
  const { on_behalf_of = delivery.on_behalf_of } = entry;
  return { ...known, state, at: entry.at, person, position, on_behalf_of, reason, signed };
}

/** @param {Delivery} delivery @param {Entry} entry @returns {Delivery} */
function stepOn(delivery, { step, person, due, note, at }) {
  return { ...delivery, step: { step, person, due, note, at } };
}

/** @param {Delivery} delivery @param {Entry} entry @param {string} endpoint @returns {Delivery} */
function lose(delivery, entry, endpoint) {
  const state = afterLoss(delivery.state, entry.remaining);
  const at = state === delivery.state ? delivery.at : entry.at;
  return { ...delivery, state, at, staged_here: delivery.staged_here && entry.endpoint !== endpoint };
}

/** @param {Record<string, string>} words @param {string} event */
function after(words, event) {
  return words[event];
}
