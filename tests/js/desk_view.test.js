import assert from "node:assert/strict";
import { test } from "node:test";
import {
  apply,
  countDeliveries,
  currentHandover,
  fromSnapshot,
  needsSnapshot,
  readiness,
} from "../../static/js/desk/view.js";
import { DELIVERY_STATES } from "../../static/js/fold.js";

const AT = "2022-12-09T02:00:00.000Z";

function sealedView() {
  const units = ["02635", "02692", "02716"];
  const deliveries = Object.fromEntries(units.map((unit) => [unit, { state: "waiting" }]));
  return fromSnapshot({ handovers: [{ id: "h1", state: "sealed", arming: 0, units, deliveries }] });
}

function after(view, ...entries) {
  const about = { seq: 1, at: AT, by: { role: "system" }, handover: "h1" };
  for (const entry of entries) apply(view, { ...about, ...entry });
  return view.handovers[0];
}

test("a handover is armed, disarmed, armed again and released", () => {
  const view = sealedView();
  assert.equal(after(view, { event: "handover_armed", arming: 1 }).state, "armed");
  assert.equal(after(view, { event: "handover_disarmed", arming: 1 }).state, "sealed");
  const released = after(
    view,
    { event: "handover_armed", arming: 2 },
    { event: "handover_released", arming: 2 },
  );
  assert.deepEqual([released.state, released.arming, released.released_at], ["released", 2, AT]);
  assert.ok(Object.values(released.deliveries).every(({ state }) => state === "released"));
});

test("a delivery goes forward only, and the counts add up to the units after every entry", () => {
  const view = sealedView();
  const unit = "02635";
  const who = { person: "Lý A Páo", position: "Chủ tịch" };
  const entries = [
    { event: "package_staged", unit, endpoint: "e1" },
    { event: "handover_released", arming: 1 },
    { event: "package_delivered", unit, endpoint: "e1" },
    { event: "package_acknowledged", unit, endpoint: "e1", ...who },
    { event: "package_delivered", unit, endpoint: "e2" },
    { event: "package_refused", unit: "02692", endpoint: "e3", ...who, reason: "Sai tên" },
  ];
  for (const entry of entries) {
    const counts = countDeliveries(after(view, entry));
    assert.equal(
      DELIVERY_STATES.reduce((sum, state) => sum + counts[state], 0),
      3,
    );
  }
  const { deliveries } = view.handovers[0];
  assert.deepEqual(deliveries[unit], { state: "acknowledged", at: AT, endpoint: "e1", fault: null, ...who });
  assert.equal(deliveries["02692"].reason, "Sai tên");
});

test("what the last endpoint of a unit lost is staged no longer, and nothing is taken back after the release", () => {
  const view = sealedView();
  const about = { unit: "02635", endpoint: "e1" };
  const lost = { event: "package_lost", ...about };
  after(view, { event: "package_staged", ...about }, { ...lost, remaining: 1 });
  assert.equal(view.handovers[0].deliveries["02635"].state, "staged");
  assert.equal(after(view, { ...lost, remaining: 0 }).deliveries["02635"].state, "waiting");
  after(view, { event: "package_delivered", ...about }, { ...lost, remaining: 0 });
  assert.equal(view.handovers[0].deliveries["02635"].state, "delivered");
});

test("a fault shows until the unit reports again, and never over an acknowledgement", () => {
  const view = sealedView();
  const fault = { event: "package_faulted", unit: "02635", endpoint: "e1", fault: "network" };
  assert.equal(after(view, fault).deliveries["02635"].fault, "network");
  assert.equal(
    after(view, { event: "package_staged", unit: "02635", endpoint: "e1" }).deliveries["02635"].fault,
    null,
  );
  after(
    view,
    { event: "package_acknowledged", unit: "02635", endpoint: "e1", person: "A", position: "B" },
    fault,
  );
  assert.equal(view.handovers[0].deliveries["02635"].fault, null);
});

test("entries about an unknown handover or unit change nothing", () => {
  const view = sealedView();
  after(
    view,
    { event: "package_staged", unit: "99999", endpoint: "e" },
    { event: "handover_armed", handover: "h9", arming: 1 },
  );
  assert.equal(view.handovers[0].state, "sealed");
});

test("what changes more than it carries asks for the snapshot", () => {
  assert.ok(needsSnapshot([{ event: "handover_sealed" }]));
  assert.ok(needsSnapshot([{ event: "handover_drafted" }]));
  assert.ok(!needsSnapshot([{ event: "package_staged" }, { event: "handover_released" }]));
});

test("readiness names the units that miss something", () => {
  const view = sealedView();
  after(view, { event: "package_staged", unit: "02635", endpoint: "e1" });
  const ready = readiness(view.handovers[0], { "02635": 1, "02692": 1, "02716": 0 });
  assert.deepEqual([ready.staged, ready.connected, ready.units], [1, 2, 3]);
  assert.deepEqual(ready.notStaged, ["02692", "02716"]);
  assert.deepEqual(ready.notConnected, ["02716"]);
});

test("the desk opens on the armed handover, else on the last released", () => {
  const of = (...states) => currentHandover(states.map((state, place) => ({ id: `h${place}`, state })))?.id;
  assert.equal(of("released", "armed", "draft"), "h1");
  assert.equal(of("released", "released", "draft"), "h1");
  assert.equal(of("sealed", "draft"), "h0");
  assert.equal(of(), undefined);
});

test("the program follows the takes, and each cue remembers when it was taken", () => {
  const view = fromSnapshot({ program: null });
  const scene = { kind: "targets" };
  apply(view, { event: "scene_taken", at: AT, take: 1, cue: "c5", scene, minutes: 5 });
  apply(view, { event: "scene_stepped", at: AT, take: 1, step: 2 });
  apply(view, { event: "scene_timed", at: AT, take: 1, minutes: 6 });
  assert.deepEqual(view.program, { take: 1, cue: "c5", scene, step: 2, minutes: 6, at: AT });
  assert.deepEqual(view.takes, { c5: AT });
});

test("a call for help is open until it is answered", () => {
  const view = fromSnapshot({});
  const call = { call: "k1", unit: "02635", endpoint: "e1", topic: "sound", text: "Mất tiếng" };
  apply(view, { event: "help_called", at: AT, by: { role: "endpoint" }, ...call });
  assert.equal(view.calls[0].answered, null);
  apply(view, {
    event: "help_answered",
    at: AT,
    by: { role: "operator", name: "Điều" },
    call: "k1",
    text: "Đã bật",
  });
  assert.deepEqual(view.calls[0].answered, { text: "Đã bật", by: "Điều", at: AT });
});

test("a handover remembers since when it is armed, and why it was disarmed", () => {
  const view = sealedView();
  assert.equal(after(view, { event: "handover_armed", arming: 1 }).armed_at, AT);
  const handover = after(view, { event: "handover_disarmed", arming: 1, cause: "timeout" });
  assert.deepEqual([handover.armed_at, handover.disarmed], [null, "timeout"]);
});
