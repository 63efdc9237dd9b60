import assert from "node:assert/strict";
import { test } from "node:test";
import { Ring } from "../../static/js/stage/ring.js";

function ringHolding(held) {
  const ring = new Ring();
  ring.at(1);
  ring.hear(held, 1300, 1);
  return ring;
}

test("between two messages the ring goes on by the screen's clock", () => {
  assert.equal(ringHolding(260).at(131), 0.3);
});

test("the ring does not close before the release is committed", () => {
  const ring = ringHolding(1300);
  assert.equal(ring.at(50), 0.98);
  ring.close(true);
  assert.equal(ring.at(60), 1);
});

test("without a word from the server the ring stands still", () => {
  const ring = ringHolding(130);
  assert.equal(ring.at(701), ring.at(1250));
});

test("letting go drains the ring within 0.3 s, and not at once", () => {
  const ring = ringHolding(1300);
  ring.at(11);
  ring.hear(0, 1300, 11);
  assert.ok(ring.at(111) > 0.6);
  assert.equal(ring.at(320), 0);
});

test("a slower hand takes the ring back to where that hand stands", () => {
  const ring = ringHolding(1000);
  ring.at(2);
  ring.hear(130, 1300, 2);
  assert.ok(ring.at(32) > 0.6);
  assert.ok(Math.abs(ring.at(262) - 0.3) < 0.001);
});

test("a new arming opens the ring again", () => {
  const ring = new Ring();
  ring.close(true);
  ring.at(1);
  ring.close(false);
  assert.equal(ring.at(400), 0);
});
