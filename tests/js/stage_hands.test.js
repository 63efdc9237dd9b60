import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Hands, REPEAT_MS } from "../../static/js/stage/hands.js";
import { presenterOfKey } from "../../static/js/stage/keys.js";

const arming = { handover: "h1", arming: 2, presenters: [{ id: "p1" }, { id: "p2" }] };

function armedHands(reply = { ok: true }) {
  const said = [];
  const send = async (event, payload) => {
    said.push({ event, ...payload });
    return reply;
  };
  const hands = new Hands(send, () => {});
  hands.arm(arming);
  return { hands, said };
}

const brief = (said) => said.map(({ presenter, down }) => `${presenter} ${down ? "down" : "up"}`);

test("a hand says that it is down every 150 ms, and once that it is up", () => {
  mock.timers.enable({ apis: ["setInterval"] });
  const { hands, said } = armedHands();
  hands.down("pointer:1", "p1");
  mock.timers.tick(2 * REPEAT_MS);
  hands.up("pointer:1");
  mock.timers.tick(10 * REPEAT_MS);
  mock.timers.reset();
  assert.deepEqual(brief(said), ["p1 down", "p1 down", "p1 down", "p1 up"]);
  assert.deepEqual(said[0], { event: "hand", handover: "h1", arming: 2, presenter: "p1", down: true });
});

test("several fingers hold several places, each its own", () => {
  const { hands, said } = armedHands();
  hands.down("pointer:1", "p1");
  hands.down("pointer:2", "p2");
  hands.up("pointer:1");
  assert.equal(hands.isDown("p1"), false);
  assert.equal(hands.isDown("p2"), true);
  assert.deepEqual(brief(said), ["p1 down", "p2 down", "p1 up"]);
  hands.forget();
});

test("two fingers in one place are one hand, until both are lifted", () => {
  const { hands, said } = armedHands();
  hands.down("pointer:1", "p1");
  hands.down("key:Digit1", "p1");
  hands.up("pointer:1");
  assert.equal(said.filter(({ down }) => !down).length, 0);
  hands.up("key:Digit1");
  assert.equal(said.filter(({ down }) => !down).length, 1);
});

test("a hand counts from when it came down here, until its last finger is lifted", () => {
  const { hands } = armedHands();
  hands.down("pointer:1", "p1");
  hands.down("key:Digit1", "p1");
  hands.up("pointer:1");
  const now = performance.now() + 500;
  assert.ok(Math.abs(hands.heldFor("p1", now) - 500) < 100);
  assert.equal(hands.heldFor("p2", now), 0);
  hands.up("key:Digit1");
  assert.equal(hands.heldFor("p1", now), 0);
});

test("nothing is a hand while nothing is armed", () => {
  const { hands, said } = armedHands();
  hands.arm(null);
  hands.down("pointer:1", "p1");
  assert.deepEqual(said, []);
});

test("a finger that was down does not count for the next arming", () => {
  const { hands, said } = armedHands();
  hands.down("pointer:1", "p1");
  hands.arm({ ...arming, arming: 3 });
  assert.equal(hands.isDown("p1"), false);
  hands.up("pointer:1");
  assert.deepEqual(brief(said), ["p1 down"]);
});

test("the same arming, told again by a snapshot, keeps the hands", () => {
  const { hands } = armedHands();
  hands.down("pointer:1", "p1");
  hands.arm({ ...arming });
  assert.equal(hands.isDown("p1"), true);
  hands.forget();
});

test("losing the window lifts every hand and says so", () => {
  const { hands, said } = armedHands();
  hands.down("pointer:1", "p1");
  hands.down("pointer:2", "p2");
  hands.liftAll();
  assert.deepEqual(brief(said).slice(2), ["p1 up", "p2 up"]);
});

test("a refusal ends the hold: the arming is over", async () => {
  const { hands } = armedHands({ refused: "stale_arming" });
  hands.down("pointer:1", "p1");
  await Promise.resolve();
  await Promise.resolve();
  assert.equal(hands.isDown("p1"), false);
});

test("keys 1 to 5 are the presenters', space and enter the first's", () => {
  assert.deepEqual(["Digit1", "Numpad5", "Space", "Enter"].map(presenterOfKey), [0, 4, 0, 0]);
  assert.deepEqual(["Digit6", "Digit0", "KeyF"].map(presenterOfKey), [null, null, null]);
});
