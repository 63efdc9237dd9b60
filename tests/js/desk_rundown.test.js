import assert from "node:assert/strict";
import { test } from "node:test";
import { expectedTimes, hourAndMinute, onDayOf, reachedCue } from "../../static/js/desk/rundown-times.js";

const RUNDOWN = [
  { id: "a", time: "08:00", minutes: 15 },
  { id: "b", time: "08:15", minutes: 10 },
  { id: "c", time: "08:25", minutes: 20 },
  { id: "d", time: "09:00", minutes: 10 },
];
const at = (time) => onDayOf(Date.UTC(2022, 11, 9, 5), time);

function expected(standing) {
  return expectedTimes(RUNDOWN, { minutes: null, ...standing }).map((ms) =>
    ms === null ? null : hourAndMinute(ms),
  );
}

test("before the first cue everything is expected as planned", () => {
  assert.deepEqual(expected({ reached: -1, at: Number.NaN, now: at("07:30") }), [
    "08:00",
    "08:15",
    "08:25",
    "09:00",
  ]);
});

test("a late cue makes the next ones late, and a gap in the plan takes the delay up", () => {
  assert.deepEqual(expected({ reached: 1, at: at("08:22"), now: at("08:23") }), [
    null,
    "08:22",
    "08:32",
    "09:00",
  ]);
});

test("a cue that runs over its minutes pushes the next one on with the clock", () => {
  assert.deepEqual(expected({ reached: 1, at: at("08:15"), now: at("08:50") }), [
    null,
    "08:15",
    "08:50",
    "09:10",
  ]);
});

test("what runs early comes early, up to a gap in the plan", () => {
  assert.deepEqual(expected({ reached: 0, at: at("08:00"), minutes: 5, now: at("08:01") }), [
    "08:00",
    "08:05",
    "08:15",
    "09:00",
  ]);
});

test("the cue on the screens is the one reached, else the one taken last", () => {
  const takes = {
    a: "2022-12-09T01:00:00.000Z",
    c: "2022-12-09T01:25:00.000Z",
    b: "2022-12-09T01:15:00.000Z",
  };
  assert.equal(reachedCue(RUNDOWN, takes, "a"), 0);
  assert.equal(reachedCue(RUNDOWN, takes, null), 2);
  assert.equal(reachedCue(RUNDOWN, {}, null), -1);
  assert.equal(reachedCue(RUNDOWN, { gone: "2022-12-09T01:00:00.000Z" }, "gone"), -1);
});
