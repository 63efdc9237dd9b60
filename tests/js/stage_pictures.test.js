import assert from "node:assert/strict";
import { test } from "node:test";
import { Images } from "../../static/js/stage/images.js";
import { neighboursOf, pagesOf } from "../../static/js/stage/pages.js";

const WIDE = 16 / 9;
const document = { id: "d1", pages: 4 };

test("a wide wall has two pages beside each other, as long as there is a next one", () => {
  assert.deepEqual(pagesOf(document, 0, WIDE), [1, 2]);
  assert.deepEqual(pagesOf(document, 3, WIDE), [4]);
  assert.deepEqual(pagesOf(document, 0, 4 / 3), [1]);
  assert.deepEqual(pagesOf(document, 99, WIDE), [4]);
});

test("the pages that may be turned to are fetched before", () => {
  assert.deepEqual(neighboursOf(document, 1, WIDE), [1, 4]);
  assert.deepEqual(neighboursOf(document, 1, 4 / 3), [1, 3, 4]);
});

function gallery() {
  const pending = new Map();
  let ready = 0;
  const images = new Images(
    () => ready++,
    (url) => new Promise((resolve, reject) => pending.set(url, { resolve, reject })),
  );
  return { images, pending, calls: () => ready };
}

test("a scene is ready when each of its pictures is decoded, and each is fetched once", async () => {
  const { images, pending, calls } = gallery();
  assert.equal(images.areReady(["a", "b"]), false);
  pending.get("a").resolve();
  await new Promise(setImmediate);
  assert.equal(images.areReady(["a", "b"]), false);
  pending.get("b").resolve();
  await new Promise(setImmediate);
  assert.equal(images.areReady(["a", "b"]), true);
  assert.equal(calls(), 2);
});

test("a picture that does not come holds nothing back", async () => {
  const { images, pending } = gallery();
  images.areReady(["a"]);
  pending.get("a").reject(new Error("404"));
  await new Promise(setImmediate);
  assert.equal(images.areReady(["a"]), true);
});

test("only the pictures wanted last are kept", async () => {
  const { images, pending } = gallery();
  for (let page = 1; page <= 500; page++) {
    images.areReady([`p${page}`]);
    pending.get(`p${page}`).resolve();
  }
  assert.equal(images.known.size <= 10, true);
});
