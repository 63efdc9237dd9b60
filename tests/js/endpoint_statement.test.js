import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { fromBase64url, utf8 } from "../../static/js/crypto/encoding.js";
import { statementText } from "../../static/js/endpoint/answering/statement.js";
import { enrol } from "../../static/js/endpoint/joining/enrolment.js";
import { pendingKeys, publicPart, signature } from "../../static/js/endpoint/keeping/device-key.js";
import { emptyHolding } from "../../static/js/endpoint/keeping/holding.js";
import { Shelf } from "../../static/js/endpoint/keeping/shelf.js";
import { FakeDatabase } from "./database.js";

const ENVELOPES = [
  {
    document: "d_1",
    sha256: "aa",
    type: "Quyết định",
    number: "05",
    symbol: "QĐ-UBND",
    subject: "Về …",
    size: 9,
  },
  { document: "d_2", sha256: "bb", type: "", number: "", symbol: "", subject: "", share: "secret" },
];
const HANDOVER = { id: "h1", title: "Giao chỉ tiêu", state: "released", secret: "S" };
const CLOCK = { at: "2022-12-09T01:31:05.120Z", offset_ms: 41, rtt_ms: 180 };
const KNOWN = {
  identity: { token: "T", log: "ceremony/4be1c0d2a7f3e915+00000000+AQ", device_key: "SPKI", keys: {} },
  view: {
    conference: {
      title: "Hội nghị",
      organiser: "UBND tỉnh",
      date: "2022-12-09",
      venue: "Lào Cai",
      theme: "",
    },
    unit: { code: "02635", name: "Phường Duyên Hải", kind: "ward", parent: "080" },
    endpoint: "e_1",
    handovers: [HANDOVER],
  },
  handover: HANDOVER,
  answer: { event: "acknowledge", person: "Hoà", position: "Chủ tịch" },
  holding: { ...emptyHolding(), manifest: { envelopes: ENVELOPES }, plaintexts: { d_1: "11", d_2: "22" } },
  clock: CLOCK,
  checkpoint: { size: 1702, root: "cm9vdA==" },
};
const stated = (changes = {}) => JSON.parse(statementText({ ...KNOWN, ...changes }));

const original = { fetch: globalThis.fetch, crypto: Object.getOwnPropertyDescriptor(globalThis, "crypto") };
afterEach(() => {
  globalThis.fetch = original.fetch;
  Object.defineProperty(globalThis, "crypto", original.crypto);
});

test("a statement has exactly the words of docs/evidence.md", () => {
  assert.deepEqual(stated(), {
    format: "ceremony/statement/v2",
    log: "ceremony/4be1c0d2a7f3e915",
    conference: { title: "Hội nghị", organiser: "UBND tỉnh", date: "2022-12-09" },
    handover: { id: "h1", title: "Giao chỉ tiêu" },
    unit: { code: "02635", name: "Phường Duyên Hải" },
    endpoint: "e_1",
    device_key: "SPKI",
    channel: "secure",
    event: "acknowledged",
    manual: true,
    person: "Hoà",
    position: "Chủ tịch",
    on_behalf_of: "",
    reason: "",
    drawing: "",
    clock: CLOCK,
    documents: [
      {
        document: "d_1",
        type: "Quyết định",
        number: "05",
        symbol: "QĐ-UBND",
        subject: "Về …",
        sha256: "11",
        envelope: "aa",
      },
      { document: "d_2", type: "", number: "", symbol: "", subject: "", sha256: "22", envelope: "bb" },
    ],
    checkpoint: { size: 1702, root: "cm9vdA==" },
  });
});

test("who refuses states the reason, and of a document that did not open only its envelope", () => {
  const answer = { event: "refuse", person: "Hoà", position: "Chủ tịch", reason: "Thiếu văn bản" };
  const holding = { ...KNOWN.holding, plaintexts: { d_1: "11" } };
  const { event, reason, documents } = stated({ answer, holding });
  assert.deepEqual([event, reason], ["refused", "Thiếu văn bản"]);
  assert.deepEqual(
    documents.map(({ sha256 }) => sha256),
    ["11", null],
  );
});

test("a device without a key, or which saw no checkpoint, says so", () => {
  const identity = { ...KNOWN.identity, device_key: null, keys: null };
  const { device_key, channel, checkpoint } = stated({ identity, checkpoint: null });
  assert.deepEqual([device_key, channel, checkpoint], [null, "insecure", null]);
});

test("a device joins with a key, asks again with the same one, and its signature verifies", async () => {
  const shelf = new Shelf(new FakeDatabase());
  const sent = [];
  globalThis.navigator ??= { userAgent: "" };
  globalThis.fetch = async (_, { body }) => {
    sent.push(JSON.parse(body).device_key);
    if (sent.length === 1) throw new TypeError("lost");
    return Response.json({ token: "T", log: "L" }, { status: 201, headers: { "X-Ceremony": "1" } });
  };
  assert.deepEqual(await enrol("EW754CJD", shelf), { refused: "offline" });
  const identity = await enrol("EW754CJD", shelf);
  assert.equal(sent[0], sent[1]);
  assert.deepEqual([identity.device_key, identity.log], [sent[0], "L"]);

  const ecdsa = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("spki", fromBase64url(sent[0]), ecdsa, true, ["verify"]);
  const signed = fromBase64url(await signature(identity.keys, "Quyết định"));
  assert.equal(signed.length, 64);
  assert.equal(await crypto.subtle.verify(ecdsa, key, signed, utf8("Quyết định")), true);
  assert.equal(await crypto.subtle.verify(ecdsa, key, signed, utf8("Quyết định.")), false);
});

test("the private key cannot be taken out of the device", async () => {
  const keys = await pendingKeys(new Shelf(new FakeDatabase()));
  for (const format of ["pkcs8", "jwk"]) {
    await assert.rejects(crypto.subtle.exportKey(format, keys.privateKey), format);
  }
});

test("without WebCrypto there is no key and no signature", async () => {
  Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true });
  const keys = await pendingKeys(new Shelf(new FakeDatabase()));
  assert.deepEqual([keys, await publicPart(keys), await signature(keys, "text")], [null, null, null]);
});
