// @ts-check
/** The log in a bundle: its lines, their tree, and what they say. */
import { fromBase64url } from "./base64.js";
import { checkReceipts } from "./bundle-receipts.js";
import { equal, textOf } from "./bytes.js";
import { readCheckpoint } from "./checkpoint.js";
import { documentsFile, endpointsFile } from "./derived.js";
import { isEntry } from "./entries.js";
import { isCanonical, parseJson } from "./json.js";
import { Log } from "./log.js";
import { Tree } from "./merkle.js";
import { checkEntry } from "./narrative.js";
import { isP256Key } from "./signatures.js";
import { Speaking } from "./speaking.js";
import { tilesOf } from "./tiles.js";

/** @typedef {import("./bundle.js").Read} Read */
/** @typedef {import("./bundle.js").Work} Work */
/** @typedef {import("./bytes.js").Bytes} Bytes */
/** @typedef {import("./checkpoint.js").Head} Head */
/** @typedef {import("./entries.js").Entry} Entry */

/** @param {Map<string, Bytes>} files @param {string} name */
export function textFile(files, name) {
  const bytes = files.get(name);
  return bytes ? textOf(bytes) : null;
}

/** @param {Work} work @param {Head} head @returns {Promise<Partial<Read>>} */
export async function checkLogOf(work, head) {
  const { findings, pace, files } = work;
  const lines = linesOf(files.get("entries.jsonl"));
  const entries = await readEntries(work, lines);
  const tree = new Tree();
  for (const line of lines) {
    await pace.at("tree", tree.size, lines.length);
    tree.add(line);
  }
  findings.check("tree", head.size === tree.size && tree.had(head), "entries.jsonl");
  checkTiles(work, tree);
  const checkpoints = await checkCheckpoints(work, tree, head);
  if (!entries) return { size: lines.length, checkpoints };

  const log = await follow(work, tree, entries);
  await checkReceipts(work, { log, entries, lines, checkpoint: textFile(files, "checkpoint") });
  return { log, entries, size: lines.length, checkpoints };
}

/** @param {Bytes | undefined} file @returns {Bytes[]} without their line feeds; the last may have had none */
function linesOf(file) {
  const lines = [];
  for (let at = 0; file && at < file.length; ) {
    const feed = file.indexOf(10, at);
    const end = feed < 0 ? file.length : feed;
    lines.push(file.subarray(at, end));
    at = end + 1;
  }
  return lines;
}

/** @param {Work} work @param {Bytes[]} lines @returns {Promise<Entry[] | null>} null where one is wrong */
async function readEntries({ findings, pace, files }, lines) {
  const speaking = new Speaking();
  const entries = [];
  findings.check("entries", files.get("entries.jsonl")?.at(-1) === 10, "entries.jsonl");
  for (const line of lines) {
    await pace.at("entries", entries.length, lines.length);
    const text = textOf(line);
    const entry = parseJson(text);
    const seq = entries.push(entry);
    const holds = isEntry(entry) && isCanonical(text, entry) && entry.seq === seq && speaking.hears(entry);
    if (!findings.check("entries", holds, `entry ${seq}`)) return null;
  }
  return findings.failures.get("entries")?.length ? null : entries;
}

/** @param {Work} work @param {Tree} tree */
function checkTiles({ findings, files }, tree) {
  findings.begin("tiles");
  const unexplained = new Set([...files.keys()].filter((name) => name.startsWith("tile/")));
  for (const [name, content] of tilesOf(tree)) {
    const file = files.get(name);
    findings.check("tiles", file !== undefined && equal(file, content), name);
    unexplained.delete(name);
  }
  for (const name of unexplained) findings.check("tiles", false, name);
}

/**
 * @param {Work} work
 * @param {Tree} tree
 * @param {Head} newest
 * @returns {Promise<number>} how many there are
 */
async function checkCheckpoints({ findings, pace, files, key }, tree, newest) {
  const name = "checkpoints.jsonl";
  const lines = linesOf(files.get(name));
  let before = 0;
  for (const [i, line] of lines.entries()) {
    await pace.at("checkpoints", i, lines.length);
    const text = textOf(line);
    const note = parseJson(text);
    const checkpoint =
      typeof note === "string" && isCanonical(text, note) ? await readCheckpoint(note, key) : null;
    const holds = checkpoint?.holds === true && checkpoint.size > before && tree.had(checkpoint);
    findings.check("checkpoints", holds, name);
    before = checkpoint?.size ?? before;
  }
  const endsWell = files.get(name)?.at(-1) === 10 && before === newest.size;
  findings.check("checkpoints", endsWell, name);
  return lines.length;
}

/** @param {Work} work @param {Tree} tree @param {Entry[]} entries @returns {Promise<Log>} */
async function follow({ findings, pace, files, key }, tree, entries) {
  const log = new Log();
  findings.begin("release", "documents", "endpoints", "delivery", "acknowledgement", "receipts");
  findings.begin("contradiction", "timestamp");
  for (const entry of entries) {
    await pace.at("acknowledgement", entry.seq, entries.length);
    await checkEntry({ findings, key, log, tree }, entry);
    log.take(entry);
  }
  findings.check("documents", textFile(files, "documents.json") === documentsFile(log), "documents.json");
  findings.check("endpoints", textFile(files, "endpoints.json") === endpointsFile(log), "endpoints.json");
  for (const { seq, device_key } of log.endpoints.values()) {
    findings.check("endpoints", device_key === null || isDeviceKey(device_key), `entry ${seq}`);
  }
  return log;
}

/** @param {string} encoded base64url */
function isDeviceKey(encoded) {
  const key = fromBase64url(encoded);
  return key !== null && isP256Key(key);
}
