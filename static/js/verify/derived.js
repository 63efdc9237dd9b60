// @ts-check
/** The files of a bundle that are derived from its log (docs/evidence.md, section 4). */
import { byCodePoint } from "./bytes.js";
import { canonical, own } from "./json.js";

/** @typedef {import("./log.js").Log} Log */
/** @typedef {import("./log.js").Handover} Handover */

const FROM_IMPORT = [
  ...[
    "filename",
    "type",
    "number",
    "symbol",
    "issuer",
    "date",
    "subject",
    "signer",
    "urgency",
    "pages",
    "size",
  ],
];

/** @param {Log} log whole @returns {string} `documents.json` */
export function documentsFile(log) {
  const handovers = [...log.handovers.values()].filter(({ sealing }) => sealing);
  return file(handovers.sort((a, b) => byCodePoint(a.id, b.id)).flatMap(documentsOf));
}

/** @param {Log} log whole @returns {string} `endpoints.json` */
export function endpointsFile(log) {
  const entries = [...log.endpoints.values()].sort((a, b) => byCodePoint(a.endpoint, b.endpoint));
  return file(
    entries.map(({ endpoint, unit, device, device_key, seq }) => ({
      endpoint,
      unit,
      device,
      device_key,
      enrolled: seq,
    })),
  );
}

/** @param {Handover} handover */
function documentsOf({ id, sealing, released }) {
  const { entry, documents } = /** @type {import("./log.js").Sealing} */ (sealing);
  const units = unitsOf(entry.packages);
  return [...documents.keys()].sort(byCodePoint).map((document) => {
    const fields = documents.get(document) ?? {};
    const envelope = entry.envelopes[document];
    return {
      ...{ handover: id, document },
      ...Object.fromEntries(FROM_IMPORT.map((name) => [name, fields[name]])),
      ...{ envelope_sha256: envelope.sha256, envelope_size: envelope.size, commitment: envelope.commitment },
      sha256: own(released?.plaintexts, document) ?? null,
      units: units.get(document) ?? [],
    };
  });
}

/** @param {Record<string, string[]>} packages @returns {Map<string, string[]>} each document's units, ascending */
function unitsOf(packages) {
  const units = new Map();
  for (const unit of Object.keys(packages).sort(byCodePoint)) {
    for (const document of new Set(packages[unit])) {
      if (!units.has(document)) units.set(document, []);
      units.get(document).push(unit);
    }
  }
  return units;
}

/** @param {any} value */
function file(value) {
  return `${canonical(value)}\n`;
}
