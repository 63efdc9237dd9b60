// @ts-check
/** The desk's view of the conference: made from a snapshot, moved on by entries (docs/protocol.md, section 5). */
import {
  afterLoss,
  atRelease,
  DELIVERY_STATES,
  further,
  HANDOVER_AFTER,
  LOST,
  STATE_AFTER,
  STEPS,
  STRUCTURAL,
} from "../fold.js";
import { applyToShow } from "./program.js";
import { applyToRollCall } from "./roll-call.js";

/**
 * @typedef {{code: string, name: string, kind: string, parent: string | null, join_code?: string,
 *   receives?: boolean}} Unit
 * @typedef {{state: string, at?: string | null, endpoint?: string | null, person?: string | null,
 *   position?: string | null, on_behalf_of?: string | null, reason?: string | null, fault?: string | null, signed?: boolean,
 *   opened_offline?: {at: string, offset_ms: number | null} | null, step?: import("./onward.js").Step | null}} Delivery
 * @typedef {{id: string, title: string, state: string, sealing: number, arming: number, documents?: number,
 *   presenters: {id: string, name: string}[], hold_ms: number, quorum?: number, armed_at?: string | null,
 *   armed_for?: number, disarmed?: string, hands?: {presenter: string, place: string}[], units: string[], released_at: string | null,
 *   secret_code: string | null, deliveries: Record<string, Delivery>}} Handover
 * @typedef {import("../wire.js").Entry} Entry
 * @typedef {{conference: any, operator: string, units: Unit[], handovers: Handover[],
 *   endpoints: Record<string, {unit: string, device: string}>, presence: Record<string, number>,
 *   evidence: {key: string, contradictions: {endpoint: string, unit: string}[]},
 *   links: {stage?: string, join?: string}, targets: {id: string, name: string, value: string, measure: string}[],
 *   pages: import("./program.js").ShownDocument[], rehearsed: {at: string, units: string[]} | null,
 *   storage?: {free_bytes: number}} & import("./program.js").Show & import("./roll-call.js").RollCall} View
 */

/** Entries after which the desk fetches its snapshot again: they change more than they carry. */
const REFETCH = new Set([...STRUCTURAL, "handover_drafted", "targets_imported", "look_set"]);

/**
 * @param {any} snapshot
 * @returns {View}
 */
export function fromSnapshot(snapshot) {
  return {
    conference: snapshot.conference ?? {},
    operator: snapshot.operator ?? "",
    units: snapshot.units ?? [],
    handovers: snapshot.handovers ?? [],
    endpoints: snapshot.endpoints ?? {},
    presence: snapshot.presence ?? {},
    evidence: snapshot.evidence ?? { key: "", contradictions: [] },
    links: snapshot.links ?? {},
    program: snapshot.program ?? null,
    rundown: snapshot.rundown ?? [],
    takes: snapshot.takes ?? {},
    calls: snapshot.calls ?? [],
    readiness: snapshot.readiness ?? {},
    contacts: snapshot.contacts ?? {},
    reminded: snapshot.reminded ?? {},
    targets: snapshot.targets ?? [],
    pages: snapshot.pages ?? [],
    rehearsed: snapshot.rehearsed ?? null,
    storage: snapshot.storage,
  };
}

/** @param {Entry[]} entries */
export function needsSnapshot(entries) {
  return entries.some((entry) => REFETCH.has(entry.event));
}

/**
 * Moves a view on by one entry, in place: a burst of thousands must not copy the view for each.
 * @param {View} view
 * @param {Entry} entry
 */
export function apply(view, entry) {
  applyToShow(view, entry);
  applyToRollCall(view, entry);
  if (entry.event === "endpoint_enrolled") {
    view.endpoints[entry.endpoint] = { unit: entry.unit, device: entry.device };
    return;
  }
  if (entry.event === "checkpoint_contradicted") {
    view.evidence.contradictions.push({ endpoint: entry.endpoint, unit: entry.unit });
    return;
  }
  const handover = view.handovers.find(({ id }) => id === entry.handover);
  if (handover === undefined) return;
  if (entry.event in HANDOVER_AFTER) moveHandover(handover, entry);
  const delivery = handover.deliveries[entry.unit];
  if (delivery !== undefined) moveDelivery(delivery, entry);
}

