import assert from "node:assert/strict";
import { test } from "node:test";
import { alarmsOf, screenTroubles } from "../../static/js/desk/alarms.js";
import { addSection } from "../../static/js/i18n.js";

const NOW = Date.parse("2022-12-09T02:00:10.000Z");
const PROGRAM = { take: 7, at: "2022-12-09T02:00:00.000Z" };

function screen(changes = {}, status = {}) {
  return {
    id: "s1",
    name: "Sân khấu",
    kind: "stage",
    show: { mode: "program" },
    volume: 60,
    connected: true,
    status: { take: 7, hidden: false, sound: "on", at: "2022-12-09T02:00:08.000Z", ...status },
    ...changes,
  };
}

function troubles(one, program = PROGRAM) {
  return screenTroubles(one, { program, now: NOW });
}

function alarms(changes) {
  const calm = { screens: [], program: PROGRAM, armed: false, faults: 0, contradictions: 0, now: NOW };
  return alarmsOf({ ...calm, ...changes }).map(({ kind }) => kind);
}

test("a screen that shows the program and says so is in no trouble", () => {
  assert.deepEqual(troubles(screen()), []);
});

test("a screen is in trouble when it is lost, silent, hidden, or not allowed to sound", () => {
  assert.deepEqual(troubles(screen({ connected: false, status: null })), ["screen_lost"]);
  assert.deepEqual(troubles(screen({}, { at: "2022-12-09T01:59:50.000Z" })), ["screen_stale"]);
  assert.deepEqual(troubles(screen({}, { hidden: true })), ["screen_hidden"]);
  assert.deepEqual(troubles(screen({}, { sound: "blocked" })), ["sound_blocked"]);
  assert.deepEqual(troubles(screen({ volume: 0 }, { sound: "blocked" })), []);
});

test("a screen has three seconds to follow the program, if it is to show it", () => {
  const late = screen({}, { take: 6 });
  assert.deepEqual(troubles(late), ["screen_behind"]);
  assert.deepEqual(troubles(late, { take: 7, at: "2022-12-09T02:00:08.000Z" }), []);
  assert.deepEqual(troubles({ ...late, show: { mode: "frozen" } }), []);
});

test("a podium that is gone is an alarm only while the button is live", () => {
  const podium = screen({ kind: "podium", connected: false, status: null });
  assert.deepEqual(alarms({ screens: [podium] }), []);
  assert.deepEqual(alarms({ screens: [podium], armed: true }), ["podium_lost"]);
});

test("the gravest alarm comes first", () => {
  const screens = [screen({}, { sound: "blocked" }), screen({ id: "s2", connected: false, status: null })];
  assert.deepEqual(alarms({ screens, faults: 2, contradictions: 1 }), [
    "screen_lost",
    "contradiction",
    "faults",
    "sound_blocked",
  ]);
});

test("a screen without a name is told by its number", () => {
  addSection("desk", { screen_numbered: "Màn hình số {n}" });
  const blocked = screen({ name: "", number: 3 }, { sound: "blocked" });
  const [{ about }] = alarmsOf({
    screens: [blocked],
    program: PROGRAM,
    armed: false,
    faults: 0,
    contradictions: 0,
    now: NOW,
  });
  assert.equal(about, "Màn hình số 3");
});
