// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { isPast } from "../../static/js/endpoint/answering/onward-step.js";

const now = new Date(2026, 10, 25, 23, 30);

test("a due date is past from the next day on, by the day where the device is", () => {
  assert.ok(isPast("2026-11-24", now));
  assert.ok(!isPast("2026-11-25", now));
  assert.ok(!isPast("2026-11-26", now));
});

test("no due date is none in the past", () => {
  assert.ok(!isPast("", now));
});
