import assert from "node:assert/strict";
import { test } from "node:test";
import { Shelf } from "../../static/js/endpoint/keeping/shelf.js";
import { Parts } from "../../static/js/endpoint/staging/parts.js";
import { FakeDatabase } from "./database.js";

const PIECE = 128 * 1024;

const bytes = (length, value = 1) => new Uint8Array(length).fill(value);
const sizes = (pieces) => pieces.map(({ length }) => length);

/** Parts of one envelope over a device's database, at a time that stands still unless it is moved. */
function begun(database = new FakeDatabase()) {
  const time = { now: 0 };
  const parts = new Parts(new Shelf(database), "aa", () => time.now);
  return { database, parts, time };
}

test("what came is there after a reload, piece by piece", async () => {
  const { database, parts } = begun();
  await parts.kept();
  await parts.add(bytes(PIECE, 1));
  await parts.add(bytes(PIECE, 2));
  await parts.add(bytes(10, 3));
  const again = await begun(database).parts.kept();
  assert.deepEqual(sizes(again), [PIECE, PIECE]);
  assert.deepEqual([again[0][0], again[1][0]], [1, 2]);
});

test("on a thin line a piece is put away every second, however small", async () => {
  const { database, parts, time } = begun();
  await parts.add(bytes(100));
  assert.equal(database.kept.size, 0);
  time.now = 1_000;
  await parts.add(bytes(50));
  assert.deepEqual(sizes(await begun(database).parts.kept()), [150]);
});

test("a page that goes on adds behind what is there", async () => {
  const { database, parts } = begun();
  await parts.add(bytes(PIECE));
  const { parts: again } = begun(database);
  await again.kept();
  await again.add(bytes(7, 9));
  await again.put();
  assert.deepEqual(sizes(await begun(database).parts.kept()), [PIECE, 7]);
});

test("behind a gap nothing counts", async () => {
  const { database, parts } = begun();
  await parts.add(bytes(PIECE));
  await parts.add(bytes(PIECE));
  await parts.add(bytes(PIECE));
  await database.delMany([`part:aa:${String(PIECE).padStart(12, "0")}`]);
  assert.deepEqual(sizes(await begun(database).parts.kept()), [PIECE]);
});

test("a full disk loses pieces and nothing else, and keeps none in memory", async () => {
  const { database, parts } = begun();
  database.full = true;
  await parts.add(bytes(PIECE));
  database.full = false;
  await parts.add(bytes(PIECE));
  assert.deepEqual(await begun(database).parts.kept(), []);
  assert.equal(parts.shelf.memory.size, 0);
});

test("other envelopes' pieces stay where they are", async () => {
  const { database, parts } = begun();
  const other = new Parts(new Shelf(database), "bb");
  await parts.add(bytes(PIECE));
  await other.add(bytes(PIECE));
  await parts.remove();
  assert.deepEqual(await begun(database).parts.kept(), []);
  assert.deepEqual(sizes(await other.kept()), [PIECE]);
});
