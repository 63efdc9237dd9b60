/** Falsified bundles and receipts, and the codes that do not hold of each: for both verifiers. */
import { Device, LogSigner, receiptFile, TinyLog, token } from "./verify_fixture.js";

const OTHER = "0".repeat(64);

/** Changes the entries of one event. */
function entries(event, change) {
  return {
    entry(entry) {
      if (entry.event === event) change(entry);
      return entry;
    },
  };
}

/** Changes the statement of the one who acknowledged. */
function acknowledged(change) {
  return { statement: (statement) => statement.event === "acknowledged" && change(statement) };
}

/** Appends an entry of the event like the one that there is. */
const again = (event, change) => ({
  extra: [(log) => ({ ...JSON.parse(log.find(event)), ...change })],
});

/** What the holder of the log's key could still try; the files follow from the falsified log. */
const FALSIFIED_LOGS = {
  "an entry that skips a number": [entries("handover_armed", (entry) => (entry.seq += 1)), "entries"],
  "an entry without a field": [entries("package_staged", (entry) => delete entry.endpoint), "entries"],
  "a number that is no integer": [{ extra: [{ event: "x", by: { n: 1.5 } }] }, "entries"],
  "a handover that nobody drafted": [
    { extra: [{ event: "handover_armed", handover: "h2", arming: 1 }] },
    "entries",
  ],
  "a sealing of documents that were not imported": [
    entries("documents_imported", (entry) => entry.documents.pop()),
    "entries",
  ],
  "a release that was not armed": [entries("handover_armed", (entry) => (entry.arming = 2)), "release"],
  "a second release": [again("handover_released"), "release"],
  "another secret than the sealed one": [
    entries("handover_released", (entry) => (entry.secret = "AAAAAAAAAAAAAAAAAAAAAA")),
    "release",
  ],
  "a document of the release that was not sealed": [
    entries("handover_released", (entry) => (entry.plaintexts.d_c = OTHER)),
    "release",
  ],
  "a delivery with another hash": [
    entries("package_delivered", (entry) => (entry.documents[Object.keys(entry.documents)[0]] = OTHER)),
    "delivery",
  ],
  "a delivery from another unit's endpoint": [
    entries("package_opened", (entry) => (entry.endpoint = "e_2")),
    "delivery",
  ],
  "an event named like a method": [{ extra: [{ event: "take" }, { event: "constructor" }] }, ""],
  "a unit named like what each object has": [
    { extra: [{ event: "package_staged", handover: "h1", unit: "constructor", endpoint: "e_1" }] },
    "delivery",
  ],
  "a signature of another device": [{ device: new Device(4) }, "acknowledgement receipts"],
  "another person than signed": [
    entries("package_acknowledged", (entry) => (entry.person = "Trần Văn Bình")),
    "acknowledgement receipts",
  ],
  "another reason than was given": [
    entries("package_refused", (entry) => (entry.reason = "")),
    "acknowledgement receipts",
  ],
  "a statement about another subject": [
    acknowledged((statement) => (statement.documents[0].subject = "Khác")),
    "acknowledgement",
  ],
  "a statement about fewer documents": [
    acknowledged((statement) => statement.documents.pop()),
    "acknowledgement",
  ],
  "a statement of another log": [
    acknowledged((statement) => (statement.log = "ceremony/0")),
    "acknowledgement receipts",
  ],
  "a statement with one key more": [
    acknowledged((statement) => (statement.more = 1)),
    "acknowledgement receipts",
  ],
  "a witness of another tree": [
    acknowledged((statement) => (statement.checkpoint.root = Buffer.alloc(32).toString("base64"))),
    "acknowledgement",
  ],
  "a witness of what came later": [
    acknowledged((statement) => (statement.checkpoint.size += 1)),
    "acknowledgement receipts",
  ],
  "a witness of nothing": [acknowledged((statement) => (statement.checkpoint = null)), ""],
  "an enrolled key that is none": [
    entries("endpoint_enrolled", (entry) => (entry.device_key = entry.device_key && "AAAA")),
    "endpoints acknowledgement receipts",
  ],
  "a checkpoint that this log never had": [
    {
      extra: [
        (log) => ({
          ...{ event: "checkpoint_contradicted", endpoint: "e_1", unit: "02635", held: log.checkpoint },
          shown: log.signer.sign(`${log.signer.name}\n3\n${Buffer.alloc(32).toString("base64")}\n`),
        }),
      ],
    },
    "contradiction",
  ],
  "a contradiction that another key signed": [
    {
      extra: [
        (log) => ({
          ...{ event: "checkpoint_contradicted", endpoint: "e_1", unit: "02635", held: "" },
          shown: new LogSigner(2).checkpoint(log.leaves),
        }),
      ],
    },
    "",
  ],
  "an endpoint enrolled twice": [again("endpoint_enrolled", { device_key: new Device(4).key }), "endpoints"],
  "a document sealed that was removed": [
    {
      entry: (entry) =>
        entry.event === "endpoint_enrolled" && entry.endpoint === "e_1"
          ? {
              ...{ seq: entry.seq, at: entry.at, by: {}, event: "documents_imported" },
              ...{ handover: "h1", removed: ["d_a"], documents: [] },
            }
          : entry,
    },
    "entries",
  ],
  "a handover that has the document of another": [
    {
      extra: [
        { event: "handover_drafted", handover: "h2" },
        (log) => ({
          ...JSON.parse(log.find("documents_imported")),
          ...{ handover: "h2", documents: [] },
        }),
        (log) => {
          const imported = JSON.parse(log.find("documents_imported"));
          const documents = imported.documents.map((one) => ({ ...one, subject: "Khác" }));
          return { ...imported, handover: "h2", documents };
        },
      ],
    },
    "",
  ],
  "delivered twice": [again("package_delivered", { unit: "02635" }), "delivery receipts"],
  "opened after it was acknowledged": [again("package_opened"), "delivery receipts"],
  "acknowledged twice": [again("package_acknowledged"), "acknowledgement receipts"],
  "refused twice": [again("package_refused"), "acknowledgement receipts"],
  "acknowledged, not opened": [
    entries("package_opened", (entry) => (entry.event = "other")),
    "acknowledgement",
  ],
  "sealed after the release": [again("handover_sealed"), "release"],
  "armed after the release": [again("handover_armed"), "release"],
  "disarmed after the release": [again("handover_armed", { event: "handover_disarmed" }), "release"],
  "plaintexts under a joined name": [
    entries("handover_released", (entry) => {
      entry.plaintexts = { "d_a\nd_b": OTHER };
    }),
    "release documents delivery acknowledgement",
  ],
  "an entry in another spelling": [
    { entry: (entry) => (entry.event === "package_staged" ? ` ${JSON.stringify(entry)}` : entry) },
    "entries",
  ],
  "half a surrogate pair": [{ extra: [{ event: "other", text: "\ud800" }] }, "entries"],
  "nesting beyond reason": [
    {
      entry: (entry) =>
        entry.event === "checkpoint_timestamped"
          ? `{"at":"${entry.at}","by":{},"event":"x","n":${"[".repeat(1e5)}${"]".repeat(1e5)},"seq":17}`
          : entry,
    },
    "entries",
  ],
  "a time that is none": [entries("package_staged", (entry) => (entry.at = "2022-12-09")), "entries"],
  "an event of a package that nobody knows": [
    { extra: [{ event: "package_new", handover: [], unit: "" }] },
    "",
  ],
  "a statement of nobody": [
    {
      ...acknowledged((statement) => (statement.person = "")),
      ...entries("package_acknowledged", (entry) => (entry.person = "")),
    },
    "acknowledgement receipts",
  ],
  "a clock that is no number": [
    acknowledged((statement) => (statement.clock.rtt_ms = "1")),
    "acknowledgement receipts",
  ],
  "a time stamp of something else": [
    entries("checkpoint_timestamped", (entry) => (entry.token = token("other"))),
    "timestamp",
  ],
};

