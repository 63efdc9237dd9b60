// @ts-check
/** An entry of the ledger as a sentence: the words are in translations/<language>/log.json, one an event. */
import { clock, has, t } from "../i18n.js";

/** @typedef {import("../wire.js").Entry} Entry */

/** How much of a long hash is shown in a sentence. */
const SHORT = 12;

/** Log filters: a group and its events. Together they are all events there are. */
export const EVENT_GROUPS = /** @type {const} */ ({
  receipt: [
    "package_staged",
    "package_lost",
    "package_delivered",
    "package_opened",
    "package_acknowledged",
    "package_refused",
    "package_step",
  ],
  trouble: [
    "package_refused",
    "package_faulted",
    "access_denied",
    "checkpoint_contradicted",
    "help_called",
    "help_answered",
  ],
  handover: [
    "handover_drafted",
    "handover_sealed",
    "handover_armed",
    "handover_disarmed",
    "handover_released",
  ],
  show: ["scene_taken", "scene_stepped", "scene_timed", "screen_paired", "screen_changed", "screen_removed"],
  preparation: [
    "conference_created",
    "rundown_planned",
    "units_imported",
    "documents_imported",
    "targets_imported",
    "look_set",
  ],
  people: [
    "operator_invited",
    "operator_signed_in",
    "endpoint_enrolled",
    "endpoint_ready",
    "unit_reminded",
    "checkpoint_timestamped",
  ],
});

/**
 * @param {Entry} entry
 * @param {{unit: (code: string) => string | undefined, handover: (id: string) => string | undefined}} names
 * @returns {Record<string, any>} what a sentence can name
 */
export function placeholders(entry, names) {
  return {
    ...entry,
    unit_name: names.unit(entry.unit) ?? entry.unit,
    handover_title: names.handover(entry.handover) ?? entry.handover,
    name: entry.by?.name ?? "",
    expires: entry.expires ? clock(entry.expires) : "",
    target: shortened(entry.target),
    fault: entry.fault ? word("log.fault_", entry.fault) : "",
    what: entry.what ? word("log.what_", entry.what) : "",
    scene_name: entry.scene ? word("desk.scene_", entry.scene.kind) : "",
    page: (entry.step ?? 0) + 1,
    step_name: entry.event === "package_step" ? word("desk.step_", entry.step) : "",
    screen_kind: entry.kind ? word("desk.kind_", entry.kind) : "",
    name_of_screen: entry.name ?? "",
    help_topic: entry.topic ? word("desk.topic_", entry.topic) : "",
    ...checked(entry),
  };
}

/** @param {Entry} entry */
function checked({ checks = {} }) {
  const results = Object.values(checks);
  return { checks_made: results.length, checks_good: results.filter((result) => result === "ok").length };
}

/**
 * @param {Entry} entry
 * @param {Parameters<typeof placeholders>[1]} names
 */
export function sentence(entry, names) {
  const key = `log.${entry.event}`;
  return has(key) ? t(key, placeholders(entry, names)) : entry.event;
}

/**
 * Who did it: a name where there is one, else the role.
 * @param {Entry} entry
 */
export function author(entry) {
  return entry.by?.name || word("log.role_", entry.by?.role ?? "system");
}

/**
 * @param {string} prefix
 * @param {string} code
 */
function word(prefix, code) {
  return has(prefix + code) ? t(prefix + code) : code;
}

/** @param {unknown} target */
function shortened(target) {
  const text = String(target ?? "");
  return text.length > 2 * SHORT ? `${text.slice(0, SHORT)}…` : text;
}
