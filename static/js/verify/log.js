// @ts-check
/** What the log says, entry by entry: only what the checks of docs/evidence.md need. */
import { own } from "./json.js";

/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {Record<string, any>} Imported a document as `documents_imported` has it */
/** @typedef {{entry: Entry, documents: Map<string, Imported>}} Sealing the documents as they were then, by id */
/** @typedef {{id: string, title: string, sealing?: Sealing, arming?: number, released?: Entry,
 *             imported: Map<string, Imported>, steps: Map<string, string>}} Handover `arming` only while it is armed;
 *  `imported`: the newest of each id, without those removed; `steps`: the last event of each unit that came further */

export class Log {
  constructor() {
    /** @type {Map<string, Handover>} */
    this.handovers = new Map();
    /** @type {Map<string, Entry>} the first enrolment of each */
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

  /** @param {Entry} report @returns {boolean} whether it is a step that may follow its unit's last one */
  isNext({ event, handover, unit }) {
    const last = this.handover(handover).steps.get(unit);
    if (event === "package_delivered") return last === undefined;
    if (event === "package_opened") return last === "package_delivered";
    if (event === "package_acknowledged") return last === "package_opened";
    return event !== "package_refused" || (last !== "package_acknowledged" && last !== event);
  }

  /** @param {Entry} report @returns {boolean} whether its endpoint was enrolled for its unit */
  isEnrolled({ endpoint, unit }) {
    return this.endpoints.get(endpoint)?.unit === unit;
  }
}

/** @param {Log} log @param {Entry} entry */
function step(log, { handover, unit, event }) {
  log.handover(handover).steps.set(unit, event);
}

/** @type {Map<string, (log: Log, entry: Entry) => void>} */
const TAKE = new Map(
  Object.entries({
    handover_drafted({ handovers }, { handover, title }) {
      if (handovers.has(handover)) return;
      const [imported, steps] = [new Map(), new Map()];
      handovers.set(handover, {
        id: handover,
        title: typeof title === "string" ? title : "",
        imported,
        steps,
      });
    },
    documents_imported(log, { handover, removed, documents }) {
      const { imported } = log.handover(handover);
      for (const id of removed) imported.delete(id);
      for (const document of documents) imported.set(document.id, document);
    },
    handover_sealed(log, entry) {
      const handover = log.handover(entry.handover);
      const ids = Object.keys(entry.envelopes);
      const documents = new Map(ids.map((id) => [id, handover.imported.get(id) ?? {}]));
      handover.sealing = { entry, documents };
      delete handover.arming;
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
      if (!endpoints.has(entry.endpoint)) endpoints.set(entry.endpoint, entry);
    },
    package_delivered: step,
    package_opened: step,
    package_acknowledged: step,
    package_refused: step,
  }),
);