/**
 * @param {Handover} handover
 * @param {Entry} entry
 */
function moveHandover(handover, entry) {
  handover.state = HANDOVER_AFTER[/** @type {keyof typeof HANDOVER_AFTER} */ (entry.event)];
  const armed = entry.event === "handover_armed";
  handover.armed_at = armed ? entry.at : null;
  handover.disarmed = entry.event === "handover_disarmed" ? entry.cause : undefined;
  if (armed) handover.arming = entry.arming;
  if (entry.event !== "handover_released") return;
  handover.hands = entry.hands;
  handover.released_at = entry.at;
  for (const delivery of Object.values(handover.deliveries)) {
    const state = atRelease(delivery.state);
    if (state !== delivery.state) Object.assign(delivery, { state, at: entry.at });
  }
}

/**
 * @param {Delivery} delivery
 * @param {Entry} entry
 */
function moveDelivery(delivery, entry) {
  if (entry.event === "package_faulted" && !isFinal(delivery)) delivery.fault = entry.fault;
  if (entry.event === "package_step") delivery.step = stepOf(entry);
  if (entry.event === LOST) lose(delivery, entry);
  if (!(entry.event in STATE_AFTER)) return;
  const state = further(delivery.state, STATE_AFTER[/** @type {keyof typeof STATE_AFTER} */ (entry.event)]);
  if (state !== delivery.state) Object.assign(delivery, { state, at: entry.at, endpoint: entry.endpoint });
  delivery.fault = null;
  if (entry.offline) delivery.opened_offline = entry.clock ?? { at: entry.at, offset_ms: null };
  for (const field of /** @type {const} */ (["person", "position", "on_behalf_of", "reason", "signed"])) {
    if (field in entry) delivery[field] = entry[field];
  }
}

/** @param {Delivery} delivery @param {Entry} entry */
function lose(delivery, { remaining, at }) {
  const state = afterLoss(delivery.state, remaining);
  if (state !== delivery.state) Object.assign(delivery, { state, at });
}

/** @param {Entry} entry */
function stepOf({ step, person, due, note, at }) {
  return { step, person, due, note, at };
}

/** @param {Delivery} delivery */
function isFinal({ state }) {
  return state === "acknowledged" || state === "refused";
}

/**
 * @param {Handover} handover
 * @returns {Record<string, number>} a count for each delivery state, adding up to the handover's units
 */
export function countDeliveries(handover) {
  /** @type {Record<string, number>} */
  const counts = Object.fromEntries(DELIVERY_STATES.map((state) => [state, 0]));
  for (const code of handover.units) counts[handover.deliveries[code]?.state ?? "waiting"] += 1;
  return counts;
}

/**
 * @param {Handover} handover
 * @returns {Record<string, number>} how many units are at each onward step
 */
export function countSteps(handover) {
  /** @type {Record<string, number>} */
  const counts = Object.fromEntries(STEPS.map((step) => [step, 0]));
  for (const { step } of Object.values(handover.deliveries)) if (step) counts[step.step] += 1;
  return counts;
}

/**
 * What an organiser wants to know before arming.
 * @param {Handover} handover
 * @param {Record<string, number>} presence
 * @returns {{units: number, staged: number, connected: number, notStaged: string[], notConnected: string[]}}
 */
export function readiness(handover, presence) {
  const notStaged = handover.units.filter(
    (code) => (handover.deliveries[code]?.state ?? "waiting") === "waiting",
  );
  const notConnected = handover.units.filter((code) => !presence[code]);
  const units = handover.units.length;
  return {
    units,
    staged: units - notStaged.length,
    connected: units - notConnected.length,
    notStaged,
    notConnected,
  };
}

/**
 * The handover a newly opened desk shows: the armed one, else the last released, else the last.
 * @param {Handover[]} handovers
 */
export function currentHandover(handovers) {
  const last = (/** @type {string} */ state) =>
    handovers.filter((handover) => handover.state === state).at(-1);
  return last("armed") ?? last("released") ?? last("sealed") ?? handovers.at(-1);
}
