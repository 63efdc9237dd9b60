import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Memory } from "../../static/js/stage/memory.js";

function shelf() {
  const kept = new Map();
  return { kept, get: async (key) => kept.get(key), set: async (key, value) => void kept.set(key, value) };
}

test("what is recalled is the last state of those that came in quick succession", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const drawer = shelf();
  const memory = new Memory(drawer);
  for (const seq of [1, 2, 3]) memory.keep(() => ({ state: { seq }, heardAt: seq }));
  assert.deepEqual(await memory.recall(), { state: { seq: 1 }, heardAt: 1 });
  mock.timers.tick(3_000);
  assert.deepEqual(await memory.recall(), { state: { seq: 3 }, heardAt: 3 });
  mock.timers.reset();
});

test("a device that keeps nothing shows nothing, and says no error", async () => {
  const broken = { get: () => Promise.reject(new Error("no")), set: () => Promise.reject(new Error("no")) };
  const memory = new Memory(broken);
  memory.keep(() => ({ state: {}, heardAt: 0 }));
  assert.equal(await memory.recall(), null);
});
