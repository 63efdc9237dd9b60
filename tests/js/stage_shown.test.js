import assert from "node:assert/strict";
import { test } from "node:test";
import { shownOf } from "../../static/js/stage/shown.js";
import { applyEntries, fromSnapshot } from "../../static/js/stage/state.js";

const units = ["02635", "02692"];
const deliveries = (state) => Object.fromEntries(units.map((code) => [code, state]));
const handover = (state, id = "h1") => ({ id, state, units, presenters: [] });
const program = (kind, fields = {}, more = {}) => ({
  take: 1,
  cue: null,
  scene: { kind, ...fields },
  step: 0,
  minutes: null,
  at: "2022-12-09T01:00:00.000Z",
  ...more,
});
const kindOf = (snapshot, screen) => shownOf(fromSnapshot(snapshot), screen)?.kind;
const taken = (kind, fields = {}, take = 2) => ({
  seq: 9,
  at: "2022-12-09T02:00:00.000Z",
  event: "scene_taken",
  take,
  cue: "c02",
  scene: { kind, ...fields },
  minutes: 10,
});

test("nothing heard yet is the neutral slide, nothing taken yet the lobby", () => {
  assert.equal(shownOf(null).kind, "neutral");
  assert.equal(kindOf({}), "lobby");
  assert.equal(kindOf({ handover: handover("draft") }), "lobby");
  assert.equal(kindOf({ handover: handover("sealed") }), "lobby");
});

test("a handover that goes on is shown although no scene was taken", () => {
  assert.equal(kindOf({ handover: handover("armed") }), "press");
  assert.equal(kindOf({ handover: handover("released"), deliveries: deliveries("opened") }), "spreading");
});

test("a handover's scene is the press until the release, then it spreads until everyone has acknowledged", () => {
  const on = (state, delivery) =>
    kindOf({
      program: program("handover", { handover: "h1" }),
      handover: handover(state),
      deliveries: deliveries(delivery),
    });
  assert.equal(on("sealed", "staged"), "press");
  assert.equal(on("armed", "staged"), "press");
  assert.equal(on("released", "opened"), "spreading");
  assert.equal(on("released", "acknowledged"), "complete");
});

test("complete is when everyone has acknowledged: one refusal, and it is not", () => {
  const oneRefused = { ...deliveries("acknowledged"), "02635": "refused" };
  assert.equal(kindOf({ handover: handover("released"), deliveries: oneRefused }), "spreading");
});

test("a handover without units is never complete", () => {
  assert.equal(kindOf({ handover: { ...handover("released"), units: [] } }), "spreading");
});

test("the press keeps its scene while it wakes up", () => {
  const key = (state) =>
    shownOf(fromSnapshot({ program: program("handover", { handover: "h1" }), handover: handover(state) }))
      .key;
  assert.equal(key("sealed"), key("armed"));
});

test("what a screen is told to show goes before the program, but not on a monitor", () => {
  const told = (show) => ({ program: program("welcome"), screen: { show } });
  assert.equal(kindOf(told({ mode: "program" })), "welcome");
  assert.equal(kindOf(told({ mode: "blank" })), "blank");
  const scene = { kind: "announcement", title: "", text: "" };
  assert.equal(kindOf(told({ mode: "scene", scene })), "announcement");
  assert.equal(kindOf(told({ mode: "blank" }), { isMonitor: true }), "welcome");
});

test("the screen's own neutral slide goes before everything", () => {
  assert.equal(kindOf({ handover: handover("armed") }, { isNeutral: true }), "neutral");
});

test("a scene whose data is not there yet is not shown, and the snapshot is fetched", () => {
  const state = fromSnapshot({ program: program("welcome"), handover: handover("released") });
  for (const entry of [
    taken("document", { document: "d1" }),
    taken("closing"),
    taken("handover", { handover: "h2" }),
  ]) {
    assert.equal(applyEntries(state, [entry]), true);
    assert.equal(shownOf(state), null);
  }
});

test("a scene that needs nothing more is shown at once", () => {
  const state = fromSnapshot({ program: program("welcome"), handover: handover("sealed") });
  assert.equal(applyEntries(state, [taken("speaker", { name: "", position: "Bí thư", topic: "" })]), false);
  assert.deepEqual((({ kind, take, minutes, at }) => ({ kind, take, minutes, at }))(shownOf(state)), {
    kind: "speaker",
    take: 2,
    minutes: 10,
    at: "2022-12-09T02:00:00.000Z",
  });
});

test("a step and a time belong to their take; those of an earlier one change nothing", () => {
  const state = fromSnapshot({ program: program("targets", {}, { take: 5 }) });
  const step = (take) => ({ seq: 9, at: "", event: "scene_stepped", take, step: 3 });
  applyEntries(state, [step(4)]);
  assert.equal(shownOf(state).step, 0);
  applyEntries(state, [step(5), { seq: 10, at: "", event: "scene_timed", take: 5, minutes: 12 }]);
  assert.equal(shownOf(state).step, 3);
  assert.equal(shownOf(state).minutes, 12);
});

test("each figure is a scene of its own, the pages of a document turn within theirs", () => {
  const key = (kind, fields, step) =>
    shownOf(fromSnapshot({ program: program(kind, fields, { step }), document: { id: "d1", pages: 4 } })).key;
  assert.notEqual(key("targets", {}, 0), key("targets", {}, 1));
  assert.equal(key("document", { document: "d1" }, 0), key("document", { document: "d1" }, 1));
});

test("the programme still marks the last cue while a scene beside the rundown is on", () => {
  const state = fromSnapshot({ program: program("welcome", {}, { cue: "c01" }) });
  applyEntries(state, [taken("programme"), { ...taken("announcement", {}, 3), cue: null }]);
  assert.equal(state.cue, "c02");
});
