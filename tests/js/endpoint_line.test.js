import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyHolding } from "../../static/js/endpoint/keeping/holding.js";
import { lineOf } from "../../static/js/endpoint/staging/line.js";
import { Pace } from "../../static/js/endpoint/staging/pace.js";
import { shortage } from "../../static/js/endpoint/staging/room.js";

const ENVELOPES = [
  { document: "d_1", sha256: "aa", size: 1_000 },
  { document: "d_2", sha256: "bb", size: 3_000 },
];
const holding = (changes = {}) => ({ ...emptyHolding(), manifest: { envelopes: ENVELOPES }, ...changes });

/** So many bytes every half second. */
function paceOf(arrivals) {
  let at = 0;
  const pace = new Pace(() => at);
  for (const bytes of arrivals) {
    pace.arrived(bytes);
    at += 500;
  }
  at -= 500;
  return pace;
}

test("the pace is what came in the last seconds, and the rest at that pace", () => {
  assert.deepEqual(paceOf([0, 24_000, 24_000, 24_000]).reading(480_000), { kbps: 384, remaining_s: 10 });
});

test("nobody says how long it takes before anything came", () => {
  assert.equal(new Pace(() => 0).reading(100), null);
  assert.equal(paceOf([24_000]).reading(100), null);
  assert.equal(paceOf([0, 0, 0]).reading(100), null);
});

test("what came long ago says nothing of the line now", () => {
  assert.deepEqual(paceOf([...Array(10).fill(1_000_000), ...Array(40).fill(1_000)]).reading(2_000), {
    kbps: 16,
    remaining_s: 1,
  });
});

test("the line of a device is that of all its packages", () => {
  const half = holding({
    held: { d_1: "aa" },
    progress: { d_2: 500 },
    pace: { kbps: 64, remaining_s: 9, rtt_ms: 300 },
  });
  const whole = holding({ held: { d_1: "aa", d_2: "bb" } });
  const line = { done: 5_500, total: 8_000, remaining_s: 9, rtt_ms: 300, kbps: 64 };
  assert.deepEqual(lineOf([half, whole], 200), line);
  assert.deepEqual(lineOf([], null), { done: 0, total: 0, remaining_s: null, rtt_ms: null, kbps: null });
});

const storage = (quota, usage) => ({ estimate: async () => ({ quota, usage }) });

test("there must be room for all that is missing, and for the largest twice while it is put together", async () => {
  assert.equal(await shortage(ENVELOPES, storage(1_007_000, 0)), null);
  assert.deepEqual(await shortage(ENVELOPES, storage(1_007_000, 1)), { needed: 1_007_000, free: 1_006_999 });
});

test("a browser that does not say has room until it turns out otherwise", async () => {
  assert.equal(await shortage(ENVELOPES, undefined), null);
  assert.equal(await shortage(ENVELOPES, { estimate: async () => ({}) }), null);
  assert.equal(await shortage(ENVELOPES, { estimate: () => Promise.reject(new TypeError()) }), null);
});
