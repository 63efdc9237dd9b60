// @ts-check
/** What the desk knows, as signals: the view of the conference, the link, what is being done. */
import { computed, signal } from "@preact/signals";
import { data } from "../i18n.js";
import { currentHandover } from "./view.js";

export const view = signal(/** @type {import("./view.js").View | null} */ (null));
export const presence = signal(/** @type {Record<string, number>} */ ({}));
export const hands = signal(/** @type {{handover: string, hands: Record<string, number>} | null} */ (null));
export const sealing = signal(/** @type {{handover: string, done: number, total: number} | null} */ (null));

/** `fresh` is null until the link first speaks or fails; `rejected` says why the server will not have us. */
export const link = signal({ fresh: /** @type {boolean | null} */ (null), rejected: "" });
export const heardAt = signal(/** @type {Date | null} */ (null));

/** The command under way, and the last refusal, shown beside the button that caused it. */
export const busy = signal("");
export const refusal = signal(/** @type {{handover: string, text: string} | null} */ (null));

export const chosenHandover = signal(/** @type {string | null} */ (null));
export const handover = computed(() => {
  const handovers = view.value?.handovers ?? [];
  return handovers.find(({ id }) => id === chosenHandover.value) ?? currentHandover(handovers);
});

export const units = computed(() => view.value?.units ?? []);
const unitsByCode = computed(() => new Map(units.value.map((unit) => [unit.code, unit])));

/** The unit whose details are open. */
export const openUnit = signal("");

/** Names for the sentences of the log. */
export const names = {
  unit: (/** @type {string} */ code) => unitByCode(code)?.name,
  handover: (/** @type {string} */ id) => view.value?.handovers.find((one) => one.id === id)?.title,
};

/** @param {string} code */
export function unitByCode(code) {
  return unitsByCode.value.get(code);
}

/**
 * The address of one of the desk's own resources.
 * @param {string} path
 */
export function deskUrl(path) {
  return `${data.root ?? "/"}desk/${path}`;
}
