// @ts-check
/** A receipt (docs/evidence.md, sections 3 and 5). */
import { faultAlone } from "./acknowledgement.js";
import { utf8 } from "./bytes.js";
import { readCheckpoint } from "./checkpoint.js";
import { howFar, isAnswer, isEntry } from "./entries.js";
import { isCanonical, parseJson } from "./json.js";
import { isIncluded, leafHash } from "./merkle.js";
import { readLogKey } from "./note.js";
import { readProof } from "./proof.js";
import { exactly, only, text } from "./shapes.js";

/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./note.js").LogKey} LogKey */
/** @typedef {{entry: string, proof: string}} Proven an entry's text and where it stands in the log */
/** @typedef {{format: string, log: string, handover: string, unit: string, endpoint?: Proven, delivery: Proven}} Receipt */
/** @typedef {import("./checkpoint.js").Checkpoint} Checkpoint */
/** @typedef {{entry: Entry | null, hasPath: boolean, checkpoint: Checkpoint | null, included: boolean}} Opened
 *  `entry` is null unless it has the fields of its event, `hasPath`: the proof could be read */
/** @typedef {{key: LogKey | null, delivery?: Opened, endpoint?: Opened}} Read */

const proven = only({ entry: text, proof: text });
const withoutEndpoint = {
  ...{ format: exactly("ceremony/receipt/v1"), log: text, handover: text, unit: text },
  delivery: proven,
};
const inCode = only(withoutEndpoint);
const inFile = only({ ...withoutEndpoint, endpoint: proven });

/**
 * @param {import("./findings.js").Findings} findings
 * @param {import("./receipt-file.js").ReceiptFile} file
 * @param {LogKey | null} [known] the key that it has to be of
 * @returns {Promise<Read>} what could be read of it, as far as it was
 */
export async function checkReceipt(findings, { receipt, isCode, isSpelled }, known) {
  const isFormed = (isCode ? inCode : inFile)(receipt);
  findings.check("format", isFormed && isSpelled);
  if (!isFormed) return { key: null };
  const own = readLogKey(receipt.log);
  const key = known?.text === own?.text && known ? known : own;
  if (!findings.check("key", key !== null && (known === undefined || known === key)) || !key)
    return { key: own };

  const delivery = await open(receipt.delivery, key);
  const endpoint = receipt.endpoint && (await open(receipt.endpoint, key));
  if (endpoint) checkProof(findings, "endpoint", endpoint);
  checkProof(findings, "delivery", delivery);
  findings.check("delivery", isAbout(delivery.entry, receipt));
  if (endpoint && delivery.entry) findings.check("endpoint", isEnrolment(endpoint.entry, delivery.entry));
  await checkAnswer(findings, key.name, delivery.entry, endpoint);
  if (isCode) findings.check("key_not_enrolled", true);
  return { key, delivery, endpoint };
}

/** @param {Proven} proven @param {LogKey} key @returns {Promise<Opened>} */
async function open({ entry: words, proof: proofText }, key) {
  const { path, checkpoint: note } = readProof(proofText);
  const checkpoint = await readCheckpoint(note, key);
  const entry = parseJson(words);
  const included =
    path !== null &&
    checkpoint !== null &&
    path.index + 1 === entry?.seq &&
    isCanonical(words, entry) &&
    isIncluded(leafHash(utf8(words)), path.index, path.hashes, checkpoint);
  return { entry: isEntry(entry) ? entry : null, hasPath: path !== null, checkpoint, included };
}

/**
 * Without a readable proof there is no checkpoint to look at, and without the log's checkpoint nothing to be in.
 * @param {import("./findings.js").Findings} findings
 * @param {string} where
 * @param {Opened} part
 */
function checkProof(findings, where, { hasPath, checkpoint, included }) {
  const leads = !hasPath || findings.check("checkpoint", checkpoint?.holds === true, where);
  if (leads) findings.check("inclusion", included, where);
}

/** @param {Entry | null} entry @param {Receipt} receipt */
function isAbout(entry, { handover, unit }) {
  return entry !== null && howFar(entry) > 0 && entry.handover === handover && entry.unit === unit;
}

/** @param {Entry | null} enrolled @param {Entry} delivery */
function isEnrolment(enrolled, delivery) {
  return (
    enrolled?.event === "endpoint_enrolled" &&
    enrolled.endpoint === delivery.endpoint &&
    enrolled.unit === delivery.unit &&
    enrolled.seq < delivery.seq
  );
}

/**
 * @param {import("./findings.js").Findings} findings
 * @param {string} origin
 * @param {Entry | null} entry
 * @param {Opened | undefined} endpoint
 */
async function checkAnswer(findings, origin, entry, endpoint) {
  if (!entry || !isAnswer(entry)) return;
  const enrolled = endpoint?.entry?.event === "endpoint_enrolled" ? endpoint.entry : undefined;
  const fault = await faultAlone(entry, origin, enrolled);
  findings.check("acknowledgement", fault === null, undefined, fault ?? undefined);
  if (entry.signature === null) findings.check("unsigned", true);
}
