// @ts-check
/** What the desk knows, as signals: the view of the conference, the link, what is being done. */
import { computed, signal } from "@preact/signals";
import { data } from "../i18n.js";
import { currentHandover } from "./view.js";

export const view = signal(/** @type {import("./view.js").View | null} */ (null));
export const presence = signal(/** @type {Record<string, number>} */ ({}));
export const program = computed(() => view.value?.program ?? null);
export const rundown = computed(() => view.value?.rundown ?? []);
export const standby = signal({ cue: /** @type {string | null} */ (null), by: "" });
export const screens = signal(/** @type {import("./alarms.js").Screen[]} */ ([]));
export const waiting = signal(
  /** @type {{code: string, kind: string, width: number, height: number}[]} */ ([]),
);
/** Endpoints that are played, in a rehearsal; null in a live conference. */
export const simulating = signal(/** @type {{on: boolean, units: number} | null} */ (null));

export const hands = signal(
  /** @type {{handover: string, hands: Record<string, number>,
    places: Record<string, string>} | null} */ (null),
);
export const sealing = signal(/** @type {{handover: string, done: number, total: number} | null} */ (null));

/** How far units are that fetch, told now and then and never kept. */
export const progress = signal(/** @type {Record<string, import("./progress.js").Progress>} */ ({}));

/** `fresh` is null until the link first speaks or fails; `rejected` says why the server will not have us. */
export const link = signal({ fresh: /** @type {boolean | null} */ (null), rejected: "" });
export const heardAt = signal(/** @type {Date | null} */ (null));

/** The command under way, and the last refusal, shown beside the button that caused it. */
export const busy = signal("");
export const refusal = signal(/** @type {{handover: string, text: string} | null} */ (null));

/** The command that waits for the operator's second thought. */
export const asking = signal("");

export const chosenHandover = signal(/** @type {string | null} */ (null));
export const handover = computed(() => {
  const handovers = view.value?.handovers ?? [];
  const known = (/** @type {string | null | undefined} */ wanted) =>
    handovers.find(({ id }) => id === wanted);
  return known(chosenHandover.value) ?? known(program.value?.scene.handover) ?? currentHandover(handovers);
});

/** The handover whose button is live. */
export const armed = computed(() => view.value?.handovers.find(({ state }) => state === "armed") ?? null);

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
