import assert from "node:assert/strict";
import { test } from "node:test";
import { releaseFile, secretIn } from "../../static/js/endpoint/opening/release-file.js";
import { releaseHash } from "../../static/js/envelope.js";

const SECRET = "AAECAwQFBgcICQoLDA0ODw";
const HASH = await releaseHash(SECRET);
const HANDOVER = { id: "h1", title: "Giao chỉ tiêu", release_hash: HASH };

test("a file from a device that has the release opens the same handover elsewhere", async () => {
  assert.deepEqual(await secretIn(releaseFile(HANDOVER, SECRET), HASH), { secret: SECRET });
});

test("a file of another handover is told apart from what is no release at all", async () => {
  assert.deepEqual(await secretIn(releaseFile(HANDOVER, "_____________________w"), HASH), {
    problem: "other",
  });
  for (const text of ["", "xin chào", "{}", '{"format":"ceremony/release-file/v1","secret":"AA"}', "null"]) {
    assert.deepEqual(await secretIn(text, HASH), { problem: "foreign" }, text);
  }
});
