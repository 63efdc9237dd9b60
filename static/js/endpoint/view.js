// @ts-check
import { atRelease, further, HANDOVER_AFTER, STATE_AFTER, STRUCTURAL } from "../fold.js";

/**
 * @typedef {{state: string, at?: string | null, person?: string | null, position?: string | null, on_behalf_of?: string | null,
 *            reason?: string | null, signed?: boolean, staged_here: boolean}} Delivery `signed`: whoever answered did
 *   so on a device with a key
 * @typedef {{id: string, title: string, state: string, sealing: number, release_hash: string, secret?: string,
 *            delivery: Delivery}} Handover
 * @typedef {{code: string, name: string, kind: string, parent?: string | null, parent_name?: string | null}} Unit
 * @typedef {{seq: number, at: string, conference: Record<string, string> | null, unit: Unit, endpoint: string,
 *            handovers: Handover[], log?: string, calls?: import("./calls.js").Made[]}} View what the server last said to this endpoint
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
  return { ...view, seq: entry.seq, at: entry.at, handovers, calls: callsAfter(view.calls ?? [], entry) };
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

/** @param {Record<string, string>} words @param {string} event */
function after(words, event) {
  return words[event];
}
