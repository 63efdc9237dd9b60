import assert from "node:assert/strict";
import { test } from "node:test";
import { checks } from "../../static/js/desk/checks.js";
import { fromSnapshot } from "../../static/js/desk/view.js";

const NOW = Date.parse("2022-12-09T02:00:10.000Z");
const PRESENTERS = [
  { id: "first", name: "Bí thư Tỉnh uỷ" },
  { id: "second", name: "Chủ tịch UBND tỉnh" },
];

function ready() {
  const deliveries = { "02635": { state: "staged" }, "02692": { state: "staged" } };
  const handover = { id: "h1", title: "Giao kế hoạch", state: "sealed", presenters: PRESENTERS, deliveries };
  const status = { take: 1, hidden: false, sound: "on", at: "2022-12-09T02:00:08.000Z" };
  const stage = {
    id: "s1",
    name: "Sân khấu",
    kind: "stage",
    show: { mode: "program" },
    hands: true,
    volume: 60,
  };
  return {
    view: fromSnapshot({
      conference: { mode: "live" },
      handovers: [{ ...handover, units: Object.keys(deliveries) }],
      rundown: [{ id: "c1", scene: { kind: "handover", handover: "h1" } }],
      program: { take: 1, at: "2022-12-09T02:00:00.000Z", scene: { kind: "lobby" } },
      rehearsed: { at: "2022-12-08T02:00:00.000Z", units: ["02635", "02692"] },
      storage: { free_bytes: 48e9 },
      readiness: {
        e1: { unit: "02635", checks: { link: "ok" }, at: "2022-12-09T01:00:00.000Z" },
        e2: { unit: "02692", checks: { link: "ok" }, at: "2022-12-09T01:00:00.000Z" },
      },
    }),
    screens: [{ ...stage, connected: true, status }],
    presence: { "02635": 1, "02692": 1 },
    now: NOW,
  };
}

function toDo(known) {
  return Object.fromEntries(
    checks(known)
      .filter(({ good }) => !good)
      .map(({ id, missing }) => [id, missing]),
  );
}

test("a conference that has everything is ready", () => {
  assert.deepEqual(toDo(ready()), {});
});

test("what is missing is named", () => {
  const known = ready();
  known.view.handovers[0].deliveries["02692"].state = "waiting";
  known.presence = { "02692": 1 };
  known.view.rundown = [];
  known.view.rehearsed = { at: "2022-12-08T02:00:00.000Z", units: ["02692"] };
  known.screens[0].show = { mode: "blank" };
  assert.deepEqual(toDo(known), {
    staged: ["02692"],
    connected: ["02635"],
    roll_call: ["02635"],
    cues: ["Giao kế hoạch"],
    screens: ["Sân khấu"],
    took_part: ["02635"],
  });
});

test("a presenter presses at a podium that is there, else at a stage that takes hands", () => {
  const known = ready();
  const podium = { id: "p1", name: "Bục 1", kind: "podium", presenter: "first", show: {}, connected: false };
  known.screens.push({ ...podium, status: null });
  assert.deepEqual(toDo(known), { podiums: ["Bí thư Tỉnh uỷ"] });
  known.screens[0].hands = false;
  assert.deepEqual(toDo(known), { podiums: ["Bí thư Tỉnh uỷ", "Chủ tịch UBND tỉnh"] });
  known.screens[1].connected = true;
  assert.deepEqual(toDo(known), { podiums: ["Chủ tịch UBND tỉnh"] });
});

test("without a rehearsal the list says so, and a rehearsal itself is not asked for one", () => {
  const known = ready();
  known.view.rehearsed = null;
  assert.deepEqual(Object.keys(toDo(known)), ["rehearsed"]);
  known.view.conference = { mode: "rehearsal" };
  assert.deepEqual(toDo(known), {});
});

test("a full disk and a draft are found", () => {
  const known = ready();
  known.view.storage = { free_bytes: 1e8 };
  known.view.handovers[0].state = "draft";
  const found = toDo(known);
  assert.deepEqual([found.sealed, "storage" in found], [["Giao kế hoạch"], true]);
});
