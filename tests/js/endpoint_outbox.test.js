import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import { Outbox } from "../../static/js/endpoint/keeping/outbox.js";
import { Shelf } from "../../static/js/endpoint/keeping/shelf.js";
import { FakeDatabase } from "./database.js";

const OFFLINE = { refused: "offline" };
const CLOCK = { at: "T", offset_ms: 5, rtt_ms: 9 };
const READY = { checks: { link: "ok" }, person: "Mỷ", phone: "0912345678" };
const STEP = { handover: "h1", step: "assigned", person: "Páo", due: "", note: "" };

/** Outboxes that a test opened: their channels would keep the process. */
const open = [];

/** A tab of the device, and what it sends; only the first has a wire. */
function tab(database, { replies = [], works = true, link = signal("live") } = {}) {
  const sent = [];
  const send = async (event, payload) => {
    sent.push([event, payload]);
    return replies.shift() ?? { ok: true };
  };
  const wire = works ? { send, clock: () => CLOCK } : {};
  const outbox = new Outbox({ shelf: new Shelf(database), link, ...wire });
  open.push(outbox);
  return { outbox, sent, link };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

test.afterEach(() => {
  for (const outbox of open.splice(0)) outbox.close();
});

test("a report that was made without a link survives the page and goes out once", async () => {
  const database = new FakeDatabase();
  const before = tab(database, { replies: [OFFLINE], link: signal("lost") });
  await before.outbox.report("ready", READY);
  await settled();
  assert.equal(before.outbox.reports.value[0].taken, false);
  before.outbox.close();
  const { outbox, sent, link } = tab(database);
  await settled();
  assert.deepEqual(sent, [["ready", READY]]);
  assert.equal(outbox.reports.value[0].taken, true);
  link.value = "lost";
  link.value = "live";
  await settled();
  assert.equal(sent.length, 1);
  outbox.close();
  const later = tab(database);
  await settled();
  assert.deepEqual(later.sent, []);
});

test("of what a device found only the newest goes out, and is remembered", async () => {
  const database = new FakeDatabase();
  const { outbox, sent, link } = tab(database, {
    replies: [OFFLINE, OFFLINE],
    link: signal("lost"),
  });
  await outbox.report("ready", READY);
  await outbox.report("ready", { ...READY, phone: "1900 1234" }, "reminder");
  await settled();
  sent.length = 0;
  link.value = "live";
  await settled();
  assert.deepEqual(sent, [["ready", { ...READY, phone: "1900 1234" }]]);
  assert.deepEqual(
    outbox.reports.value.map(({ payload, about, taken }) => [payload.phone, about, taken]),
    [["1900 1234", "reminder", true]],
  );
  assert.equal(database.kept.size, 1);
});

test("steps go out in their order, each at the time at which a person said it, and are then forgotten", async () => {
  const database = new FakeDatabase();
  const { outbox, sent, link } = tab(database, { replies: [OFFLINE, OFFLINE], link: signal("lost") });
  await outbox.report("step", STEP);
  await outbox.report("step", { ...STEP, step: "done" });
  const times = outbox.reports.value.map(({ at }) => at);
  await settled();
  sent.length = 0;
  link.value = "live";
  await settled();
  assert.deepEqual(
    sent.map(([, { step, clock }]) => [step, clock]),
    [
      ["assigned", { ...CLOCK, at: times[0] }],
      ["done", { ...CLOCK, at: times[1] }],
    ],
  );
  assert.deepEqual([...database.kept.keys()], []);
});

test("a step that the server stumbled over, or whose answer was lost, comes again by the same key", async () => {
  const { outbox, sent, link } = tab(new FakeDatabase(), { replies: [{ refused: "failed" }, OFFLINE] });
  await outbox.report("step", STEP);
  await settled();
  for (const state of ["lost", "live", "lost", "live"]) link.value = state;
  await settled();
  assert.ok(sent.length >= 2);
  assert.equal(new Set(sent.map(([, { key }]) => key)).size, 1);
  assert.ok(sent[0][1].key.length <= 64);
  assert.equal(outbox.refused.value, null);
});

test("the order does not follow a clock that is set back meanwhile", async (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: 5_000_000 });
  const { outbox } = tab(new FakeDatabase(), { works: false });
  await outbox.report("ready", READY);
  t.mock.timers.setTime(1_000_000);
  await outbox.report("ready", { ...READY, person: "Páo" });
  assert.deepEqual(
    outbox.reports.value.map(({ payload }) => payload.person),
    ["Páo"],
  );
});

test("what the server refuses is said and no longer sent", async () => {
  const refusal = { refused: "already_done", message: "Đã hoàn thành" };
  const { outbox, sent } = tab(new FakeDatabase(), { replies: [refusal] });
  await outbox.report("step", STEP);
  await settled();
  assert.equal(outbox.refused.value.message, "Đã hoàn thành");
  assert.deepEqual(outbox.reports.value, []);
  await outbox.flush();
  assert.equal(sent.length, 1);
});

test("a tab that has no wire passes on what is said in it, and sees what becomes of it", async () => {
  const database = new FakeDatabase();
  const beside = tab(database, { works: false });
  const { outbox, sent } = tab(database);
  await outbox.restored;
  await beside.outbox.report("step", STEP);
  await settled();
  assert.deepEqual(
    sent.map(([event, { step }]) => [event, step]),
    [["step", "assigned"]],
  );
  assert.deepEqual([beside.outbox.reports.value, outbox.reports.value], [[], []]);
});

test("what a tab tells late, when it is over already, goes out no second time", async () => {
  const { outbox, sent } = tab(new FakeDatabase());
  await outbox.report("step", STEP);
  const [report] = outbox.reports.value;
  await settled();
  await outbox.heard({ said: report });
  await settled();
  assert.equal(sent.length, 1);
});

test("a tab that becomes the working one takes up what another left", async () => {
  const database = new FakeDatabase();
  await tab(database, { works: false }).outbox.report("step", STEP);
  const { sent } = tab(database);
  await settled();
  assert.equal(sent.length, 1);
});
