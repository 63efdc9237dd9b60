// @ts-check
/** What the log says, entry by entry: only what the checks of docs/evidence.md need. */
import { own } from "./json.js";

/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {Record<string, any>} Imported a document as `documents_imported` has it */
/** @typedef {{entry: Entry, documents: Map<string, Imported>}} Sealing the documents as they were then, by id */
/** @typedef {{id: string, title: string, sealing?: Sealing, arming?: number, released?: Entry}} Handover
 *  `arming` only while it is armed */

export class Log {
  constructor() {
    /** @type {Map<string, Handover>} */
    this.handovers = new Map();
    /** @type {Map<string, Imported>} the newest of each id */
    this.imported = new Map();
    /** @type {Map<string, Entry>} */
    this.endpoints = new Map();
  }

  /** @param {Entry} entry the next one; its handover was drafted before */
  take(entry) {
    TAKE.get(entry.event)?.(this, entry);
  }

  /** @param {string} id @returns {Handover} */
  handover(id) {
    return /** @type {Handover} */ (this.handovers.get(id));
  }

  /** @param {Entry} report @returns {string[] | undefined} what its unit gets by the last sealing */
  package({ handover, unit }) {
    return own(this.handover(handover).sealing?.entry.packages, unit);
  }

  /** @param {Entry} report @returns {boolean} whether its endpoint was enrolled for its unit */
  isEnrolled({ endpoint, unit }) {
    return this.endpoints.get(endpoint)?.unit === unit;
  }
}

/** @type {Map<string, (log: Log, entry: Entry) => void>} */
const TAKE = new Map(
  Object.entries({
    handover_drafted({ handovers }, { handover, title }) {
      if (!handovers.has(handover)) handovers.set(handover, { id: handover, title: String(title ?? "") });
    },
    documents_imported({ imported }, { documents }) {
      for (const document of documents) imported.set(document.id, document);
    },
    handover_sealed(log, entry) {
      const documents = new Map(Object.keys(entry.envelopes).map((id) => [id, log.imported.get(id) ?? {}]));
      log.handover(entry.handover).sealing = { entry, documents };
    },
    handover_armed(log, { handover, arming }) {
      log.handover(handover).arming = arming;
    },
    handover_disarmed(log, { handover }) {
      delete log.handover(handover).arming;
    },
    handover_released(log, entry) {
      const handover = log.handover(entry.handover);
      handover.released ??= entry;
      delete handover.arming;
    },
    endpoint_enrolled({ endpoints }, entry) {
      endpoints.set(entry.endpoint, entry);
    },
  }),
);
