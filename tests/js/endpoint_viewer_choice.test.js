// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { wayOf } from "../../static/js/endpoint/reading/viewer-choice.js";
import { scaleOf, stepped } from "../../static/js/endpoint/reading/viewer-zoom.js";

const PHONE = { phone: true, memory: 4 };
const PC = { phone: false, memory: 8 };
const OLD_PC = { phone: false, memory: 2 };
const A4 = { width: 595, height: 842 };

/** @param {number} bytes */
const file = (bytes) => new Blob([new Uint8Array(bytes)]);

test("what is not here yet is read as pictures, on any device", () => {
  assert.equal(wayOf({ file: undefined, pages: 3, linked: true }, PC), "pictures");
});

test("a file that is heavier than its pictures is read as pictures on a phone and on a PC with little memory", () => {
  const heavy = { file: file(2_000_000), pages: 10, linked: true };
  assert.equal(wayOf(heavy, PHONE), "pictures");
  assert.equal(wayOf(heavy, OLD_PC), "pictures");
  assert.equal(wayOf(heavy, PC), "file");
});

test("a light file, or one without a link, is read itself", () => {
  assert.equal(wayOf({ file: file(400_000), pages: 10, linked: true }, PHONE), "file");
  assert.equal(wayOf({ file: file(2_000_000), pages: 10, linked: false }, PHONE), "file");
  assert.equal(wayOf({ file: file(2_000_000), pages: 0, linked: true }, PHONE), "file");
});

test("a page fits a phone from edge to edge, and no wall is filled with it", () => {
  assert.equal(scaleOf({ fit: "width" }, { width: 360, height: 600 }, A4) * A4.width, 360);
  assert.equal(scaleOf({ fit: "width" }, { width: 3840, height: 2000 }, A4) * A4.width, 1100);
  assert.equal(Math.round(scaleOf({ factor: 2 }, { width: 360, height: 600 }, A4) * A4.width), 720);
});

test("the whole page is on the screen, and never wider than its width allows", () => {
  assert.equal(Math.round(scaleOf({ fit: "page" }, { width: 1366, height: 632 }, A4) * A4.height), 600);
  assert.equal(Math.round(scaleOf({ fit: "page" }, { width: 360, height: 640 }, A4) * A4.width), 360);
});

test("zooming goes to the next step from wherever the page was fitted to", () => {
  assert.deepEqual(stepped(1, 1), { factor: 1.25 });
  assert.deepEqual(stepped(0.6, 1), { factor: 0.75 });
  assert.deepEqual(stepped(0.6, -1), { factor: 0.5 });
  assert.equal(stepped(0.5, -1), null);
  assert.equal(stepped(3, 1), null);
});
