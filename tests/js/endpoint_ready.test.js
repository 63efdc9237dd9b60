import assert from "node:assert/strict";
import { test } from "node:test";
import { nextSaid, tidySaid } from "../../static/js/endpoint/answering/onward-step.js";
import { canStayAwake, isAtWork, stayAwake } from "../../static/js/endpoint/readiness/awake.js";
import { isPhone } from "../../static/js/endpoint/readiness/phone.js";
import {
  clockFinding,
  envelopeFinding,
  linkFinding,
  storageFinding,
} from "../../static/js/endpoint/readiness/ready-findings.js";
import {
  checksOf,
  countTodo,
  knownOf,
  openReminder,
} from "../../static/js/endpoint/readiness/ready-state.js";

const trip = (took, ahead = 0) => ({ took, ahead });
const summary = ({ result, word }) => [result, word];

test("a link is judged by its usual delay, its worst, and what was lost", () => {
  assert.deepEqual(linkFinding([trip(90), trip(40), trip(60)]), {
    result: "ok",
    word: "good",
    values: { ms: 60 },
  });
  assert.deepEqual(summary(linkFinding([trip(1_500), trip(1_400), trip(1_600)])), ["warning", "slow"]);
  assert.deepEqual(summary(linkFinding([trip(50), trip(60), trip(3_500)])), ["warning", "unsteady"]);
  assert.deepEqual(summary(linkFinding([trip(50), null])), ["warning", "unsteady"]);
  assert.deepEqual(summary(linkFinding([null])), ["failed", "lost"]);
});

test("a clock is worth setting from half a minute on, by the shortest trip", () => {
  assert.deepEqual(clockFinding([trip(900, 31_000), trip(80, 29_000)]), {
    result: "ok",
    word: "right",
    values: { off: 29_000 },
  });
  assert.deepEqual(summary(clockFinding([trip(80, 30_000)])), ["warning", "behind"]);
  assert.deepEqual(summary(clockFinding([trip(80, -3_600_000)])), ["warning", "ahead"]);
  assert.deepEqual(summary(clockFinding([null])), ["unknown", "unknown"]);
});

test("storage is judged by what the packages still need", () => {
  const room = { missing: 20e6, durable: true, free: 1e9, persisted: true, page: true };
  assert.deepEqual(summary(storageFinding(room)), ["ok", "room"]);
  assert.deepEqual(summary(storageFinding({ ...room, missing: 0 })), ["ok", "here"]);
  assert.deepEqual(summary(storageFinding({ ...room, free: 19e6 })), ["failed", "short"]);
  assert.deepEqual(summary(storageFinding({ ...room, free: 50e6, persisted: false })), ["warning", "tight"]);
  assert.deepEqual(summary(storageFinding({ ...room, free: 50e6 })), ["ok", "room"]);
  assert.deepEqual(summary(storageFinding({ ...room, free: null })), ["ok", "works"]);
  assert.deepEqual(summary(storageFinding({ ...room, free: null, page: null })), ["ok", "works"]);
  assert.deepEqual(summary(storageFinding({ ...room, durable: false })), ["failed", "full"]);
  assert.deepEqual(summary(storageFinding({ ...room, page: false })), ["warning", "page"]);
  assert.deepEqual(summary(storageFinding({ ...room, page: false, free: 19e6 })), ["failed", "short"]);
});

test("an envelope that could not be fetched says nothing of the device", () => {
  assert.deepEqual(summary(envelopeFinding({ hash: "", plaintext: new Uint8Array() })), ["ok", "opened"]);
  assert.deepEqual(summary(envelopeFinding({ fault: "decryption" })), ["failed", "sealed"]);
  assert.deepEqual(summary(envelopeFinding({ lost: true })), ["failed", "lost"]);
  assert.deepEqual(summary(envelopeFinding("offline")), ["unknown", "unknown"]);
});

test("what was not found out is not reported", () => {
  const found = {
    camera: { result: "unknown", word: "none" },
    link: { result: "ok", word: "good" },
    clock: { result: "warning", word: "ahead" },
  };
  const checks = checksOf(found);
  assert.deepEqual(checks, { link: "ok", clock: "warning" });
});

