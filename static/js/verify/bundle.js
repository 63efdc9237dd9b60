// @ts-check
/** A bundle (docs/evidence.md, sections 4 and 5), checked in the order of that page. */
import { fromBase64url } from "./base64.js";
import { checkReceipts } from "./bundle-receipts.js";
import { equal, textOf } from "./bytes.js";
import { readCheckpoint } from "./checkpoint.js";
import { documentsFile, endpointsFile } from "./derived.js";
import { isEntry } from "./entries.js";
import { sha256hex } from "./hash.js";
import { parseJson } from "./json.js";
import { Log } from "./log.js";
import { readManifest } from "./manifest.js";
import { Tree } from "./merkle.js";
import { checkEntry } from "./narrative.js";
import { readLogKey } from "./note.js";
import { isP256Key } from "./signatures.js";
import { Speaking } from "./speaking.js";
import { tilesOf } from "./tiles.js";
import { readZip } from "./zip.js";

/** @typedef {import("./bytes.js").Bytes} Bytes */
/** @typedef {import("./checkpoint.js").Head} Head */
/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./findings.js").Findings} Findings */
/** @typedef {import("./note.js").LogKey} LogKey */
/** @typedef {import("./pace.js").Pace} Pace */
/** @typedef {{findings: Findings, pace: Pace, files: Map<string, Bytes>, key: LogKey}} Work */
/** @typedef {{key: LogKey | null, log?: Log, entries?: Entry[], size?: number, checkpoints?: number}} Read */

const ALWAYS_THERE = [
  ...["README.txt", "checkpoint", "checkpoints.jsonl", "documents.json", "endpoints.json"],
  ...["entries.jsonl", "log-key", "verify.html"],
];

/**
 * @param {Findings} findings
 * @param {Bytes} bytes
 * @param {Pace} pace
 * @param {LogKey | null} [known] the key that it has to be of
 * @returns {Promise<Read>} what could be read of it, as far as it was
 */
export async function checkBundle(findings, bytes, pace, known) {
  const files = await readZip(bytes, pace);
  if (!findings.check("container", files !== null) || !files) return { key: null };
  const key = readLogKey(withoutLineFeed(textFile(files, "log-key")));
  const isKnown = key !== null && (known === undefined || known?.text === key.text);
  if (!findings.check("key", isKnown, "log-key") || !key) return { key };
  const manifest = await readManifest(textFile(files, "manifest"), key);
  findings.check("manifest", manifest?.holds === true, "manifest");
  if (!manifest) return { key };

  const work = { findings, pace, files, key };
  await checkFiles(work, manifest.files);
  const head = await checkCheckpoint(work, manifest.head);
  return { key, ...(await checkLog(work, head)) };
}

/** @param {Map<string, Bytes>} files @param {string} name */
function textFile(files, name) {
  const bytes = files.get(name);
  return bytes ? textOf(bytes) : null;
}

/** @param {string | null} line @returns {string | null} null where it does not end with one */
function withoutLineFeed(line) {
  return line?.endsWith("\n") ? line.slice(0, -1) : null;
}

/** @param {Work} work @param {Map<string, import("./manifest.js").Listed>} listed */
async function checkFiles({ findings, pace, files }, listed) {
  findings.begin("files");
  for (const name of ALWAYS_THERE) findings.check("files", files.has(name), name);
  for (const name of listed.keys()) findings.check("files", files.has(name), name);
  let done = 0;
  for (const [name, content] of files) {
    await pace.at("files", done, files.size);
    done += 1;
    if (name === "manifest") continue;
    const expected = listed.get(name);
    const same = expected?.size === content.length && expected.sha256 === sha256hex(content);
    findings.check("files", same, name);
  }
}

/** @param {Work} work @param {Head} head of the manifest @returns {Promise<Head>} what the log is held against */
async function checkCheckpoint({ findings, files, key }, head) {
  const checkpoint = await readCheckpoint(textFile(files, "checkpoint"), key);
  const same = checkpoint?.size === head.size && equal(checkpoint.root, head.root);
  findings.check("checkpoint", same && checkpoint.holds, "checkpoint");
  return checkpoint?.holds ? checkpoint : head;
}

/** @param {Work} work @param {Head} head @returns {Promise<Partial<Read>>} */
async function checkLog(work, head) {
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
    const entry = parseJson(textOf(line));
    const seq = entries.push(entry);
    const holds = isEntry(entry) && entry.seq === seq && speaking.hears(entry);
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
    const note = parseJson(textOf(line));
    const checkpoint = typeof note === "string" ? await readCheckpoint(note, key) : null;
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
