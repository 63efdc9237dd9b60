/** A tiny log, its receipts and its bundle, signed; each step can be falsified by whoever holds the keys. */

import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";

const utf8 = (text) => new TextEncoder().encode(text);
const sha256 = (...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();
export const sha256hex = (bytes) => sha256(bytes).toString("hex");
const base64 = (bytes) => Buffer.from(bytes).toString("base64");
const base64url = (bytes) => Buffer.from(bytes).toString("base64url");

/** Keys sorted: all of them are ASCII here, where every order is the same. */
export function canonical(value) {
  return JSON.stringify(value, (_, one) =>
    one && typeof one === "object" && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

const leaf = (bytes) => sha256(Buffer.of(0), bytes);
const node = (left, right) => sha256(Buffer.of(1), left, right);
const split = (n) => 2 ** Math.floor(Math.log2(n - 1));

/** RFC 6962, section 2.1, as it is written there: by recursion. */
export function rootOf(leaves) {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0];
  const k = split(leaves.length);
  return node(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

/** RFC 6962, section 2.1.1. */
export function pathOf(index, leaves) {
  if (leaves.length <= 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...pathOf(index, leaves.slice(0, k)), rootOf(leaves.slice(k))]
    : [...pathOf(index - k, leaves.slice(k)), rootOf(leaves.slice(0, k))];
}

export class LogSigner {
  constructor(seed = 1) {
    this.secret = new Uint8Array(32).fill(seed);
    this.public = ed25519.getPublicKey(this.secret);
    this.name = `ceremony/${sha256hex(this.public).slice(0, 16)}`;
    this.id = sha256(utf8(`${this.name}\n`), Buffer.of(1), this.public).subarray(0, 4);
    this.text = `${this.name}+${this.id.toString("hex")}+${base64(Buffer.concat([Buffer.of(1), this.public]))}`;
  }

  sign(text) {
    const signature = Buffer.concat([this.id, ed25519.sign(utf8(text), this.secret)]);
    return `${text}\n— ${this.name} ${base64(signature)}\n`;
  }

  checkpoint(leaves) {
    return this.sign(`${this.name}\n${leaves.length}\n${base64(rootOf(leaves))}\n`);
  }

  proof(index, leaves) {
    const path = pathOf(index, leaves).map((hash) => `${base64(hash)}\n`);
    return `c2sp.org/tlog-proof@v1\nindex ${index}\n${path.join("")}\n${this.checkpoint(leaves)}`;
  }
}

export class Device {
  constructor(seed) {
    this.secret = new Uint8Array(32).fill(seed);
    const prefix = "3059301306072a8648ce3d020106082a8648ce3d030107034200";
    const spki = Buffer.concat([Buffer.from(prefix, "hex"), p256.getPublicKey(this.secret, false)]);
    this.key = base64url(spki);
  }

  sign(text) {
    return base64url(p256.sign(utf8(text), this.secret));
  }
}

export const FIRST = new Device(3);
const SECRET = Buffer.alloc(16, 9);
const PLAIN = { d_a: sha256hex(utf8("A")), d_b: sha256hex(utf8("B")) };
const DOCUMENT = {
  ...{ type: "Quyết định", number: "05", symbol: "QĐ-UBND", issuer: "UBND tỉnh Lào Cai", date: "2022-12-09" },
  ...{ subject: "Giao kế hoạch năm 2023", signer: "Trịnh Xuân Trường", urgency: "normal", pages: 2, size: 1 },
};
const ENVELOPES = {
  d_a: { sha256: sha256hex(utf8("a")), size: 29, commitment: base64url(Buffer.alloc(32, 1)) },
  d_b: { sha256: sha256hex(utf8("b")), size: 29, commitment: base64url(Buffer.alloc(32, 2)) },
};
const UNITS = { "02635": "Phường Duyên Hải", "02647": "Phường Kim Tân", "02650": "Phường Bắc Cường" };
const PACKAGES = { "02635": ["d_a", "d_b"], "02647": ["d_a"], "02650": ["d_b"] };
const ENDPOINTS = { e_1: "02635", e_2: "02647", e_3: "02650" };

/**
 * @param {{entry?: (entry: any) => any, statement?: (statement: any) => void, extra?: any[], device?: Device}} [tamper]
 *   `entry` may change each before it is appended, or return null to leave it out; `extra` come last
 */
export class TinyLog {
  constructor(tamper = {}) {
    this.tamper = tamper;
    this.signer = new LogSigner();
    this.lines = [];
    this.checkpoints = [];
    this.write();
    for (const extra of tamper.extra ?? []) this.append(typeof extra === "function" ? extra(this) : extra);
  }

  get leaves() {
    return this.lines.map((line) => leaf(utf8(line)));
  }

  get checkpoint() {
    return this.signer.checkpoint(this.leaves);
  }

  append({ event, ...fields }) {
    const seq = this.lines.length + 1;
    const at = `2022-12-09T01:00:${String(seq % 60).padStart(2, "0")}.000Z`;
    const entry = structuredClone({ by: { role: "system" }, ...fields, seq, at, event });
    const changed = this.tamper.entry ? this.tamper.entry(entry) : entry;
    if (changed === null) return;
    this.lines.push(typeof changed === "string" ? changed : canonical(changed));
    this.checkpoints.push(this.checkpoint);
  }

  write() {
    const handover = "h1";
    const about = (endpoint) => ({ handover, unit: ENDPOINTS[endpoint], endpoint });
    this.append({ event: "conference_created", title: "Hội nghị" });
    this.append({ event: "handover_drafted", handover, title: "Giao kế hoạch 2023" });
    const documents = Object.keys(PLAIN).map((id) => ({ id, filename: `${id}.pdf`, ...DOCUMENT }));
    this.append({ event: "documents_imported", handover, removed: [], documents });
    for (const [endpoint, unit] of Object.entries(ENDPOINTS)) {
      const device_key = endpoint === "e_2" ? null : FIRST.key;
      this.append({ event: "endpoint_enrolled", endpoint, unit, device: "PC văn phòng", device_key });
    }
    const release_hash = sha256hex(Buffer.concat([utf8("ceremony/release/v1\n"), SECRET]));
    this.append({
      event: "handover_sealed",
      handover,
      sealing: 1,
      release_hash,
      envelopes: ENVELOPES,
      packages: PACKAGES,
    });
    this.append({ event: "package_staged", ...about("e_1") });
    this.append({ event: "handover_armed", handover, arming: 1 });
    this.append({
      event: "handover_released",
      handover,
      arming: 1,
      secret: base64url(SECRET),
      plaintexts: PLAIN,
    });
    for (const endpoint of Object.keys(ENDPOINTS)) {
      const documents = Object.fromEntries(PACKAGES[ENDPOINTS[endpoint]].map((id) => [id, PLAIN[id]]));
      this.append({ event: "package_delivered", ...about(endpoint), documents });
    }
    this.append({ event: "package_opened", ...about("e_1") });
    this.answer("acknowledged", "e_1", FIRST);
    this.answer("refused", "e_2", null);
    const stamped = this.checkpoint;
    this.append({
      event: "checkpoint_timestamped",
      checkpoint: stamped,
      token: token(stamped),
      authority: "TSA",
    });
  }

  answer(event, endpoint, device) {
    const unit = ENDPOINTS[endpoint];
    const who = { person: "Nguyễn Thị Lan", position: "Văn thư", on_behalf_of: "Chủ tịch UBND phường" };
    const reason = event === "refused" ? "Thiếu phụ lục" : "";
    const statement = {
      ...{ format: "ceremony/statement/v2", log: this.signer.name },
      conference: { title: "Hội nghị giao kế hoạch", organiser: "UBND tỉnh Lào Cai", date: "2022-12-09" },
      ...{ handover: { id: "h1", title: "Giao kế hoạch 2023" }, unit: { code: unit, name: UNITS[unit] } },
      ...{
        endpoint,
        device_key: device?.key ?? null,
        channel: device ? "secure" : "insecure",
        event,
        manual: true,
      },
      ...{
        ...who,
        reason,
        drawing: "M10 20L30 40",
        clock: { at: "2022-12-09T01:31:05.120Z", offset_ms: -41, rtt_ms: 180 },
      },
      documents: PACKAGES[unit].map((document) => ({
        ...{ document, type: DOCUMENT.type, number: DOCUMENT.number, symbol: DOCUMENT.symbol },
        ...{ subject: DOCUMENT.subject, sha256: PLAIN[document], envelope: ENVELOPES[document].sha256 },
      })),
      checkpoint: { size: this.lines.length, root: base64(rootOf(this.leaves)) },
    };
    this.tamper.statement?.(statement);
    const text = JSON.stringify(statement);
    const signature = device ? (this.tamper.device ?? device).sign(text) : null;
    const reasons = event === "refused" ? { reason } : {};
    this.append({
      ...{ event: `package_${event}`, handover: "h1", unit, endpoint },
      ...{ ...who, ...reasons, statement: text, signature },
    });
  }

  find(event, unit) {
    return this.lines.find((line) => {
      const entry = JSON.parse(line);
      return entry.event === event && (unit === undefined || entry.unit === unit);
    });
  }

  proven(line) {
    return { entry: line, proof: this.signer.proof(this.lines.indexOf(line), this.leaves) };
  }

  receipt(unit = "02635", event = "package_acknowledged") {
    return {
      ...{ format: "ceremony/receipt/v1", log: this.signer.text, handover: "h1", unit },
      endpoint: this.proven(this.find("endpoint_enrolled", unit)),
      delivery: this.proven(this.find(event, unit)),
    };
  }

  files() {
    const entries = this.lines.map((line) => JSON.parse(line));
    const documents = Object.keys(PLAIN).map((document) => ({
      ...{ handover: "h1", document, filename: `${document}.pdf`, ...DOCUMENT },
      ...{ envelope_sha256: ENVELOPES[document].sha256, envelope_size: ENVELOPES[document].size },
      ...{ commitment: ENVELOPES[document].commitment, sha256: PLAIN[document] },
      units: Object.keys(PACKAGES).filter((unit) => PACKAGES[unit].includes(document)),
    }));
    const endpoints = entries
      .filter(({ event }) => event === "endpoint_enrolled")
      .map(({ endpoint, unit, device, device_key, seq }) => ({
        endpoint,
        unit,
        device,
        device_key,
        enrolled: seq,
      }));
    return new Map(
      Object.entries({
        "README.txt": "Bằng chứng / Evidence\n",
        checkpoint: this.checkpoint,
        "checkpoints.jsonl": this.checkpoints.map((note) => `${JSON.stringify(note)}\n`).join(""),
        "documents.json": `${canonical(documents)}\n`,
        "endpoints.json": `${canonical(endpoints)}\n`,
        "entries.jsonl": this.lines.map((line) => `${line}\n`).join(""),
        "log-key": `${this.signer.text}\n`,
        "receipts/h1/02635.json": receiptFile(this.receipt()),
        "receipts/h1/02647.json": receiptFile(this.receipt("02647", "package_refused")),
        "receipts/h1/02650.json": receiptFile(this.receipt("02650", "package_delivered")),
        [`tile/0/000.p/${this.lines.length}`]: Buffer.concat(this.leaves),
        "verify.html": "<!doctype html>",
      }),
    );
  }

  /**
   * @param {(files: Map<string, string | Uint8Array>) => void} [change] before the manifest is signed
   * @param {(text: string) => string} [manifest] before it is signed
   * @param {(note: string) => string} [signed] the manifest after it was signed
   */
  bundle(change, manifest = (text) => text, signed = (note) => note) {
    const files = this.files();
    change?.(files);
    const names = [...files.keys()].sort();
    const lines = names.map((name) => {
      const content = Buffer.from(files.get(name));
      return `${sha256hex(content)} ${content.length} ${name}\n`;
    });
    const head = `ceremony/bundle/v1\n${this.signer.name}\n${this.lines.length}\n${base64(rootOf(this.leaves))}\n`;
    files.set("manifest", signed(this.signer.sign(manifest(head + lines.join("")))));
    return zip(files);
  }
}

/** @param {object} receipt @returns {Uint8Array} its file */
export function receiptFile(receipt) {
  return utf8(`${canonical(receipt)}\n`);
}

/** @param {object} receipt @returns {string} the text of its QR code */
export function code({ endpoint: _, ...receipt }) {
  return `CEREMONY1:${base45(deflateSync(utf8(canonical(receipt))))}`;
}

export function base45(bytes) {
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  let text = "";
  for (let i = 0; i < bytes.length; i += 2) {
    const pair = i + 1 < bytes.length;
    const value = pair ? bytes[i] * 256 + bytes[i + 1] : bytes[i];
    text += alphabet[value % 45] + alphabet[Math.floor(value / 45) % 45];
    if (pair) text += alphabet[Math.floor(value / 2025)];
  }
  return text;
}

/** @param {Map<string, string | Uint8Array>} files @returns {Uint8Array<ArrayBuffer>} their number as far as it fits */
export function zip(files) {
  const locals = [];
  const directory = [];
  let offset = 0;
  for (const name of [...files.keys()].sort()) {
    const content = Buffer.from(files.get(name));
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), content]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(0x81a40000, 6);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02"), Buffer.of(20, 3), common, tail, Buffer.from(name));
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size % 0x10000, 4);
  end.writeUInt16LE(files.size % 0x10000, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...locals, listed, Buffer.from("PK\x05\x06"), end]));
}

/** @param {string} note @returns {string} as much of an RFC 3161 token as a verifier looks at, base64 of DER */
export function token(note) {
  const der = (tag, ...contents) => {
    const content = Buffer.concat(contents);
    const length = content.length < 128 ? [content.length] : [0x81, content.length];
    return Buffer.concat([Buffer.of(tag, ...length), content]);
  };
  const id = (hex) => der(6, Buffer.from(hex, "hex"));
  const imprint = der(0x30, der(0x30, id("608648016503040201"), der(5)), der(4, sha256(utf8(note))));
  const time = der(0x18, Buffer.from("20221209013200Z"));
  const info = der(0x30, der(2, Buffer.of(1)), id("2a0304"), imprint, der(2, Buffer.of(7)), time);
  const content = der(0x30, id("2a864886f70d0109100104"), der(0xa0, der(4, info)));
  const signed = der(0x30, der(2, Buffer.of(3)), der(0x31), content, der(0x31));
  return base64(der(0x30, id("2a864886f70d010702"), der(0xa0, signed)));
}
