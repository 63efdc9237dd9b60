import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as noble from "../../static/js/crypto/noble.js";
import * as webcrypto from "../../static/js/crypto/webcrypto.js";
import { releaseHash } from "../../static/js/envelope.js";
import { readReleaseCode } from "../../static/js/release-code.js";

/** Written by `ceremony.vault.codes.write_secret`. */
const WRITTEN = {
  AAAAAAAAAAAAAAAAAAAAAA: "0000 000G 0005 000N 000A 000T 000F 000Z 000M",
  AAECAwQFBgcICQoLDA0ODw: "0000 G405 R400 M30M E20Y 9186 5GRH 38E3 1W09",
  ____________________pw: "ZZZB ZZZV ZZZE ZZZY ZZZ1 ZZZH ZZZ4 ZZZM MW06",
};
const [, SECRET] = Object.keys(WRITTEN);
const CODE = WRITTEN[SECRET];

/** The code with another character at one place. */
function changed(at, character) {
  return CODE.slice(0, at) + character + CODE.slice(at + 1);
}

test("a code that Python wrote is read", () => {
  for (const [secret, code] of Object.entries(WRITTEN)) assert.deepEqual(readReleaseCode(code), { secret });
});

test("case, separators and look-alike letters do not matter", () => {
  const alike = CODE.replaceAll("0", "o").replaceAll("1", "l");
  const typings = [CODE.toLowerCase(), CODE.replaceAll(" ", ""), CODE.replaceAll(" ", "-"), alike];
  for (const typed of [...typings, CODE.replaceAll(" ", "\n")])
    assert.deepEqual(readReleaseCode(typed), { secret: SECRET });
});

test("every wrong character is found in its group", () => {
  for (const [at, right] of [...CODE].entries()) {
    if (right === " ") continue;
    for (const wrong of "0123456789ABCDEFGHJKMNPQRSTVWXYZU?") {
      if (wrong === right) continue;
      assert.deepEqual(
        readReleaseCode(changed(at, wrong)),
        { slip: Math.floor(at / 5) + 1 },
        `${wrong} at ${at}`,
      );
    }
  }
});

test("two groups exchanged are found at the first of them", () => {
  const [first, second, third, ...others] = CODE.split(" ");
  assert.deepEqual(readReleaseCode([first, third, second, ...others].join(" ")), { slip: 2 });
});

test("a slip is told as soon as its group is whole, and until then nothing but the length", () => {
  assert.deepEqual(readReleaseCode(""), { slip: 0 });
  assert.deepEqual(readReleaseCode("0000 G40"), { slip: 0 });
  assert.deepEqual(readReleaseCode("0000 G405 R400 M3"), { slip: 0 });
  assert.deepEqual(readReleaseCode("0000 G406"), { slip: 2 });
  assert.deepEqual(readReleaseCode(`${CODE} 0`), { slip: 0 });
  assert.deepEqual(readReleaseCode(`${CODE} 0000`), { slip: 0 });
});

test("bits that a secret does not have are a slip of the last group", () => {
  const last = readReleaseCode(`${WRITTEN.AAAAAAAAAAAAAAAAAAAAAA.slice(0, -4)}001W`);
  assert.deepEqual(last, { slip: 9 });
});

test("what is read is checked against the hash that a handover publishes", async () => {
  const { envelopes } = JSON.parse(
    readFileSync(new URL("../vectors/envelope.json", import.meta.url), "utf8"),
  );
  for (const { secret, release_hash } of envelopes) {
    for (const crypto of [webcrypto, noble]) assert.equal(await releaseHash(secret, crypto), release_hash);
  }
});
