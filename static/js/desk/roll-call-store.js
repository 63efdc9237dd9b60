// @ts-check
/** The roll call's signals: who is called, what is chosen, who is being phoned. */
import { computed, signal } from "@preact/signals";
import { presence, view } from "./model.js";
import { callRoll, chooseCalled, countStandings, isMissing, nextToPhone } from "./roll-call.js";
import { openTab } from "./tabs.js";
import { soon } from "./time.js";
import { index } from "./units-store.js";

/** @typedef {import("./roll-call.js").Called} Called */

const nobody = { readiness: {}, contacts: {}, reminded: {} };

export const roll = computed(() => callRoll(index.value, view.value ?? nobody, presence.value));
export const standings = computed(() => countStandings(roll.value));
export const missing = computed(() => roll.value.filter(isMissing));
export const next = computed(() => nextToPhone(roll.value, soon.value));

export const rollChoice = signal({ standing: "", query: "" });
export const chosen = computed(() => chooseCalled(roll.value, rollChoice.value));

/** @param {Partial<import("./roll-call.js").Choice>} change */
export function narrowRoll(change) {
  rollChoice.value = { ...rollChoice.value, ...change };
}

const byCode = computed(() => new Map(roll.value.map((called) => [called.unit.code, called])));

/** @param {string} code */
export function calledOf(code) {
  return byCode.value.get(code);
}

/** The unit that an operator has on the telephone. */
export const phoning = signal("");

export function phoneNext() {
  openTab("rollcall");
  if (next.value) phoning.value = next.value.unit.code;
}
