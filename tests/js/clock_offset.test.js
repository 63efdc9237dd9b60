import assert from "node:assert/strict";
import { test } from "node:test";
import { ClockOffset } from "../../static/js/clock-offset.js";

const SERVER = Date.parse("2022-12-09T01:31:05.000Z");

/** A device whose clock is `behind` the server's; time passes only when told. */
function device({ behind = 0 } = {}) {
  let passed = 0;
  let set = 0;
  const time = { clock: () => SERVER - behind + set + passed, stopwatch: () => 5_000 + passed };
  const offset = new ClockOffset(time);
  return {
    offset,
    pass: (ms) => {
      passed += ms;
    },
    setClock: (ms) => {
      set += ms;
    },
    /** A beat that takes `there` ms to the server and `back` ms from it. */
    beat(there, back) {
      const sent = time.stopwatch();
      passed += there;
      const at = new Date(SERVER + passed).toISOString();
      passed += back;
      offset.answered(sent, at);
    },
  };
}

test("nothing is said of the offset before something was measured", () => {
  assert.deepEqual(device().offset.reading(), {
    at: "2022-12-09T01:31:05.000Z",
    offset_ms: null,
    rtt_ms: null,
  });
});

test("the offset is what must be added to the device's time to get the server's", () => {
  const slow = device({ behind: 41 });
  slow.beat(90, 90);
  assert.deepEqual(slow.offset.reading(), { at: "2022-12-09T01:31:05.139Z", offset_ms: 41, rtt_ms: 180 });
  const fast = device({ behind: -7_200_000 });
  fast.beat(10, 10);
  assert.equal(fast.offset.reading().offset_ms, -7_200_000);
});

test("the shortest round trip is believed, since a lopsided one errs by half of what it took longer", () => {
  const { offset, beat } = device();
  beat(900, 10);
  assert.equal(offset.reading().offset_ms, 445);
  beat(20, 20);
  beat(10, 900);
  assert.deepEqual([offset.reading().offset_ms, offset.reading().rtt_ms], [0, 40]);
});

test("a round trip that is eight beats old counts no longer", () => {
  const { offset, beat } = device();
  beat(5, 5);
  for (let i = 0; i < 8; i += 1) beat(30, 30);
  assert.equal(offset.reading().rtt_ms, 60);
});

test("a clock that is set while the page is open does not spoil the offset", () => {
  for (const jump of [3_600_000, -3_600_000, 501]) {
    const { offset, beat, setClock, pass } = device({ behind: 41 });
    beat(20, 20);
    setClock(jump);
    assert.equal(offset.reading().offset_ms, null);
    pass(5_000);
    beat(20, 20);
    assert.equal(offset.reading().offset_ms, 41 - jump);
  }
});

test("a clock that is set while a beat is under way does not spoil the offset either", () => {
  const { offset, setClock, pass } = device();
  const sent = 5_000;
  pass(100);
  setClock(86_400_000);
  offset.answered(sent, new Date(SERVER + 50).toISOString());
  assert.equal(offset.reading().offset_ms, -86_400_000);
});

test("a clock that is slewed by less than a jump is followed at once", () => {
  const { offset, beat, setClock } = device();
  beat(20, 20);
  setClock(300);
  assert.equal(offset.reading().offset_ms, -300);
});

test("an answer without a time is no measurement", () => {
  const { offset } = device();
  offset.answered(5_000, /** @type {any} */ (undefined));
  assert.equal(offset.reading().offset_ms, null);
});
