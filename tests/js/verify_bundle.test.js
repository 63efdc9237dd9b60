import assert from "node:assert/strict";
import { test } from "node:test";
import { verify } from "../../static/js/verify/verifier.js";
import { cases } from "./verify_cases.js";
import { Device, LogSigner, TinyLog, zip } from "./verify_fixture.js";

async function wrong(bytes, given) {
  const { findings } = await verify(bytes, given);
  return [...new Set(findings.filter(({ holds }) => !holds).map(({ code }) => code))];
}

test("a bundle holds, and shows what it is about", async () => {
  const log = new TinyLog();
  const result = await verify(log.bundle(), { key: log.signer.text });
  assert.deepEqual(
    result.findings.filter(({ holds }) => !holds),
    [],
  );
  assert.equal(result.status, 0);
  assert.equal(result.kind, "bundle");
  assert.equal(result.log, log.signer.text);
  assert.equal(
    result.findings.map(({ code }) => code).join(" "),
    "container key manifest files checkpoint entries tree tiles checkpoints release documents endpoints delivery " +
      "acknowledgement receipts contradiction timestamp",
  );
  assert.deepEqual(result.facts.bundle?.handovers[0], {
    ...{ id: "h1", title: "Giao kế hoạch 2023", releasedAt: "2022-12-09T01:00:10.000Z", units: 3 },
    ...{ delivered: 3, opened: 1, acknowledged: 1, refused: 1, unsigned: 1 },
  });
});

test("no byte of a bundle is free", async () => {
  const bytes = new TinyLog().bundle();
  for (let at = 0; at < bytes.length; at += 61) {
    const changed = bytes.slice();
    changed[at] ^= 1;
    const { status } = await verify(changed);
    assert.equal(status, at < 4 ? 2 : 1, `byte ${at}`);
  }
});

test("a byte more, before, between or behind, is no bundle", async () => {
  const bytes = new TinyLog().bundle();
  assert.deepEqual(await wrong(new Uint8Array([...bytes, 0])), ["container"]);
  assert.deepEqual(await wrong(bytes.slice(0, -1)), ["container"]);
  assert.equal((await verify(new Uint8Array([0, ...bytes]))).status, 2);
});

test("another key than the given one ends the checks", async () => {
  const log = new TinyLog();
  assert.deepEqual(await wrong(log.bundle(), { key: new LogSigner(2).text }), ["key"]);
  assert.deepEqual(await wrong(log.bundle(), { key: "no key at all" }), ["key"]);
});

test("the verifiers of plain http, without WebCrypto, find the same", async () => {
  const plainHttp = { getRandomValues: crypto.getRandomValues.bind(crypto) };
  const whole = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  Object.defineProperty(globalThis, "crypto", { value: plainHttp, configurable: true });
  try {
    assert.deepEqual(await wrong(new TinyLog().bundle()), []);
    assert.deepEqual(await wrong(new TinyLog({ device: new Device(4) }).bundle()), [
      "acknowledgement",
      "receipts",
    ]);
  } finally {
    Object.defineProperty(globalThis, "crypto", /** @type {PropertyDescriptor} */ (whole));
  }
});

for (const { name, bytes, codes } of cases()) {
  test(`${name}: ${codes || "nothing to find"}`, async () => {
    assert.equal((await wrong(bytes)).join(" "), codes);
  });
}

test("a handover that was disarmed is not released", async () => {
  const inPlaceOfStaging = { package_staged: "handover_armed", handover_armed: "handover_disarmed" };
  const swapped = ({ event, ...entry }) => ({ ...entry, arming: 1, event: inPlaceOfStaging[event] ?? event });
  assert.deepEqual(await wrong(new TinyLog({ entry: swapped }).bundle()), ["release"]);
});

test("a receipt that stops before the furthest is none", async () => {
  const log = new TinyLog();
  const opened = JSON.stringify(log.receipt("02635", "package_opened"));
  assert.deepEqual(await wrong(log.bundle((files) => files.set("receipts/h1/02635.json", opened))), [
    "receipts",
  ]);
});

test("what is not listed in the manifest, or is in another order, does not hold", async () => {
  const log = new TinyLog();
  const unlisted = (text) => text.replace(/\w+ \d+ verify.html\n/, "");
  assert.deepEqual(await wrong(log.bundle(undefined, unlisted)), ["files"]);
  assert.deepEqual(await wrong(log.bundle(undefined, (text) => `${text}\n`)), ["manifest"]);
  assert.deepEqual(await wrong(log.bundle(undefined, (text) => text.replace("bundle/v1", "bundle/v2"))), [
    "manifest",
  ]);
});

test("a manifest that somebody else signed is found, and the rest is checked all the same", async () => {
  const log = new TinyLog();
  const forged = (note) => note.replace(/ [^ ]+\n$/, ` ${log.checkpoint.split(" ").at(-1)}`);
  assert.deepEqual(await wrong(log.bundle(undefined, undefined, forged)), ["manifest"]);
  const unlisted = (files) => files.delete("verify.html");
  assert.deepEqual(await wrong(log.bundle(unlisted, undefined, forged)), ["manifest", "files"]);
});

test("more files than a zip file can count are no container, and nothing breaks", async () => {
  const files = new Map(Array.from({ length: 200_000 }, (_, i) => [String(i), ""]));
  assert.deepEqual(await wrong(zip(files)), ["container"]);
});
