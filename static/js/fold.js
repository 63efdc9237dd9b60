// @ts-check
/**
 * The ledger's words on this side of the wire, and what each does to a view.
 * A test holds them against `ceremony.core` and docs/protocol.md.
 */

/**
 * @typedef {{take: number, cue: string | null, scene: {kind: string, [field: string]: string}, step: number,
 *   minutes: number | null, at: string}} Program
 */

/** Delivery states in the order in which a package passes through them. */
export const DELIVERY_STATES = [
  "waiting",
  "staged",
  "released",
  "delivered",
  "opened",
  "acknowledged",
  "refused",
];

/** Whoever has one of these holds verified documents. */
export const RECEIVED_STATES = ["delivered", "opened", "acknowledged"];

/** Entries that change more than they carry: the client fetches its snapshot again. */
export const STRUCTURAL = [
  "conference_created",
  "rundown_planned",
  "units_imported",
  "documents_imported",
  "targets_imported",
  "look_set",
  "handover_sealed",
];

/** Entries that move one unit's delivery on, and the state they lead to. */
export const STATE_AFTER = /** @type {const} */ ({
  package_staged: "staged",
  package_delivered: "delivered",
  package_opened: "opened",
  package_acknowledged: "acknowledged",
  package_refused: "refused",
});

/** A package that an endpoint held is there no longer; `remaining` endpoints of its unit hold it still. */
export const LOST = "package_lost";

/** Entries that move a handover, and the state they lead to. */
export const HANDOVER_AFTER = /** @type {const} */ ({
  handover_drafted: "draft",
  handover_sealed: "sealed",
  handover_armed: "armed",
  handover_disarmed: "sealed",
  handover_released: "released",
});

/** Entries that move the program: what the screens show. */
export const PROGRAM = ["scene_taken", "scene_stepped", "scene_timed"];

/** Entries about the screens themselves, which the desk and the one concerned are told of as they stand. */
export const SCREENS = ["screen_paired", "screen_changed", "screen_removed"];

/** Calls for help from connection points, and their answers. */
export const CALLS = ["help_called", "help_answered"];

/** The roll call: what connection points found when they checked themselves, and whom the desk reminded. */
export const ROLL_CALL = ["endpoint_ready", "unit_reminded"];

/** What an endpoint looks at before the event, and how it may find it. */
export const CHECKS = ["link", "clock", "storage", "sound", "awake", "camera", "envelope"];
export const CHECK_RESULTS = ["ok", "warning", "failed"];

/** What becomes of a package after its acknowledgement, and the steps in their order. */
export const ONWARD = ["package_step"];
export const STEPS = ["assigned", "in_progress", "done"];

/**
 * The program after an entry.
 * @param {Program | null} program
 * @param {import("./wire.js").Entry} entry one of PROGRAM
 * @returns {Program | null}
 */
export function programAfter(program, entry) {
  if (entry.event === "scene_taken") {
    const { take, cue, scene, minutes, at } = entry;
    return { take, cue, scene, minutes, at, step: 0 };
  }
  if (program === null || program.take !== entry.take) return program;
  return entry.event === "scene_stepped"
    ? { ...program, step: entry.step }
    : { ...program, minutes: entry.minutes };
}

/** Entries that are only read, in the log. */
export const LOG_ONLY = [
  "operator_invited",
  "operator_signed_in",
  "endpoint_enrolled",
  "package_faulted",
  "access_denied",
  "checkpoint_contradicted",
  "checkpoint_timestamped",
];

/**
 * The further of two delivery states: a second endpoint of a unit never takes its unit back.
 * @param {string} before
 * @param {string} after
 */
export function further(before, after) {
  if (before === "acknowledged" || before === "refused") return before;
  return DELIVERY_STATES.indexOf(after) > DELIVERY_STATES.indexOf(before) ? after : before;
}

/**
 * The state of a delivery whose package an endpoint lost.
 * @param {string} before
 * @param {number} remaining endpoints that hold it still
 */
export function afterLoss(before, remaining) {
  return before === "staged" && remaining === 0 ? "waiting" : before;
}

/**
 * The state a delivery has once the handover is out: what was waiting or staged is now `released`.
 * @param {string} state
 */
export function atRelease(state) {
  return state === "waiting" || state === "staged" ? "released" : state;
}

/**
 * @param {Record<string, string>} deliveries unit code -> state
 * @returns {Record<string, number>} a count for each state, adding up to the units
 */
export function countStates(deliveries) {
  /** @type {Record<string, number>} */
  const counts = Object.fromEntries(DELIVERY_STATES.map((state) => [state, 0]));
  for (const state of Object.values(deliveries)) counts[state] += 1;
  return counts;
}
