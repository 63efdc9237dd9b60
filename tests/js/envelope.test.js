import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { backend, sha256Hex } from "../../static/js/crypto/backend.js";
import * as beside from "../../static/js/crypto/beside.js";
import { fromBase64url, toHex } from "../../static/js/crypto/encoding.js";
import * as noble from "../../static/js/crypto/noble.js";
import * as webcrypto from "../../static/js/crypto/webcrypto.js";
import { openEnvelope } from "../../static/js/envelope.js";

const { envelopes } = JSON.parse(readFileSync(new URL("../vectors/envelope.json", import.meta.url), "utf8"));

/** @param {any} vector */
function opened(vector, changes = {}) {
  const { secret, share, document: documentId, commitment } = vector;
  return { secret, share, documentId, commitment, bytes: fromBase64url(vector.envelope), ...changes };
}

for (const [name, crypto] of Object.entries({ webcrypto, noble, beside })) {
  for (const vector of envelopes) {
    test(`${name} opens ${vector.name} and finds the published hash`, async () => {
      const plaintext = await openEnvelope(opened(vector), crypto);
      assert.deepEqual(plaintext, fromBase64url(vector.plaintext));
      assert.equal(toHex(await crypto.sha256(plaintext)), vector.plaintext_sha256);
      assert.equal(toHex(await crypto.sha256(fromBase64url(vector.envelope))), vector.sha256);
    });
  }

  const [vector, other] = envelopes;

  test(`${name} refuses another secret before decrypting`, async () => {
    const untouched = { ...crypto, openGcm: () => assert.fail("decrypted without a commitment") };
    await assert.rejects(openEnvelope(opened(vector, { secret: other.secret }), untouched), {
      code: "commitment",
    });
  });

  test(`${name} refuses a commitment that is not the envelope's`, async () => {
    await assert.rejects(openEnvelope(opened(vector, { commitment: other.commitment }), crypto), {
      code: "commitment",
    });
  });

  test(`${name} refuses another document's id`, async () => {
    await assert.rejects(openEnvelope(opened(vector, { documentId: "d_other" }), crypto), {
      code: "commitment",
    });
  });

  test(`${name} refuses a flipped bit anywhere in nonce, ciphertext or tag`, async () => {
    const length = fromBase64url(vector.envelope).length;
    for (const at of [0, 11, 12, 30, length - 16, length - 1]) {
      const bytes = fromBase64url(vector.envelope);
      bytes[at] ^= 1;
      await assert.rejects(openEnvelope(opened(vector, { bytes }), crypto), { code: "decryption" });
    }
  });

  test(`${name} refuses an envelope that was cut short`, async () => {
    for (const length of [0, 5, 12, 27]) {
      const bytes = fromBase64url(vector.envelope).slice(0, length);
      await assert.rejects(openEnvelope(opened(vector, { bytes }), crypto), { code: "decryption" });
    }
  });
}

test("without crypto.subtle the JavaScript back end is used", async (context) => {
  const original = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  context.after(() => original && Object.defineProperty(globalThis, "crypto", original));
  Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true });
  assert.equal(await backend(), beside);
  assert.equal(await sha256Hex(fromBase64url(envelopes[0].envelope)), envelopes[0].sha256);
});
