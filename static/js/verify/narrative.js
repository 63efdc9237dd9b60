// @ts-check
/** The checks that follow a log from entry to entry (docs/evidence.md, section 5, from `release` on). */
import { faultInLog } from "./acknowledgement.js";
import { fromBase64, fromBase64url } from "./base64.js";
import { concat, utf8 } from "./bytes.js";
import { readCheckpoint } from "./checkpoint.js";
import { sha256hex } from "./hash.js";
import { own } from "./json.js";
import { readToken } from "./timestamp.js";

/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./log.js").Log} Log */
/** @typedef {{findings: import("./findings.js").Findings, key: import("./note.js").LogKey, log: Log,
 *             tree: import("./merkle.js").Tree}} Told `log` as it was before the entry, `tree` the whole */
/** @typedef {(told: Told, entry: Entry, where: string) => void | Promise<void>} Check */

/** @type {Map<string, Check>} what is checked of which event */
const CHECKS = new Map(
  /** @type {[string, Check][]} */ ([
    ["endpoint_enrolled", checkEnrolment],
    ["handover_sealed", checkSealing],
    ["handover_armed", checkArming],
    ["handover_disarmed", checkArming],
    ["handover_released", checkRelease],
    ["package_staged", checkDelivery],
    ["package_delivered", checkDelivery],
    ["package_opened", checkDelivery],
    ["package_acknowledged", checkAnswer],
    ["package_refused", checkAnswer],
    ["checkpoint_contradicted", checkContradiction],
    ["checkpoint_timestamped", checkTimestamp],
  ]),
);

/** @param {Told} told @param {Entry} entry the next one, not yet taken by the log */
export async function checkEntry(told, entry) {
  await CHECKS.get(entry.event)?.(told, entry, `entry ${entry.seq}`);
}

/** @type {Check} */
function checkEnrolment({ findings, log }, { endpoint }, where) {
  findings.check("endpoints", !log.endpoints.has(endpoint), where);
}

/** @type {Check} */
function checkSealing({ findings, log }, entry, where) {
  const { released, arming } = log.handover(entry.handover);
  findings.check("release", !released && arming === undefined, where);
}

/** @type {Check} */
function checkArming({ findings, log }, entry, where) {
  findings.check("release", !log.handover(entry.handover).released, where);
}

/** @type {Check} */
function checkRelease({ findings, log }, entry, where) {
  const { released, arming, sealing } = log.handover(entry.handover);
  const secret = fromBase64url(entry.secret);
  const hash = secret && sha256hex(concat(utf8("ceremony/release/v1\n"), secret));
  const holds =
    !released &&
    arming === entry.arming &&
    hash !== null &&
    hash === sealing?.entry.release_hash &&
    sameKeys(entry.plaintexts, sealing?.entry.envelopes);
  findings.check("release", holds, where);
}

/** @type {Check} */
function checkDelivery({ findings, log }, entry, where) {
  const wanted = log.package(entry);
  const { released } = log.handover(entry.handover);
  const holds =
    log.isEnrolled(entry) &&
    log.isNext(entry) &&
    wanted !== undefined &&
    (entry.event === "package_staged" || released !== undefined) &&
    (entry.event !== "package_delivered" || hasExactly(entry.documents, wanted, released?.plaintexts));
  findings.check("delivery", holds, where);
}

/** @param {Record<string, string>} reported @param {string[]} wanted @param {Record<string, string>} plaintexts */
function hasExactly(reported, wanted, plaintexts) {
  return (
    Object.keys(reported).length === new Set(wanted).size &&
    wanted.every((document) => {
      const hash = own(plaintexts, document);
      return hash !== undefined && own(reported, document) === hash;
    })
  );
}

/** @type {Check} */
async function checkAnswer({ findings, key, log, tree }, entry, where) {
  const fault = await faultInLog(entry, key.name, log, tree);
  findings.check("acknowledgement", fault === null, where, fault ?? undefined);
}

/** @type {Check} */
async function checkContradiction({ findings, key, tree }, entry, where) {
  for (const note of [entry.held, entry.shown]) {
    const checkpoint = await readCheckpoint(note, key);
    const contradicts = checkpoint?.holds && (checkpoint.size >= entry.seq || !tree.had(checkpoint));
    findings.check("contradiction", !contradicts, where);
  }
}

/** @type {Check} */
async function checkTimestamp({ findings, key, tree }, entry, where) {
  const checkpoint = await readCheckpoint(entry.checkpoint, key);
  const token = fromBase64(entry.token);
  const stamped = token && readToken(token);
  const holds =
    checkpoint?.holds === true &&
    tree.had(checkpoint) &&
    stamped?.imprint === sha256hex(utf8(entry.checkpoint));
  findings.check("timestamp", holds, where);
}

/** @param {object} left @param {object | undefined} right */
function sameKeys(left, right) {
  const keys = Object.keys(left);
  return (
    right !== undefined &&
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key))
  );
}
