// @ts-check
import { own } from "./json.js";
import { isSigned, readStatement, saysTheSame, witnessed } from "./statement.js";

/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./statement.js").Statement} Statement */

/**
 * What does not hold of an acknowledgement or a refusal, with what is known without the rest of the log.
 * @param {Entry} entry
 * @param {string} origin
 * @param {Entry} [enrolled] the endpoint's `endpoint_enrolled`, where it is known
 * @returns {Promise<string | null>} which part of it, a word of `verify.detail_…`; null: it holds
 */
export async function faultAlone(entry, origin, enrolled) {
  const statement = readStatement(entry.statement);
  if (!statement) return "statement";
  if (
    !saysTheSame(statement, entry, origin) ||
    (statement.event === "acknowledged" && lacksHashes(statement))
  )
    return "statement";
  if (enrolled && statement.device_key !== enrolled.device_key) return "device_key";
  if (witnessed(statement, entry) === undefined) return "witnessed";
  return (await isSigned(statement, entry)) ? null : "signature";
}

/**
 * What does not hold of an acknowledgement or a refusal.
 * @param {Entry} entry
 * @param {string} origin
 * @param {import("./log.js").Log} log before this entry
 * @param {import("./merkle.js").Tree} tree of the whole log
 * @returns {Promise<string | null>} as above
 */
export async function faultInLog(entry, origin, log, tree) {
  if (!log.isEnrolled(entry)) return "endpoint";
  if (!log.handover(entry.handover).released || !log.package(entry)) return "package";
  if (!log.isNext(entry)) return "order";
  const fault = await faultAlone(entry, origin, log.endpoints.get(entry.endpoint));
  if (fault) return fault;
  const statement = /** @type {Statement} */ (readStatement(entry.statement));
  if (!namesThePackage(statement, entry, log)) return "documents";
  const head = witnessed(statement, entry);
  return head && !tree.had(head) ? "witnessed" : null;
}

/** @param {Statement} statement */
function lacksHashes({ documents }) {
  return documents.some((/** @type {Statement} */ { sha256 }) => sha256 === null);
}

/** @param {Statement} statement @param {Entry} entry @param {import("./log.js").Log} log */
function namesThePackage(statement, entry, log) {
  const known = knownPackage(entry, log);
  const named = statement.documents.map(spelled);
  if (statement.event === "acknowledged") return named.join() === known.map(spelled).join();
  return isSomeOf(
    statement.documents,
    known,
    (says, is) => spelled({ ...says, sha256: says.sha256 ?? is.sha256 }) === spelled(is),
  );
}

/** The unit's package in the words of a statement. @param {Entry} entry @param {import("./log.js").Log} log */
function knownPackage(entry, log) {
  const { sealing, released } = log.handover(entry.handover);
  return (log.package(entry) ?? []).map((document) => ({
    document,
    .../** @type {Record<string, any>} */ (sealing?.documents.get(document)),
    sha256: own(released?.plaintexts, document),
    envelope: own(sealing?.entry.envelopes, document)?.sha256,
  }));
}

/** @param {Record<string, any>} document */
function spelled({ document, type, number, symbol, subject, sha256, envelope }) {
  return JSON.stringify([document, type, number, symbol, subject, sha256, envelope]);
}

/**
 * @template A, B
 * @param {A[]} some
 * @param {B[]} all
 * @param {(one: A, other: B) => boolean} same
 * @returns {boolean} whether they are some of them, in the same order
 */
function isSomeOf(some, all, same) {
  let at = 0;
  return some.every((one) => {
    while (at < all.length && !same(one, all[at])) at += 1;
    at += 1;
    return at <= all.length;
  });
}
