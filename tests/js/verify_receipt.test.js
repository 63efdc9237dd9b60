import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { verify } from "../../static/js/verify/verifier.js";
import { base45, canonical, code, Device, LogSigner, receiptFile, TinyLog } from "./verify_fixture.js";

const bytes = (text) => new TextEncoder().encode(text);
const log = new TinyLog();

async function check(receipt, given) {
  const result = await verify(typeof receipt === "string" ? bytes(receipt) : receiptFile(receipt), given);
  const wrong = result.findings.filter(({ holds }) => !holds).map((finding) => finding.code);
  return {
    ...result,
    wrong: [...new Set(wrong)].join(" "),
    codes: result.findings.map((finding) => finding.code),
  };
}

test("a receipt holds, and says who acknowledged what", async () => {
  const { status, kind, log: key, codes, facts } = await check(log.receipt(), { key: log.signer.text });
  assert.deepEqual([status, kind, key], [0, "receipt", log.signer.text]);
  assert.equal(codes.join(" "), "format key checkpoint inclusion delivery endpoint acknowledgement");
  const { person, position, unitName, signed, documents } = /** @type {any} */ (facts.receipt);
  assert.deepEqual([person, position, unitName], ["Nguyễn Thị Lan", "Văn thư", "Phường Duyên Hải"]);
  assert.equal(signed, true);
  assert.equal(documents.length, 2);
});

test("a refusal without a signature holds, and it is said that nobody signed", async () => {
  const { status, codes } = await check(log.receipt("02647", "package_refused"));
  assert.equal(status, 0);
  assert.ok(codes.includes("unsigned"));
});

test("the code of a receipt holds, and it is said what it leaves open", async () => {
  const { status, codes } = await check(code(log.receipt()));
  assert.equal(status, 0);
  assert.equal(codes.join(" "), "format key checkpoint inclusion delivery acknowledgement key_not_enrolled");
});

test("white space around a code is no part of it", async () => {
  assert.equal((await check(`\n ${code(log.receipt())} \r\n`)).status, 0);
});

test("a receipt with nesting beyond reason is none", async () => {
  const deep = `${"[".repeat(1e5)}${"]".repeat(1e5)}`;
  assert.equal((await check(`{"format":"ceremony/receipt/v1","n":${deep}}`)).status, 2);
  assert.equal(
    (await check(`{"format":"ceremony/receipt/v1","n":"${"x\\n".repeat(4e6)}"}\n`)).wrong,
    "format",
  );
});

test("an entry in a receipt is spelled as in the log", async () => {
  const odd = new TinyLog({
    entry: (entry) => (entry.event === "package_opened" ? JSON.stringify(entry) : entry),
  });
  assert.equal((await check(odd.receipt("02635", "package_opened"))).wrong, "inclusion");
});

test("what is neither a receipt nor a bundle is told apart from what does not hold", async () => {
  const packed = (text) => `CEREMONY1:${base45(deflateSync(bytes(text)))}`;
  const strangers = [
    "",
    "{}",
    "[]",
    "null",
    "%PDF-1.7",
    '{"format": "ceremony/receipt/v2"}',
    "CEREMONY1:",
    "CEREMONY1:ABC",
  ];
  for (const text of [
    ...strangers,
    packed("{}"),
    `${code(log.receipt())}0`,
    `\ufeff${JSON.stringify(log.receipt())}`,
  ]) {
    assert.equal((await check(text)).status, 2, text.slice(0, 20));
  }
});

const SECOND_DEVICE = new TinyLog({ device: new Device(4) });
test("a signature that is not that of the statement's key does not hold, in a code neither", async () => {
  assert.equal((await check(SECOND_DEVICE.receipt())).wrong, "acknowledgement");
  assert.equal((await check(code(SECOND_DEVICE.receipt()))).wrong, "acknowledgement");
});

test("a given key that is another ends the checks", async () => {
  const { wrong, codes, log: shown } = await check(log.receipt(), { key: new LogSigner(2).text });
  assert.equal(wrong, "key");
  assert.equal(codes.at(-1), "key");
  assert.equal(shown, log.signer.text);
});

test("a code with what belongs into the file only is no code of ours", async () => {
  const whole = `CEREMONY1:${base45(deflateSync(bytes(canonical(log.receipt()))))}`;
  assert.equal((await check(whole)).wrong, "format");
});

test("a receipt has one spelling", async () => {
  const text = canonical(log.receipt());
  assert.equal((await check(`${text}\n`)).status, 0);
  for (const other of [
    text,
    `${text}\n\n`,
    ` ${text}\n`,
    `${JSON.stringify(log.receipt())}\n`,
    text.replace('"h1"', '"\\u00681"'),
  ]) {
    assert.equal((await check(other)).wrong, "format");
  }
});
