import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { emptyHolding } from "../../static/js/endpoint/keeping/holding.js";
import { handoverStatus, STAGES, stageOf } from "../../static/js/endpoint/status.js";

const sentences = Object.fromEntries(
  ["vi", "en"].map((language) => {
    const file = new URL(`../../ceremony/translations/${language}/endpoint.json`, import.meta.url);
    return [language, JSON.parse(readFileSync(file, "utf8"))];
  }),
);
const MANIFEST = {
  handover: "h1",
  unit: "02716",
  sealing: 1,
  envelopes: [{ document: "d_1" }, { document: "d_2" }],
};
const HELD = { d_1: "aa", d_2: "bb" };
const PLAINTEXTS = { d_1: "11", d_2: "22" };
const handover = (state, delivery = "waiting", secret = undefined) => ({
  id: "h1",
  title: "",
  state,
  sealing: 1,
  release_hash: "",
  secret,
  delivery: { state: delivery, staged_here: false },
});
const holding = (changes = {}) => ({ ...emptyHolding(), ...changes });
const staged = (changes = {}) => holding({ manifest: MANIFEST, held: HELD, ...changes });
const ANSWER = { event: "acknowledge", person: "", position: "" };

const CASES = [
  ["nothing fetched yet", handover("sealed"), holding(), "staging", "stage"],
  [
    "half of it here",
    handover("sealed"),
    holding({ manifest: MANIFEST, held: { d_1: "aa" } }),
    "staging",
    "stage",
  ],
  [
    "the line breaks",
    handover("sealed"),
    holding({ manifest: MANIFEST, retrying: true }),
    "retrying",
    "stage",
  ],
  ["all here", handover("sealed"), staged(), "staged", "release"],
  ["the leaders stand ready", handover("armed"), staged(), "armed", "release"],
  ["a new sealing", { ...handover("sealed"), sealing: 2 }, staged(), "staging", "stage"],
  ["released, nothing here", handover("released", "released", "S"), holding(), "fetching", "stage"],
  ["released, sealed here", handover("released", "released", "S"), staged(), "opening", "release"],
  ["open", handover("released", "opened", "S"), staged({ plaintexts: PLAINTEXTS }), "opened", "confirm"],
  [
    "confirmed",
    handover("released", "opened", "S"),
    staged({ plaintexts: PLAINTEXTS, answer: ANSWER }),
    "sending_acknowledge",
    "confirm",
  ],
  [
    "refused",
    handover("released", "opened", "S"),
    staged({ answer: { ...ANSWER, event: "refuse" } }),
    "sending_refuse",
    "release",
  ],
  [
    "confirmed",
    handover("released", "acknowledged", "S"),
    staged({ plaintexts: PLAINTEXTS }),
    "acknowledged",
    "end",
  ],
  ["refused", handover("released", "refused", "S"), staged(), "refused", "end"],
  ...["ciphertext_hash", "commitment", "decryption", "plaintext_hash"].map((fault) => [
    `fault ${fault}`,
    handover("released", "released", "S"),
    staged({ fault }),
    `fault_${fault}`,
    "release",
  ]),
];

const SHORT = { needed: 5_000_000, free: 2_000_000 };
const WITHOUT_A_LINK = [
  ["half of it here", handover("sealed"), holding({ manifest: MANIFEST }), "retrying", "stage"],
  ["all here", handover("sealed"), staged(), "staged_offline", "release"],
  ["the leaders stand ready", handover("armed"), staged(), "armed_offline", "release"],
  ["released, nothing here", handover("released", "released", "S"), holding(), "retrying", "stage"],
  [
    "open",
    handover("released", "opened", "S"),
    staged({ plaintexts: PLAINTEXTS }),
    "opened_offline",
    "confirm",
  ],
  [
    "confirmed",
    handover("released", "opened", "S"),
    staged({ answer: ANSWER }),
    "queued_acknowledge",
    "release",
  ],
  [
    "refused",
    handover("released", "opened", "S"),
    staged({ answer: { ...ANSWER, event: "refuse" } }),
    "queued_refuse",
    "release",
  ],
  ["no room", handover("sealed"), holding({ manifest: MANIFEST, short: SHORT }), "short", "stage"],
  [
    "confirmed on a full disk",
    handover("released", "opened", "S"),
    staged({ plaintexts: PLAINTEXTS, answer: ANSWER, answerKept: false }),
    "unkept",
    "confirm",
  ],
];

const ALL = [
  ...CASES.map((one) => [false, ...one]),
  [
    false,
    "something was lost",
    handover("armed"),
    holding({ manifest: MANIFEST, lost: true }),
    "lost",
    "stage",
  ],
  ...WITHOUT_A_LINK.map(([name, ...rest]) => [true, `${name}, without a link`, ...rest]),
];

for (const [lost, name, given, held, key, stage] of ALL) {
  test(`${name}: ${key}, at step ${stage}, with a sentence in both languages`, () => {
    const status = handoverStatus(given, held, lost);
    assert.equal(status.key, key);
    assert.equal(stageOf(given, held), stage);
    for (const language of ["vi", "en"]) {
      for (const part of ["title", "text"]) {
        const sentence = sentences[language][`${key}_${part}`];
        assert.ok(sentence, `${language} ${key}_${part}`);
        for (const [, placeholder] of sentence.matchAll(/\{(\w+)\}/g))
          assert.ok(placeholder in (status.values ?? {}));
      }
    }
  });
}

test("both languages have the same sentences with the same placeholders", () => {
  const shape = (language) =>
    Object.entries(sentences[language]).map(([key, sentence]) => [
      key,
      [...sentence.matchAll(/\{\w+\}/g)].map(String).sort(),
    ]);
  assert.deepEqual(shape("vi"), shape("en"));
  for (const stage of STAGES) assert.ok(sentences.vi[`step_${stage}`]);
});
