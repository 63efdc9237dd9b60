// @ts-check
/** The fields that a verifier relies on (docs/evidence.md, section 6). */
import { count, having, list, map, matching, orNull, text } from "./shapes.js";

/** @typedef {{seq: number, at: string, event: string, by: object} & Record<string, any>} Entry */

const moment = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

export const every = having({ seq: count, at: moment, event: text, by: map(() => true) });

const imported = having({
  ...{ id: text, filename: text, type: text, number: text, symbol: text, issuer: text, date: text },
  ...{ subject: text, signer: text, urgency: text, pages: count, size: count },
});
const arming = { handover: text, arming: count };
const report = { handover: text, unit: text, endpoint: text };
const answer = {
  ...report,
  person: text,
  position: text,
  on_behalf_of: text,
  statement: text,
  signature: orNull(text),
};

/** @type {Map<string, import("./shapes.js").Shape>} */
const FIELDS = new Map([
  ["documents_imported", having({ handover: text, removed: list(text), documents: list(imported) })],
  ["handover_drafted", having({ handover: text })],
  [
    "handover_sealed",
    having({
      handover: text,
      sealing: count,
      release_hash: text,
      envelopes: map(having({ sha256: text, size: count, commitment: text })),
      packages: map(list(text)),
    }),
  ],
  ["handover_armed", having(arming)],
  ["handover_disarmed", having(arming)],
  ["handover_released", having({ ...arming, secret: text, plaintexts: map(text) })],
  ["endpoint_enrolled", having({ endpoint: text, unit: text, device: text, device_key: orNull(text) })],
  ["package_staged", having(report)],
  ["package_opened", having(report)],
  ["package_delivered", having({ ...report, documents: map(text) })],
  ["package_acknowledged", having(answer)],
  ["package_refused", having({ ...answer, reason: text })],
  ["checkpoint_contradicted", having({ endpoint: text, unit: text, held: text, shown: text })],
  ["checkpoint_timestamped", having({ checkpoint: text, token: text, authority: text })],
]);

/** @param {any} value @returns {value is Entry} whether it has the fields of every entry and those of its event */
export function isEntry(value) {
  return every(value) && (FIELDS.get(value.event)?.(value) ?? true);
}

/** @param {Entry} entry */
export function isAnswer(entry) {
  return entry.event === "package_acknowledged" || entry.event === "package_refused";
}

/** @param {Entry} entry @returns {number} how far its unit has come; 0: nothing that a receipt is given for */
export function howFar(entry) {
  return isAnswer(entry) ? 3 : ["package_delivered", "package_opened"].indexOf(entry.event) + 1;
}
