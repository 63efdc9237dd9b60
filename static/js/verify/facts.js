// @ts-check
/** What a file says, for people: shown beside what was found, and claimed only as far as that holds. */
import { fromBase64 } from "./base64.js";
import { howFar, isAnswer } from "./entries.js";
import { readStatement } from "./statement.js";
import { readToken } from "./timestamp.js";

/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {{document: string, title: string, sha256: string | null}} NamedDocument `title` empty where it is not known */
/** @typedef {{event: string, at: string, handover: string, handoverTitle: string, unit: string, unitName: string,
 *             conference: string, organiser: string, person: string, position: string, onBehalfOf: string,
 *             reason: string,
 *             signed: boolean, clock: string, documents: NamedDocument[], size: number, device: string}} ReceiptFacts */
/** @typedef {{id: string, title: string, releasedAt: string, units: number, delivered: number, opened: number,
 *             acknowledged: number, refused: number, unsigned: number}} HandoverFacts */
/** @typedef {{size: number, checkpoints: number, first: string, last: string, endpoints: number,
 *             handovers: HandoverFacts[], stamps: {authority: string, time: string}[]}} BundleFacts */
/** @typedef {{receipt?: ReceiptFacts, bundle?: BundleFacts}} Facts */

/** @param {import("./receipt.js").Read} read @returns {Facts} */
export function receiptFacts({ delivery, endpoint }) {
  const entry = delivery?.entry;
  if (!entry || howFar(entry) === 0) return {};
  const says = isAnswer(entry) ? readStatement(entry.statement) : null;
  return {
    receipt: {
      ...{
        event: entry.event,
        at: entry.at,
        handover: entry.handover,
        handoverTitle: says?.handover.title ?? "",
      },
      ...{ unit: entry.unit, unitName: says?.unit.name ?? "" },
      ...{ conference: says?.conference.title ?? "", organiser: says?.conference.organiser ?? "" },
      ...{ person: entry.person ?? "", position: entry.position ?? "", reason: entry.reason ?? "" },
      onBehalfOf: entry.on_behalf_of ?? "",
      ...{ signed: isAnswer(entry) && entry.signature !== null, clock: says?.clock.at ?? "" },
      documents: says ? says.documents.map(named) : Object.entries(entry.documents ?? {}).map(unnamed),
      size: delivery.checkpoint?.size ?? 0,
      device: endpoint?.entry?.device ?? "",
    },
  };
}

/** @param {Record<string, any>} document of a statement @returns {NamedDocument} */
function named({ document, type, number, symbol, subject, sha256 }) {
  const registered = [number, symbol].filter(Boolean).join("/");
  return { document, title: [type, registered, subject].filter(Boolean).join(" · "), sha256 };
}

/** @param {[string, any]} member of `documents` of `package_delivered` @returns {NamedDocument} */
function unnamed([document, sha256]) {
  return { document, title: "", sha256 };
}

/** @param {import("./bundle.js").Read} read @returns {Facts} */
export function bundleFacts({ log, entries, size = 0, checkpoints = 0 }) {
  if (!log || !entries?.length) return {};
  return {
    bundle: {
      ...{ size, checkpoints, first: entries[0].at, last: entries[entries.length - 1].at },
      endpoints: log.endpoints.size,
      handovers: [...log.handovers.values()].map((handover) => handoverFacts(handover, entries)),
      stamps: entries.filter(({ event }) => event === "checkpoint_timestamped").map(stamp),
    },
  };
}

/** @param {import("./log.js").Handover} handover @param {Entry[]} entries @returns {HandoverFacts} */
function handoverFacts({ id, title, sealing, released }, entries) {
  const own = entries.filter(({ handover }) => handover === id);
  /** @param {string} event */
  const units = (event) => new Set(own.filter((entry) => entry.event === event).map(({ unit }) => unit)).size;
  return {
    ...{ id, title, releasedAt: released?.at ?? "" },
    units: Object.keys(sealing?.entry.packages ?? {}).length,
    ...{ delivered: units("package_delivered"), opened: units("package_opened") },
    ...{ acknowledged: units("package_acknowledged"), refused: units("package_refused") },
    unsigned: own.filter((entry) => isAnswer(entry) && entry.signature === null).length,
  };
}

/** @param {Entry} entry `checkpoint_timestamped` */
function stamp({ authority, token }) {
  const bytes = fromBase64(token);
  return { authority, time: (bytes && readToken(bytes)?.time) ?? "" };
}
