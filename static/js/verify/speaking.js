// @ts-check
import { own } from "./json.js";

/** @typedef {import("./entries.js").Entry} Entry */

const OF_A_HANDOVER = new Set([
  ...["documents_imported", "handover_sealed", "handover_armed", "handover_disarmed", "handover_released"],
  ...["package_staged", "package_delivered", "package_opened", "package_acknowledged", "package_refused"],
]);

/** Whether a log speaks of nothing that did not come before (docs/evidence.md, section 6). */
export class Speaking {
  constructor() {
    /** @type {Map<string, Set<string>>} of each drafted handover the documents that were imported for it and not removed */
    this.imported = new Map();
  }

  /** @param {Entry} entry the next one @returns {boolean} */
  hears(entry) {
    if (entry.event === "handover_drafted") {
      if (!this.imported.has(entry.handover)) this.imported.set(entry.handover, new Set());
      return true;
    }
    if (!OF_A_HANDOVER.has(entry.event)) return true;
    const imported = this.imported.get(entry.handover);
    if (!imported) return false;
    if (entry.event === "documents_imported") {
      for (const id of entry.removed) imported.delete(id);
      for (const { id } of entry.documents) imported.add(id);
    }
    return entry.event !== "handover_sealed" || isOf(entry, imported);
  }
}

/** @param {Entry} sealed @param {Set<string>} imported */
function isOf({ envelopes, packages }, imported) {
  return (
    Object.keys(envelopes).every((document) => imported.has(document)) &&
    Object.values(packages).every((documents) =>
      documents.every((/** @type {string} */ id) => own(envelopes, id)),
    )
  );
}
