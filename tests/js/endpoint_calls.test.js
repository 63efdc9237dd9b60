import assert from "node:assert/strict";
import { test } from "node:test";
import { unseen } from "../../static/js/endpoint/answer-notes.js";
import { Calls } from "../../static/js/endpoint/calls.js";
import { Shelf } from "../../static/js/endpoint/keeping/shelf.js";
import { applyEntry } from "../../static/js/endpoint/view.js";
import { FakeDatabase } from "./database.js";

/** A page of the device, and what it sends. */
function opened(database, replies = []) {
  const sent = [];
  const send = async (event, payload) => {
    sent.push([event, payload]);
    return replies.shift() ?? { ok: true };
  };
  return { calls: new Calls({ shelf: new Shelf(database), send }), sent, replies };
}

/** A server that has not answered yet. */
function answering() {
  const waiting = [];
  const send = (_, { text }) => new Promise((resolve) => waiting.push({ text, answer: resolve }));
  return { send, waiting };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

/** The same where time stands still. */
async function turns() {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test("a call that is made without a link survives the page and goes out with its own id", async () => {
  const database = new FakeDatabase();
  const before = opened(database, [{ refused: "offline" }]);
  await before.calls.make("sound", " rè  ");
  await settled();
  const [[, { call }]] = before.sent;
  const { calls, sent } = opened(database);
  await calls.flush();
  assert.deepEqual(sent, [["help", { call, topic: "sound", text: "rè" }]]);
});

test("a call that is made while another is on its way goes out behind it", async () => {
  const { send, waiting } = answering();
  const calls = new Calls({ shelf: new Shelf(new FakeDatabase()), send });
  await calls.make("sound", "1");
  await settled();
  await calls.make("sound", "2");
  await settled();
  assert.equal(waiting.length, 1);
  waiting[0].answer({ ok: true });
  await settled();
  assert.deepEqual(
    waiting.map(({ text }) => text),
    ["1", "2"],
  );
});

for (const refused of ["storage_failed", "failed"]) {
  test(`${refused} passes: the call stays, and goes out again by itself`, async (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const { calls, sent } = opened(new FakeDatabase(), [{ refused }]);
    await calls.make("sound", "rè");
    await turns();
    assert.deepEqual([sent.length, calls.notice.value, calls.waiting.value.length], [1, null, 1]);
    t.mock.timers.tick(60_000);
    await turns();
    assert.equal(sent.length, 2);
    assert.deepEqual(sent[0], sent[1]);
    t.mock.timers.tick(60_000);
    await turns();
    assert.equal(sent.length, 2, "what the server has taken is not sent again");
  });
}

test("without a link a call waits for the snapshot that the link brings, and for nothing else", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { calls, sent } = opened(new FakeDatabase(), [{ refused: "offline" }, { refused: "offline" }]);
  await calls.make("sound", "1");
  await turns();
  await calls.make("sound", "2");
  await turns();
  t.mock.timers.tick(60_000);
  await turns();
  const texts = () => sent.map(([, { text }]) => text);
  assert.deepEqual(texts(), ["1", "1"]);
  await calls.flush();
  assert.deepEqual(texts(), ["1", "1", "1", "2"]);
});

test("it waits until the desk has it", async () => {
  const { calls } = opened(new FakeDatabase());
  await calls.make("picture", "");
  await settled();
  assert.equal(calls.waiting.value.length, 1);
  calls.seen([{ ...calls.waiting.value[0], answered: null }]);
  assert.deepEqual(calls.waiting.value, []);
});

test("what the server refuses is said and no longer sent", async () => {
  const { calls, sent } = opened(new FakeDatabase(), [{ refused: "too_many_calls", message: "Xin chờ" }]);
  await calls.make("other", "x");
  await settled();
  assert.equal(calls.notice.value, "Xin chờ");
  await calls.flush();
  assert.equal(sent.length, 1);
});

test("a call that two tabs bring is one", async () => {
  const { calls } = opened(new FakeDatabase(), [{ refused: "offline" }, { refused: "offline" }]);
  const call = { call: "c", topic: "sound", text: "", at: "" };
  await calls.add(call);
  await calls.add(call);
  assert.equal(calls.waiting.value.length, 1);
});

test("the view takes calls and their answers from the entries", () => {
  const by = { role: "endpoint" };
  const called = {
    seq: 2,
    at: "T2",
    event: "help_called",
    by,
    call: "c",
    unit: "1",
    endpoint: "e",
    topic: "sound",
    text: "",
  };
  const answered = {
    seq: 3,
    at: "T3",
    event: "help_answered",
    by: { role: "operator", name: "Lan" },
    call: "c",
    text: "Xong",
  };
  const view = { seq: 1, at: "", conference: null, unit: {}, endpoint: "e", handovers: [] };
  const after = [called, called, answered].reduce(applyEntry, view);
  assert.equal(after.calls.length, 1);
  assert.deepEqual(after.calls[0].answered, { text: "Xong", by: "Lan", at: "T3" });
});

test("what is on top of the page is what was answered to this device and not seen yet", () => {
  const made = (call, endpoint, answered) => ({ call, endpoint, answered });
  const answered = { text: "Có", by: "Lan", at: "T" };
  const calls = [made("a", "E1", answered), made("b", "E1", null), made("c", "E2", answered)];
  assert.deepEqual(unseen(calls, "E1", []), [calls[0]]);
  assert.deepEqual(unseen(calls, "E1", ["a"]), []);
});
