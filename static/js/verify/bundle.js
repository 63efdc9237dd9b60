// @ts-check
/** A bundle (docs/evidence.md, sections 4 and 5), checked in the order of that page. */
import { checkLogOf, textFile } from "./bundle-log.js";
import { equal } from "./bytes.js";
import { readCheckpoint } from "./checkpoint.js";
import { sha256hex } from "./hash.js";
import { readManifest } from "./manifest.js";
import { readLogKey } from "./note.js";
import { readZip } from "./zip.js";

/** @typedef {import("./bytes.js").Bytes} Bytes */
/** @typedef {import("./checkpoint.js").Head} Head */
/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./findings.js").Findings} Findings */
/** @typedef {import("./note.js").LogKey} LogKey */
/** @typedef {import("./pace.js").Pace} Pace */
/** @typedef {{findings: Findings, pace: Pace, files: Map<string, Bytes>, key: LogKey}} Work */
/** @typedef {{key: LogKey | null, log?: import("./log.js").Log, entries?: Entry[], size?: number, checkpoints?: number}} Read */

const ALWAYS_THERE = [
  ...["README.txt", "checkpoint", "checkpoints.jsonl", "documents.json", "endpoints.json"],
  ...["entries.jsonl", "log-key", "verify.html"],
];

const KNOWN = new Set([...ALWAYS_THERE, "manifest"]);
const BELOW_KNOWN = /^(?:minutes|receipts|tile)\//;

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
  return { key, ...(await checkLogOf(work, head)) };
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
    findings.check("files", KNOWN.has(name) || BELOW_KNOWN.test(name), name);
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
