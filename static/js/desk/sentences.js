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
    "package_delivered",
    "package_opened",
    "package_acknowledged",
    "package_refused",
  ],
  trouble: ["package_refused", "package_faulted", "access_denied", "checkpoint_contradicted"],
  handover: [
    "handover_drafted",
    "handover_sealed",
    "handover_armed",
    "handover_disarmed",
    "handover_released",
  ],
  preparation: ["conference_created", "rundown_planned", "units_imported", "documents_imported"],
  people: ["operator_invited", "operator_signed_in", "endpoint_enrolled", "checkpoint_timestamped"],
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
  };
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
