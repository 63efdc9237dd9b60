// @ts-check
/** What the screen shows of the state. Pure: every figure on the wall is counted here, from the ledger's fold. */

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Unit} Unit
 * @typedef {"waiting" | "staged" | "received" | "acknowledged"} CellState
 * @typedef {{total: number, connected: number, staged: number, received: number, acknowledged: number}} Counts
 */

/**
 * The units that receive: the handover's, or before one is sealed all that can.
 * @param {State} state
 * @returns {string[]} codes
 */
export function receivers({ handover, units }) {
  if (handover && handover.units.length > 0) return handover.units;
  return units.filter((unit) => unit.receives).map((unit) => unit.code);
}

/**
 * @param {State} state
 * @returns {Counts} `received` and `staged` contain those that are further on
 */
export function countsOf(state) {
  const codes = receivers(state);
  const count = (/** @type {(code: string) => boolean} */ test) => codes.filter(test).length;
  const cell = (/** @type {string} */ code) => cellState(state.deliveries[code]);
  return {
    total: codes.length,
    connected: count((code) => state.presence[code] > 0),
    staged: count((code) => (state.deliveries[code] ?? "waiting") !== "waiting"),
    received: count((code) => cell(code) === "received" || cell(code) === "acknowledged"),
    acknowledged: count((code) => cell(code) === "acknowledged"),
  };
}

/** How many cells are of which colour: each unit once, so that they add up. @param {Counts} counts */
export function cellsOf({ total, received, acknowledged }) {
  return { waiting: total - received, received: received - acknowledged, acknowledged };
}

/** A refusal is the operator's to see: before the hall the cell stays as received. */
const CELL_STATES = /** @type {Record<string, CellState>} */ ({
  staged: "staged",
  delivered: "received",
  opened: "received",
  refused: "received",
  acknowledged: "acknowledged",
});

/**
 * @param {string | undefined} delivery
 * @returns {CellState}
 */
export function cellState(delivery) {
  return CELL_STATES[delivery ?? ""] ?? "waiting";
}

/**
 * The hand on which it hangs: the slowest of as many as are required, the longest ones.
 * @param {Record<string, number>} hands presenter -> held ms
 * @param {{id: string}[]} presenters
 * @param {number} [quorum] how many have to hold; without a word all of them
 * @returns {number} ms; 0 where a hand is missing
 */
export function slowestHand(hands, presenters, quorum = presenters.length) {
  const held = presenters.map(({ id }) => hands[id] ?? 0).sort((a, b) => b - a);
  return held[quorum - 1] ?? 0;
}

/** Kinds that are shown together, whatever their parent. */
const GROUP_OF_KIND = /** @type {Record<string, string>} */ ({
  province: "province",
  district: "district",
  department: "department",
});
/** Kinds that are shown under the district above them, and together where there is none (since July 2025). */
const COMMUNES = new Set(["commune", "ward", "township", "special_zone"]);

/**
 * @param {Unit | undefined} unit
 * @param {Unit | undefined} above
 * @returns {string | null} null where the group has the name of the unit above
 */
function groupKind(unit, above) {
  const kind = unit?.kind ?? "";
  if (COMMUNES.has(kind) && (above?.kind ?? "province") === "province") return "commune";
  return GROUP_OF_KIND[kind] ?? (above ? null : "unit");
}

/**
 * Cells of units that the map does not draw, in the order of their import: departments and districts by kind,
 * communes by the unit above them.
 * @param {Unit[]} units
 * @param {string[]} codes the units to show
 * @returns {{kind: string | null, name: string, codes: string[]}[]} `kind` where the group is one of kind
 */
export function groupUnits(units, codes) {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  /** @type {Map<string, {kind: string | null, name: string, codes: string[]}>} */
  const groups = new Map();
  for (const code of codes) {
    const unit = byCode.get(code);
    const above = byCode.get(unit?.parent ?? "");
    const kind = groupKind(unit, above);
    const key = kind ?? `above:${above?.code}`;
    const group = groups.get(key) ?? { kind, name: kind ? "" : shortName(above?.name ?? ""), codes: [] };
    group.codes.push(code);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/**
 * As the Vietnamese press writes it where there is little room.
 * @param {string} name
 */
export function shortName(name) {
  return name
    .replace(/^Huyện /, "")
    .replace(/^Thành phố /, "TP ")
    .replace(/^Thị xã /, "TX ");
}

/**
 * @param {string} code the release code, with or without spaces
 * @returns {string[]} groups of four
 */
export function codeGroups(code) {
  return code.replace(/[\s-]/g, "").match(/.{1,4}/g) ?? [];
}
