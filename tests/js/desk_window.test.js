import assert from "node:assert/strict";
import { test } from "node:test";
import { scrollToShow, visibleRange } from "../../static/js/desk/window.js";

const box = { height: 600, rowHeight: 30 };

test("wherever ten thousand rows are scrolled, the rows in sight are drawn and few others", () => {
  const count = 10_000;
  for (let scrollTop = 0; scrollTop <= count * 30 - 600; scrollTop += 7_919) {
    const { from, to, before, after } = visibleRange({ scrollTop, count, ...box });
    assert.ok(from * 30 <= scrollTop && to * 30 >= scrollTop + 600);
    assert.ok(to - from < 40);
    assert.equal(before + (to - from) * 30 + after, count * 30);
  }
});

test("a short list is drawn whole, an empty one is empty, overscrolling stays inside", () => {
  assert.deepEqual(visibleRange({ scrollTop: 0, count: 3, ...box }), { from: 0, to: 3, before: 0, after: 0 });
  assert.deepEqual(visibleRange({ scrollTop: 0, count: 0, ...box }), { from: 0, to: 0, before: 0, after: 0 });
  assert.deepEqual(visibleRange({ scrollTop: -50, count: 100, ...box }).from, 0);
  assert.deepEqual(visibleRange({ scrollTop: 9_999, count: 100, ...box }).to, 100);
});

test("showing a row moves as little as possible", () => {
  assert.equal(scrollToShow(2, { scrollTop: 300, ...box }), 60);
  assert.equal(scrollToShow(15, { scrollTop: 300, ...box }), 300);
  assert.equal(scrollToShow(40, { scrollTop: 300, ...box }), 41 * 30 - 600);
});