/** What is signed by the log's key, and yet not what the log says. */
const FALSIFIED_FILES = {
  "documents.json of another subject": [
    (files) => replace(files, "documents.json", "Giao", "Rút"),
    "documents",
  ],
  "endpoints.json of another unit": [
    (files) => replace(files, "endpoints.json", "02650", "02651"),
    "endpoints",
  ],
  "a checkpoint left out at the end": [
    (files) => files.set("checkpoints.jsonl", lines(files, "checkpoints.jsonl").slice(0, -1).join("")),
    "checkpoints",
  ],
  "checkpoints out of order": [
    (files) => files.set("checkpoints.jsonl", lines(files, "checkpoints.jsonl").reverse().join("")),
    "checkpoints",
  ],
  "a file of no kind": [(files) => files.set("evil.txt", "x"), "files"],
  "a checkpoint in another spelling": [
    (files) => replace(files, "checkpoints.jsonl", '"', ' "'),
    "checkpoints",
  ],
  "an older checkpoint": [
    (files) => files.set("checkpoint", JSON.parse(lines(files, "checkpoints.jsonl")[3])),
    "checkpoint tree checkpoints receipts",
  ],
  "an entry left out": [
    (files) => files.set("entries.jsonl", lines(files, "entries.jsonl").slice(0, -1).join("")),
    "tree tiles checkpoints",
  ],
  "a tile too many": [(files) => files.set("tile/1/000.p/1", Buffer.alloc(32)), "tiles"],
  "no tile": [(files) => files.delete("tile/0/000.p/17"), "tiles"],
  "a receipt missing": [(files) => files.delete("receipts/h1/02635.json"), "receipts"],
  "a receipt too many": [(files) => files.set("receipts/h1/1.json", "{}"), "receipts"],
  "a receipt of another unit": [
    (files) => files.set("receipts/h1/02635.json", files.get("receipts/h1/02650.json")),
    "receipts",
  ],
  "no verifier": [(files) => files.delete("verify.html"), "files"],
};