test("what is left to do is everything that is not known to be well, but for the camera", () => {
  const well = { link: "ok", clock: "ok", storage: "ok", sound: "ok", awake: "ok", envelope: "ok" };
  assert.equal(countTodo(well), 0);
  assert.equal(countTodo({ ...well, camera: "warning" }), 0);
  assert.equal(countTodo({ ...well, clock: "warning", sound: "failed" }), 2);
  assert.equal(countTodo({ link: "failed", storage: "ok", sound: "ok", awake: "ok" }), 3);
});

test("what this device said last stands before what the server has of it", () => {
  const report = { at: "T2", taken: false, payload: { checks: { link: "ok" } } };
  assert.deepEqual(knownOf(report, { at: "T1", checks: {} }), {
    at: "T2",
    checks: { link: "ok" },
    waiting: true,
  });
  assert.deepEqual(knownOf(undefined, { at: "T1", checks: {} }), { at: "T1", checks: {}, waiting: false });
  assert.equal(knownOf(undefined, null), null);
});

test("a reminder stands until this device was checked after it, whatever its clock says", () => {
  const reminded = { at: "T2", by: "Lan", note: "" };
  assert.equal(openReminder(undefined, { readiness: null, reminded }), reminded);
  assert.equal(openReminder(undefined, { readiness: { at: "T1", checks: {} }, reminded }), reminded);
  assert.equal(openReminder(undefined, { readiness: { at: "T3", checks: {} }, reminded }), null);
  assert.equal(openReminder({ about: "T2" }, { readiness: { at: "T1", checks: {} }, reminded }), null);
  assert.equal(openReminder({ about: "T1" }, { readiness: { at: "T1", checks: {} }, reminded }), reminded);
});

test("telephone numbers are taken as people write them", () => {
  for (const number of [
    "0912345678",
    "0912 345 678",
    "(0214) 3840.123",
    "+84-214-3840123",
    "1900 1234",
    "0214 3840 123 máy lẻ 12, 0912 345 678",
  ])
    assert.equal(isPhone(number), true, number);
  for (const number of ["", "  ", "113", "0912 345", "số của Mỷ", "0912345678x", "1234567890123456"])
    assert.equal(isPhone(number), false, number);
});

test("a form of steps begins with the next one, in the same hands", () => {
  const last = { step: "assigned", person: "Páo", due: "2022-12-20", note: "x", at: "" };
  assert.deepEqual(nextSaid(null), { step: "assigned", person: "", due: "", note: "" });
  assert.deepEqual(nextSaid(last), { step: "in_progress", person: "Páo", due: "2022-12-20", note: "" });
  assert.equal(nextSaid({ ...last, step: "in_progress" }).step, "done");
  assert.equal(tidySaid({ ...last, person: "  Lý  A Páo " }).person, "Lý A Páo");
});

test("the screen stays on from the arming to the answer", () => {
  const handover = (state, delivery) => ({ state, delivery: { state: delivery } });
  assert.equal(isAtWork(handover("sealed", "staged")), false);
  assert.equal(isAtWork(handover("armed", "staged")), true);
  assert.equal(isAtWork(handover("released", "opened")), true);
  assert.equal(isAtWork(handover("released", "acknowledged")), false);
});

/** A screen as browsers lock it: out of sight it is let go. */
class FakeScreen extends EventTarget {
  visibilityState = "visible";
  held = 0;
  request = async () => {
    const sentinel = { released: false, release: async () => this.letGo(sentinel) };
    this.sentinel = sentinel;
    this.held += 1;
    return sentinel;
  };
  letGo(sentinel) {
    if (!sentinel.released) this.held -= 1;
    sentinel.released = true;
  }
  show(state) {
    this.visibilityState = state;
    if (state === "hidden") this.letGo(this.sentinel);
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

test("a page that comes back into sight holds the screen again, and lets it go in the end", async () => {
  const screen = new FakeScreen();
  const letGo = stayAwake(screen, screen);
  await 0;
  assert.equal(screen.held, 1);
  screen.show("hidden");
  assert.equal(screen.held, 0);
  screen.show("visible");
  await 0;
  assert.equal(screen.held, 1);
  letGo();
  screen.show("visible");
  await 0;
  assert.equal(screen.held, 0);
});

test("a browser that cannot hold the screen says why", async () => {
  assert.equal(await canStayAwake(undefined), "absent");
  assert.equal(await canStayAwake({ request: async () => Promise.reject(new Error()) }), "refused");
  assert.equal(await canStayAwake(new FakeScreen()), "held");
});
