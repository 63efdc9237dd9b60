import assert from "node:assert/strict";
import { test } from "node:test";
import { begun, continued, pointIn } from "../../static/js/endpoint/answering/drawing.js";

const BOX = { left: 100, top: 50, width: 300, height: 100 };
const FORM = /^(?:M[0-9]{1,4} [0-9]{1,4}(?:L[0-9]{1,4} [0-9]{1,4})*)*$/;

test("a finger on the field is a whole point within it, also where it slides out", () => {
  assert.deepEqual(pointIn({ clientX: 250, clientY: 100 }, BOX), { x: 300, y: 100 });
  assert.deepEqual(pointIn({ clientX: 0, clientY: 999 }, BOX), { x: 0, y: 200 });
});

test("strokes make the path that the statement takes, and tremor adds nothing", () => {
  let path = begun("", { x: 10, y: 20 });
  for (const x of [11, 12, 13, 14, 30]) path = continued(path, { x, y: 20 });
  path = begun(path, { x: 50, y: 60 });
  assert.equal(path, "M10 20L14 20L30 20M50 60");
  assert.match(path, FORM);
});

test("however long someone scribbles, the path stays within what the server takes", () => {
  let path = begun("", { x: 0, y: 0 });
  for (let n = 0; n < 5_000; n += 1) path = continued(path, { x: (n * 37) % 600, y: (n * 91) % 200 });
  assert.ok(path.length <= 8_000);
  assert.match(path, FORM);
});
