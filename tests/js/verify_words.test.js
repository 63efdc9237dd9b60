import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { verify } from "../../static/js/verify/verifier.js";
import { cases } from "./verify_cases.js";
import { code, TinyLog } from "./verify_fixture.js";

const sentences = (language) =>
  JSON.parse(
    readFileSync(new URL(`../../ceremony/translations/${language}/verify.json`, import.meta.url), "utf8"),
  );

test("whatever is found, in whatever file, has its sentence", async () => {
  const steps = new Set();
  const words = new Set();
  const scan = new TextEncoder().encode(code(new TinyLog().receipt("02647", "package_refused")));
  for (const bytes of [scan, ...[...cases()].map((one) => one.bytes)]) {
    const { kind, findings } = await verify(bytes, { report: (step) => steps.add(`step_${step}`) });
    for (const finding of findings) {
      words.add(`finding_${kind}_${finding.code}`);
      if (finding.detail) words.add(`detail_${finding.detail}`);
    }
  }
  assert.equal(words.size >= 17 + 9 + 5, true, [...words].join(" "));
  for (const language of ["vi", "en"]) {
    const known = sentences(language);
    assert.deepEqual(
      [...words, ...steps].filter((word) => !(word in known)),
      [],
    );
  }
});
