import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Shelf } from "../../static/js/endpoint/keeping/shelf.js";
import { openCheckpoint } from "../../static/js/endpoint/witness/checkpoint.js";
import { WITNESSED, Witness } from "../../static/js/endpoint/witness/witness.js";
import { FakeDatabase } from "./database.js";
import { FakeLog } from "./log.js";

let log, shown, database, asked, told, answers;

beforeEach(() => {
  log = new FakeLog(1).grow(5);
  shown = log;
  database = new FakeDatabase();
  asked = [];
  told = [];
  answers = { ok: true };
});

/** The witness of a page of this device. */
function witness(pinned = log.verifierKey) {
  return new Witness(pinned, {
    shelf: new Shelf(database),
    send: async (event, payload) => {
      if (event === "contradiction") {
        told.push(payload);
        return answers;
      }
      asked.push(payload.size);
      return { ok: true, checkpoint: shown.checkpoint(), consistency: shown.consistency(payload.size) };
    },
  });
}

test("a log that only grows is followed from checkpoint to checkpoint", async () => {
  const watching = witness();
  for (const grown of [0, 3, 0, 20]) {
    log.grow(grown);
    await watching.look();
  }
  assert.deepEqual(asked, [0, 5, 8, 8]);
  const { root, size } = openCheckpoint(log.checkpoint(), log.verifierKey);
  assert.deepEqual(await watching.latest(), { size, root });
  assert.equal(watching.contradiction.value, null);
});

test("whoever confirms does not wait for a log that a weak line does not bring", async () => {
  const waiting = new Witness(log.verifierKey, {
    shelf: new Shelf(database),
    send: () => new Promise(() => {}),
  });
  assert.equal(await waiting.latest(), null);
});

test("what was seen survives the page, and a rewriting while it was closed is found", async () => {
  await witness().look();
  shown = new FakeLog(1).grow(9, "rewritten");
  const later = witness();
  await later.look();
  assert.deepEqual(asked, [0, 5]);
  assert.deepEqual(later.contradiction.value, {
    held: log.checkpoint(),
    shown: shown.checkpoint(),
    told: true,
  });
});

const WRONG = {
  "a smaller log": () => new FakeLog(1).grow(4),
  "another log of the same size": () => new FakeLog(1).grow(5, "rewritten"),
  "a longer log with another past": () => new FakeLog(1).grow(12, "rewritten"),
  "a log of another key": () => new FakeLog(2).grow(12),
};
for (const [name, make] of Object.entries(WRONG)) {
  test(`${name} raises the alarm, is told once, and what was held is kept`, async () => {
    const watching = witness();
    await watching.look();
    shown = make();
    for (let i = 0; i < 3; i += 1) await watching.look();
    assert.deepEqual(told, [{ held: log.checkpoint(), shown: shown.checkpoint() }]);
    assert.equal(await watching.latest(), null);
    assert.equal(database.kept.get(WITNESSED).held.note, log.checkpoint());
  });
}

test("the alarm stays after a reload, also if the right log is shown again", async () => {
  const watching = witness();
  await watching.look();
  shown = new FakeLog(2).grow(6);
  await watching.look();
  shown = log;
  const later = witness();
  await later.look();
  assert.notEqual(later.contradiction.value, null);
  assert.equal(await later.latest(), null);
  assert.equal(told.length, 1);
});

test("a contradiction that the server could not take is told again, the same one", async () => {
  const watching = witness();
  await watching.look();
  shown = new FakeLog(2).grow(6);
  for (const refused of ["offline", "storage_failed"]) {
    answers = { refused };
    await watching.look();
  }
  answers = { ok: true };
  await witness().look();
  await witness().look();
  assert.equal(told.length, 3);
  assert.deepEqual(told[2], told[0]);
});

test("a checkpoint that nobody signed is none, even for a device that has seen nothing yet", async () => {
  shown = { checkpoint: () => log.checkpoint().replace("\n5\n", "\n6\n"), consistency: () => [] };
  const watching = witness();
  assert.equal(await watching.latest(), null);
  assert.deepEqual(told, [{ held: "", shown: shown.checkpoint() }]);
});

test("a server that names another key than at the joining raises the alarm at once", async () => {
  const watching = witness();
  await watching.look();
  shown = new FakeLog(2).grow(6);
  await watching.meet(shown.verifierKey);
  assert.equal(watching.contradiction.value.told, false);
  await watching.look();
  assert.deepEqual(told, [{ held: log.checkpoint(), shown: shown.checkpoint() }]);
});

test("a device that knows no key takes the first it meets, and keeps to it", async () => {
  const watching = witness("");
  await watching.meet(log.verifierKey);
  await watching.look();
  assert.equal((await watching.latest()).size, 5);
  await watching.meet(new FakeLog(2).verifierKey);
  assert.notEqual(watching.contradiction.value, null);
});

test("what was seen of another conference's log says nothing about this one", async () => {
  await witness().look();
  shown = new FakeLog(2).grow(2);
  const elsewhere = witness(shown.verifierKey);
  await elsewhere.look();
  assert.equal(elsewhere.contradiction.value, null);
  assert.equal((await elsewhere.latest()).size, 2);
});

test("without a link nothing is concluded", async () => {
  const watching = new Witness(log.verifierKey, {
    shelf: new Shelf(database),
    send: async () => ({ refused: "offline" }),
  });
  assert.equal(await watching.latest(), null);
  assert.equal(watching.contradiction.value, null);
});

test("two looks at once are one", async () => {
  const watching = witness();
  await Promise.all([watching.look(), watching.look(), watching.latest()]);
  assert.deepEqual(asked, [0]);
});
