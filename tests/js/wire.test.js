import assert from "node:assert/strict";
import { test } from "node:test";
import { Cursor } from "../../static/js/wire.js";

/** A cursor that writes down what it passes on and how often it asks for a snapshot. */
function watched() {
  /** @type {any[]} */
  const seen = [];
  let asked = 0;
  const cursor = new Cursor(
    {
      onSnapshot: (snapshot) => seen.push({ snapshot: snapshot.seq }),
      onEntries: (entries) => seen.push(...entries.map((entry) => entry.seq)),
    },
    () => {
      asked += 1;
    },
  );
  return { cursor, seen, asked: () => asked };
}

/** @param {number[]} numbers @returns {any[]} */
const entries = (...numbers) => numbers.map((seq) => ({ seq }));

test("entries that come before the snapshot wait for it", () => {
  const { cursor, seen } = watched();
  cursor.entries(entries(4, 5, 6));
  assert.deepEqual(seen, []);
  cursor.snapshot({ seq: 5 });
  assert.deepEqual(seen, [{ snapshot: 5 }, 6]);
});

test("entries that the snapshot contains are not applied again", () => {
  const { cursor, seen } = watched();
  cursor.snapshot({ seq: 5 });
  cursor.entries(entries(3, 5));
  cursor.entries(entries(5, 7));
  cursor.entries(entries(7));
  assert.deepEqual(seen, [{ snapshot: 5 }, 7]);
});

test("numbers that are missing are other people's entries, and no gap", () => {
  const { cursor, asked } = watched();
  cursor.snapshot({ seq: 5 });
  cursor.entries(entries(9));
  cursor.head(9);
  assert.equal(asked(), 0);
});

test("a head beyond what is here asks for a snapshot, once until it comes", () => {
  const { cursor, asked } = watched();
  cursor.snapshot({ seq: 5 });
  cursor.head(6);
  cursor.head(7);
  assert.equal(asked(), 1);
  cursor.snapshot({ seq: 7 });
  cursor.head(8);
  assert.equal(asked(), 2);
});

test("a snapshot that entries overtook is not taken, and asked for again", () => {
  const { cursor, seen, asked } = watched();
  cursor.snapshot({ seq: 5 });
  cursor.head(7);
  cursor.entries(entries(8));
  cursor.snapshot({ seq: 7 });
  assert.deepEqual(seen, [{ snapshot: 5 }, 8]);
  assert.equal(asked(), 2);
  cursor.snapshot({ seq: 8 });
  assert.deepEqual(seen, [{ snapshot: 5 }, 8, { snapshot: 8 }]);
});

test("after a lost link nothing counts before the next snapshot", () => {
  const { cursor, seen } = watched();
  cursor.snapshot({ seq: 5 });
  cursor.lost();
  cursor.entries(entries(6, 7));
  cursor.snapshot({ seq: 6 });
  assert.deepEqual(seen, [{ snapshot: 5 }, { snapshot: 6 }, 7]);
});

test("a snapshot that the server could not give is asked for again with the next beat", () => {
  const { cursor, asked } = watched();
  cursor.snapshot({ seq: 5 });
  cursor.head(6);
  cursor.refused();
  cursor.head(6);
  cursor.head(6);
  assert.equal(asked(), 2);
});

test("a snapshot that was wanted without a gap is asked for until it comes", () => {
  const { cursor, asked } = watched();
  cursor.snapshot({ seq: 5 });
  cursor.askNow();
  cursor.refused();
  cursor.head(5);
  assert.equal(asked(), 2);
  cursor.snapshot({ seq: 5 });
  cursor.head(5);
  assert.equal(asked(), 2);
});

test("who was let in without a snapshot asks for one", () => {
  const { cursor, asked } = watched();
  cursor.head(0);
  assert.equal(asked(), 1);
});
