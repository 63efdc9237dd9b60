// @ts-check
/** The units table as data: joined, filtered, sorted, grouped. */
import { DELIVERY_STATES, STEPS } from "../fold.js";
import { matcher, plain } from "./search.js";

/**
 * @typedef {import("./view.js").Unit} Unit
 * @typedef {import("./view.js").Delivery} Delivery
 * @typedef {import("./view.js").Handover} Handover
 * @typedef {{unit: Unit, parentName: string, text: string, nameRank: number, codeRank: number, parentRank: number}} Indexed
 * @typedef {Indexed & {delivery: Delivery | null, online: number}} Row
 * @typedef {{group: string, name: string, count: number, sealed: boolean, acknowledged: number}} Group
 * @typedef {{query: string, state: string, kind: string, everyone: boolean, key: string, descending: boolean,
 *   grouped: boolean}} Choice `state` is a delivery state, an onward step, "fault", "offline" or ""; `everyone` also shows
 *   units that have no package in this handover
 */

/**
 * What does not change while the conference runs, worked out once: comparing names costs more than numbers.
 * @param {Unit[]} units
 * @returns {Indexed[]}
 */
export function indexUnits(units) {
  const names = new Map(units.map((unit) => [unit.code, unit.name]));
  const codeRanks = ranks(units.map((unit) => unit.code));
  const nameRanks = ranks(units.map((unit) => unit.name));
  return units.map((unit) => {
    const parentName = names.get(unit.parent ?? "") ?? "";
    return {
      unit,
      parentName,
      text: plain(`${unit.code} ${unit.name} ${parentName}`),
      nameRank: nameRanks.get(unit.name) ?? 0,
      codeRank: codeRanks.get(unit.code) ?? 0,
      parentRank: codeRanks.get(unit.parent ?? "") ?? -1,
    };
  });
}

/**
 * @param {string[]} texts
 * @returns {Map<string, number>} the place of each in Vietnamese order
 */
function ranks(texts) {
  const { compare } = new Intl.Collator("vi", { numeric: true });
  return new Map([...new Set(texts)].sort(compare).map((text, rank) => [text, rank]));
}

/**
 * @param {Indexed[]} index
 * @param {Handover | undefined} handover
 * @param {Record<string, number>} presence
 * @returns {Row[]}
 */
export function joinRows(index, handover, presence) {
  return index.map((indexed) => ({
    ...indexed,
    delivery: handover?.deliveries[indexed.unit.code] ?? null,
    online: presence[indexed.unit.code] ?? 0,
  }));
}

/**
 * @param {Row[]} rows
 * @param {Choice} choice
 * @returns {Row[]} those wanted, in the order wanted
 */
export function chooseRows(rows, choice) {
  const matches = matcher(choice.query);
  const wanted = rows.filter(
    (row) =>
      (choice.everyone || row.delivery !== null) &&
      (choice.kind === "" || row.unit.kind === choice.kind) &&
      hasState(row, choice.state) &&
      matches(searchText(row, choice.query)),
  );
  const compare = COMPARE[choice.key] ?? COMPARE.code;
  const sign = choice.descending ? -1 : 1;
  return wanted.sort((a, b) => sign * compare(a, b) || a.codeRank - b.codeRank);
}

/**
 * @param {Row} row
 * @param {string} query
 */
function searchText({ text, delivery }, query) {
  if (query === "" || !delivery?.person) return text;
  return `${text} ${plain(`${delivery.person} ${delivery.position ?? ""}`)}`;
}

/**
 * @param {Row} row
 * @param {string} state
 */
function hasState(row, state) {
  if (state === "") return true;
  if (state === "fault") return Boolean(row.delivery?.fault);
  if (state === "offline") return row.online === 0;
  if (STEPS.includes(state)) return row.delivery?.step?.step === state;
  return row.delivery?.state === state;
}

/** @type {Record<string, (a: Row, b: Row) => number>} */
const COMPARE = {
  code: (a, b) => a.codeRank - b.codeRank,
  name: (a, b) => a.nameRank - b.nameRank,
  parent: (a, b) => a.parentRank - b.parentRank,
  online: (a, b) => a.online - b.online,
  state: (a, b) => stateRank(a) - stateRank(b),
  at: (a, b) => text(a.delivery?.at, b.delivery?.at),
  person: (a, b) => text(a.delivery?.person, b.delivery?.person),
};

/** Columns by which the table can be sorted. */
export const SORT_KEYS = Object.keys(COMPARE);

/** @param {Row} row */
function stateRank({ delivery }) {
  return delivery === null ? -1 : DELIVERY_STATES.indexOf(delivery.state);
}

/**
 * @param {string | null | undefined} a
 * @param {string | null | undefined} b
 */
function text(a, b) {
  if (a === b) return 0;
  return (a ?? "") < (b ?? "") ? -1 : 1;
}

/**
 * @param {Row[]} rows in the order in which they appear within their group
 * @returns {(Group | Row)[]} each group's heading before its rows; groups by their parent's code, those
 *   without a parent first
 */
export function groupRows(rows) {
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  for (const row of rows) {
    const code = row.parentName ? (row.unit.parent ?? "") : "";
    const members = groups.get(code);
    if (members) members.push(row);
    else groups.set(code, [row]);
  }
  return [...groups]
    .sort(([, a], [, b]) => groupRank(a[0]) - groupRank(b[0]))
    .flatMap(([group, members]) => [heading(group, members), ...members]);
}

/** @param {Row} row */
function groupRank(row) {
  return row.parentName ? row.parentRank : -1;
}

/**
 * @param {string} group
 * @param {Row[]} members
 * @returns {Group}
 */
function heading(group, members) {
  const acknowledged = members.filter(({ delivery }) => delivery?.state === "acknowledged").length;
  const sealed = members.some(({ delivery }) => delivery !== null);
  return { group, name: members[0].parentName, count: members.length, sealed, acknowledged };
}
