// @ts-check
/** The units table's signals: what is chosen, and the rows that follow from it. */
import { computed, signal } from "@preact/signals";
import { handover, presence, units } from "./model.js";
import { chooseRows, groupRows, indexUnits, joinRows } from "./rows.js";

export const choice = signal(
  /** @type {import("./rows.js").Choice} */ ({
    query: "",
    state: "",
    kind: "",
    everyone: false,
    key: "code",
    descending: false,
    grouped: true,
  }),
);

/** @param {Partial<import("./rows.js").Choice>} change */
export function choose(change) {
  choice.value = { ...choice.value, ...change };
}

/**
 * The column by which the table is sorted; the same one again turns the order round.
 * @param {string} key
 */
export function sortBy(key) {
  choose({ key, descending: choice.value.key === key && !choice.value.descending });
}

export const index = computed(() => indexUnits(units.value));
export const kinds = computed(() => [...new Set(units.value.map(({ kind }) => kind))]);

/** Before a sealing no unit has a package: all are listed. */
const everyone = computed(() => choice.value.everyone || (handover.value?.units.length ?? 0) === 0);

export const rows = computed(() => {
  const joined = joinRows(index.value, handover.value, presence.value);
  return chooseRows(joined, { ...choice.value, everyone: everyone.value });
});

export const listed = computed(() => (choice.value.grouped ? groupRows(rows.value) : rows.value));
