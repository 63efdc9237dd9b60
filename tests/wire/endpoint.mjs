// An endpoint by the reference client: node endpoint.mjs URL JOIN_CODE. Prints what happened as JSON lines.
import { createDecipheriv, createHash, generateKeyPairSync, hkdfSync, sign } from "node:crypto";
import { io } from "socket.io-client";

const [url, code] = process.argv.slice(2);
const say = (/** @type {object} */ line) => console.log(JSON.stringify(line));
const sha256 = (/** @type {Uint8Array} */ bytes) => createHash("sha256").update(bytes).digest("hex");

const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const device_key = publicKey.export({ type: "spki", format: "der" }).toString("base64url");

const enrolled = await fetch(`${url}/api/enrol`, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ code, device: "node", device_key }),
});
const { endpoint, log, token, unit } = await enrolled.json();
const headers = { Authorization: `Bearer ${token}` };
say({ enrolled: unit.code, status: enrolled.status });

const socket = io(`${url}/endpoint`, { transports: ["websocket"], auth: { token } });
/** @type {Promise<string>} */
const secret = new Promise((resolve) => {
  socket.on("entries", ({ entries }) => {
    for (const entry of entries) if (entry.event === "handover_released") resolve(entry.secret);
  });
});
/** @type {any} */
const snapshot = await new Promise((resolve) => socket.once("snapshot", resolve));
const handover = snapshot.handovers[0].id;

const manifest = await (await fetch(`${url}/api/packages/${handover}/${unit.code}`, { headers })).json();
/** @type {Map<string, Buffer>} */
const held = new Map();
for (const { document, sha256: expected } of manifest.envelopes) {
  const reply = await fetch(`${url}/api/envelopes/${expected}`, { headers });
  const bytes = Buffer.from(await reply.arrayBuffer());
  if (sha256(bytes) !== expected) throw new Error(`wrong ciphertext of ${document}`);
  held.set(document, bytes);
}
const envelopes = Object.fromEntries([...held].map(([document, bytes]) => [document, sha256(bytes)]));
say({ staged: await socket.emitWithAck("staged", { handover, sealing: manifest.sealing, envelopes }) });

const released = Buffer.from(await secret, "base64url");
/** @type {Record<string, string>} */
const documents = {};
for (const envelope of manifest.envelopes) documents[envelope.document] = sha256(open(envelope, released));
say({ delivered: await socket.emitWithAck("delivered", { handover, documents }) });
say({ opened: await socket.emitWithAck("opened", { handover, automatic: true }) });
const statement = JSON.stringify(acknowledgement(await socket.emitWithAck("checkpoint", { size: 0 })));
const key = { key: privateKey, dsaEncoding: /** @type {const} */ ("ieee-p1363") };
const signature = sign("sha256", Buffer.from(statement), key).toString("base64url");
say({ acknowledge: await socket.emitWithAck("acknowledge", { handover, statement, signature }) });
socket.close();

/** @param {{checkpoint: string}} shown */
function acknowledgement({ checkpoint }) {
  const [, size, root] = checkpoint.split("\n");
  const { title, organiser, date } = snapshot.conference;
  return {
    format: "ceremony/statement/v2",
    log: log.split("+")[0],
    conference: { title, organiser, date },
    handover: { id: handover, title: snapshot.handovers[0].title },
    unit: { code: unit.code, name: unit.name },
    endpoint,
    device_key,
    channel: "secure",
    event: "acknowledged",
    manual: true,
    person: "Trần Thị Bình",
    position: "Chánh Văn phòng",
    on_behalf_of: "",
    reason: "",
    drawing: "",
    clock: { at: new Date().toISOString(), offset_ms: null, rtt_ms: null },
    documents: manifest.envelopes.map((/** @type {any} */ listed) => ({
      document: listed.document,
      type: listed.type,
      number: listed.number,
      symbol: listed.symbol,
      subject: listed.subject,
      sha256: documents[listed.document],
      envelope: listed.sha256,
    })),
    checkpoint: { size: Number(size), root },
  };
}

/**
 * @param {{document: string, share: string, commitment: string}} envelope
 * @param {Buffer} released
 */
function open({ document, share, commitment }, released) {
  const info = Buffer.from(`ceremony/envelope/v1\n${document}`);
  const okm = Buffer.from(hkdfSync("sha256", released, Buffer.from(share, "base64url"), info, 64));
  const committed = Buffer.from(commitment, "base64url");
  if (!okm.subarray(32).equals(committed)) throw new Error(`wrong commitment of ${document}`);
  const bytes = /** @type {Buffer} */ (held.get(document));
  const cipher = createDecipheriv("aes-256-gcm", okm.subarray(0, 32), bytes.subarray(0, 12));
  cipher.setAAD(Buffer.concat([info, Buffer.from("\n"), committed]));
  cipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]);
}
