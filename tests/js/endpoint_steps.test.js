import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyHolding } from "../../static/js/endpoint/keeping/holding.js";
import { nextStep } from "../../static/js/endpoint/steps.js";

const ENVELOPES = [
  { document: "d_1", sha256: "aa" },
  { document: "d_2", sha256: "bb" },
];
const MANIFEST = { handover: "h1", unit: "02716", sealing: 1, envelopes: ENVELOPES };
const HELD = { d_1: "aa", d_2: "bb" };
const PLAINTEXTS = { d_1: "11", d_2: "22" };
const ANSWER = { event: "acknowledge", person: "Nguyễn Thị Hoà", position: "Chủ tịch" };
const REFUSAL = { event: "refuse", person: "Nguyễn Thị Hoà", position: "Chủ tịch", reason: "Thiếu văn bản" };

function handover(changes = {}, delivery = {}) {
  return {
    id: "h1",
    title: "",
    state: "sealed",
    sealing: 1,
    release_hash: "",
    ...changes,
    delivery: { state: "waiting", staged_here: false, ...delivery },
  };
}
const released = (state) => handover({ state: "released", secret: "S" }, { state });
const holding = (changes = {}) => ({ ...emptyHolding(), ...changes });
const open = (changes = {}) =>
  holding({ manifest: MANIFEST, held: HELD, plaintexts: PLAINTEXTS, shown: true, ...changes });

test("a device with nothing asks for the manifest, then for each envelope that is missing", () => {
  assert.deepEqual(nextStep(handover(), holding(), true), { do: "manifest" });
  const first = nextStep(handover(), holding({ manifest: MANIFEST }), true);
  assert.deepEqual(first, { do: "fetch", envelope: ENVELOPES[0] });
  const second = nextStep(handover(), holding({ manifest: MANIFEST, held: { d_1: "aa" } }), true);
  assert.deepEqual(second, { do: "fetch", envelope: ENVELOPES[1] });
});

test("a new sealing makes the old manifest worthless", () => {
  assert.deepEqual(nextStep(handover({ sealing: 2 }), holding({ manifest: MANIFEST, held: HELD }), true), {
    do: "manifest",
  });
});

test("what is staged is reported once, and only over a link", () => {
  const staged = holding({ manifest: MANIFEST, held: HELD });
  const report = { do: "report", event: "staged", payload: { handover: "h1", sealing: 1, envelopes: HELD } };
  assert.deepEqual(nextStep(handover(), staged, true), report);
  assert.equal(nextStep(handover(), staged, false), null);
  assert.equal(nextStep(handover(), { ...staged, answered: { staged: true } }, true), null);
  assert.equal(nextStep(handover({}, { staged_here: true, state: "staged" }), staged, true), null);
});

test("another device of the unit having staged does not excuse this one", () => {
  const staged = holding({ manifest: MANIFEST, held: HELD });
  assert.equal(nextStep(handover({}, { state: "staged" }), staged, true)?.event, "staged");
});

test("after the release every document is opened, with or without a link", () => {
  const staged = holding({ manifest: MANIFEST, held: HELD });
  assert.deepEqual(nextStep(released("released"), staged, false), { do: "open", envelopes: ENVELOPES });
});

test("a device that comes after the release fetches first and opens then", () => {
  assert.deepEqual(nextStep(released("released"), holding(), true), { do: "manifest" });
  assert.equal(nextStep(released("released"), holding({ manifest: MANIFEST }), true)?.do, "fetch");
});

test("delivered, opened and the answer are reported in this order, each when the one before was taken", () => {
  const steps = [];
  const local = open({ answer: ANSWER });
  for (
    let step = nextStep(released("released"), local, true);
    step;
    step = nextStep(released("released"), local, true)
  ) {
    steps.push(step);
    local.answered = { ...local.answered, [step.event ?? step.answer.event]: true };
  }
  assert.deepEqual(steps, [
    { do: "report", event: "delivered", payload: { handover: "h1", documents: PLAINTEXTS } },
    { do: "report", event: "opened", payload: { handover: "h1", automatic: true } },
    { do: "answer", answer: ANSWER },
  ]);
});

test("what the server already knows is not reported again", () => {
  assert.equal(nextStep(released("opened"), open(), true), null);
  assert.equal(nextStep(released("delivered"), open(), true)?.event, "opened");
});

test("once the unit has answered, this device fetches its receipt and asks for nothing else", () => {
  for (const state of ["acknowledged", "refused"]) {
    assert.deepEqual(nextStep(released(state), open({ answer: ANSWER }), true), { do: "receipt" });
    assert.deepEqual(nextStep(released(state), open({ fault: "decryption" }), true), { do: "receipt" });
    assert.equal(nextStep(released(state), open(), false), null);
    assert.equal(nextStep(released(state), open({ receipt: "{}" }), true), null);
    assert.equal(nextStep(released(state), open({ answered: { receipt: true } }), true), null);
  }
  assert.equal(nextStep(released("opened"), open(), true), null);
});

test("documents that nobody could see yet are not reported as opened", () => {
  assert.equal(nextStep(released("delivered"), open({ shown: false }), true), null);
});

test("a refusal goes out even if nothing could be opened, an acknowledgement does not", () => {
  const faulty = holding({ answer: REFUSAL, fault: "decryption", manifest: MANIFEST });
  assert.deepEqual(nextStep(released("released"), faulty, true), { do: "answer", answer: REFUSAL });
  const listless = { ...faulty, manifest: null };
  assert.deepEqual(nextStep(released("released"), listless, true), { do: "manifest" });
  assert.equal(nextStep(released("released"), holding({ answer: ANSWER, fault: "decryption" }), true), null);
  assert.equal(nextStep(handover(), open({ answer: REFUSAL }), true)?.event, "staged");
});

test("an answer given without a link waits for it", () => {
  assert.equal(nextStep(released("opened"), open({ answer: ANSWER }), false), null);
  assert.equal(nextStep(released("opened"), open({ answer: ANSWER }), true)?.do, "answer");
});

test("a fault is told first and then waits for a person", () => {
  const faulty = open({ fault: "decryption", unreported: [{ document: "d_1", fault: "decryption" }] });
  const payload = { handover: "h1", document: "d_1", fault: "decryption" };
  assert.deepEqual(nextStep(released("released"), faulty, true), { do: "report", event: "fault", payload });
  assert.equal(nextStep(released("released"), { ...faulty, unreported: [] }, true), null);
});
