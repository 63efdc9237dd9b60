import assert from "node:assert/strict";
import { test } from "node:test";
import { windowOf } from "../../static/js/stage/rundown.js";
import { Ticker } from "../../static/js/stage/ticker.js";
import { beginningOf, countdown, duration, timerOf } from "../../static/js/stage/times.js";
import { columnsFor, partsOf } from "../../static/js/stage/value.js";

const AT = "2022-12-09T01:00:00.000Z";
const after = (seconds) => Date.parse(AT) + 1000 * seconds;

test("times are read as people say them", () => {
  assert.equal(duration(5), "0:05");
  assert.equal(duration(605), "10:05");
  assert.equal(duration(3 * 3600 + 65), "3:01:05");
});

test("a speaker's time runs out, is marked in its last minute and then counts up", () => {
  const timer = (seconds) => timerOf({ minutes: 10, at: AT }, after(seconds));
  assert.deepEqual(timer(0), { phase: "ample", text: "10:00" });
  assert.deepEqual(timer(539), { phase: "ample", text: "1:01" });
  assert.deepEqual(timer(540), { phase: "last", text: "1:00" });
  assert.deepEqual(timer(600), { phase: "last", text: "0:00" });
  assert.deepEqual(timer(600.9), { phase: "last", text: "0:00" });
  assert.deepEqual(timer(667), { phase: "over", text: "+1:07" });
});

test("a clock that is behind the server's shows the whole time, never more", () => {
  assert.equal(timerOf({ minutes: 10, at: AT }, after(-3)).text, "10:00");
});

test("the countdown ends in words and never goes below nothing", () => {
  assert.equal(countdown(after(90), after(0)), "1:30");
  assert.equal(countdown(after(0), after(0)), "");
  assert.equal(countdown(after(0), after(5000)), "");
  assert.equal(countdown(after(100_000), after(0)), null);
});

test("the conference begins with its first cue, if there is one", () => {
  assert.equal(beginningOf({ date: "2022-12-09" }, []), null);
  assert.equal(beginningOf({}, [{ time: "08:00" }]), null);
  const beginning = new Date(2022, 11, 9, 8, 0).getTime();
  assert.equal(beginningOf({ date: "2022-12-09" }, [{ time: "08:00" }]), beginning);
});

test("a long running order is shown around the present", () => {
  assert.deepEqual(windowOf(9, 5), { from: 0, to: 9 });
  assert.deepEqual(windowOf(30, -1), { from: 0, to: 12 });
  assert.deepEqual(windowOf(30, 10), { from: 8, to: 20 });
  assert.deepEqual(windowOf(30, 29), { from: 18, to: 30 });
});

test("a figure's word stands before it, in letters of its own", () => {
  assert.deepEqual(partsOf("trên 11"), { before: "trên", figure: "11" });
  assert.deepEqual(partsOf("12.000"), { before: "", figure: "12.000" });
  assert.deepEqual(partsOf("67,7"), { before: "", figure: "67,7" });
  assert.deepEqual(partsOf("hoàn thành"), { before: "", figure: "hoàn thành" });
});

test("the wall of all figures has rows as full as they can be", () => {
  assert.equal(columnsFor(1, 16 / 9), 1);
  assert.equal(columnsFor(4, 16 / 9), 2);
  assert.equal(columnsFor(15, 16 / 9), 5);
  assert.equal(columnsFor(12, 4 / 3), 3);
});

test("the one clock runs only while somebody listens, and a frozen screen hears nothing", () => {
  const ticker = new Ticker(() => 500);
  const heard = [];
  const stop = ticker.listen((now) => heard.push(now));
  ticker.beat();
  ticker.hold(true);
  ticker.beat();
  assert.deepEqual(heard, [500]);
  ticker.hold(false);
  assert.deepEqual(heard, [500, 500]);
  stop();
  ticker.beat();
  assert.equal(heard.length, 2);
  assert.equal(ticker.timer?.hasRef?.() && !ticker.timer._destroyed, false);
});