const FALSIFIED_RECEIPTS = {
  "a key more": [(receipt) => Object.assign(receipt, { more: 1 }), "format"],
  "no enrolment": [(receipt) => delete receipt.endpoint, "format"],
  "a proof that is no text": [(receipt) => Object.assign(receipt.delivery, { proof: 1 }), "format"],
  "another log's key": [
    (receipt) => Object.assign(receipt, { log: new LogSigner(2).text }),
    "checkpoint acknowledgement",
  ],
  "a borrowed name": [
    (receipt) => Object.assign(receipt, { log: receipt.log.replace(/[0-9a-f](?=\+)/, "x") }),
    "key",
  ],
  "another unit": [(receipt) => Object.assign(receipt, { unit: "02650" }), "delivery"],
  "another handover": [(receipt) => Object.assign(receipt, { handover: "h2" }), "delivery"],
  "another index": [
    ({ delivery }) => Object.assign(delivery, { proof: delivery.proof.replace("index 14", "index 13") }),
    "inclusion",
  ],
  "a hash too few": [
    ({ delivery }) => Object.assign(delivery, { proof: delivery.proof.replace(/(index 14\n).*\n/, "$1") }),
    "inclusion",
  ],
  "a hash too many": [
    ({ delivery }) =>
      Object.assign(delivery, { proof: delivery.proof.replace(/(index 14\n)(.*\n)/, "$1$2$2") }),
    "inclusion",
  ],
  "a larger log, of the same shape as far as the proof goes": [
    ({ delivery }) => Object.assign(delivery, { proof: delivery.proof.replace("\n17\n", "\n18\n") }),
    "checkpoint",
  ],
  "another person": [
    ({ delivery }) => Object.assign(delivery, { entry: delivery.entry.replaceAll("Lan", "Mai") }),
    "inclusion acknowledgement",
  ],
  "another unit's enrolment": [
    (receipt) =>
      Object.assign(receipt, { endpoint: new TinyLog().receipt("02650", "package_delivered").endpoint }),
    "endpoint",
  ],
};

/** @returns {Generator<{name: string, bytes: Uint8Array, codes: string}>} `codes` in the order of the checks */
export function* cases() {
  for (const [name, [tamper, codes]] of Object.entries(FALSIFIED_LOGS)) {
    yield { name, bytes: new TinyLog(/** @type {any} */ (tamper)).bundle(), codes };
  }
  for (const [name, [change, codes]] of Object.entries(FALSIFIED_FILES)) {
    yield { name, bytes: new TinyLog().bundle(/** @type {any} */ (change)), codes };
  }
  for (const [name, [change, codes]] of Object.entries(FALSIFIED_RECEIPTS)) {
    const receipt = new TinyLog().receipt();
    /** @type {any} */ (change)(receipt);
    yield { name: `a receipt with ${name}`, bytes: receiptFile(receipt), codes };
  }
}

function replace(files, name, from, to) {
  files.set(name, files.get(name).replace(from, to));
}

function lines(files, name) {
  return files.get(name).match(/.*\n/g);
}
