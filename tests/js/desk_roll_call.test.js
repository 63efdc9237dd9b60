import assert from "node:assert/strict";
import { test } from "node:test";
import { percent, progressAfter, running } from "../../static/js/desk/progress.js";
import {
  callRoll,
  chooseCalled,
  contactsAfter,
  countStandings,
  dialled,
  nextToPhone,
  QUIET,
  shortcomings,
} from "../../static/js/desk/roll-call.js";
import { indexUnits } from "../../static/js/desk/rows.js";
import { apply, countSteps, fromSnapshot } from "../../static/js/desk/view.js";

const AT = "2022-12-09T00:30:00.000Z";
const NOW = Date.parse(AT);
const UNITS = [
  { code: "080", name: "Thành phố Lào Cai", kind: "city", parent: null, receives: false },
  { code: "02716", name: "Xã Bản Qua", kind: "commune", parent: "080" },
  { code: "02635", name: "Phường Duyên Hải", kind: "ward", parent: "080" },
  { code: "02692", name: "Xã A Lù", kind: "commune", parent: "080" },
  { code: "02710", name: "Xã Bản Vược", kind: "commune", parent: "080" },
];
const HERE = { "02716": 1, "02635": 2, "02692": 1 };

function report(unit, checks) {
  return { unit, checks, at: AT };
}

function roll(readiness = {}, reminded = {}, presence = HERE, contacts = {}) {
  return callRoll(indexUnits(UNITS), { readiness, contacts, reminded }, presence);
}

function standings(readiness, presence) {
  return Object.fromEntries(roll(readiness, {}, presence).map(({ unit, standing }) => [unit.code, standing]));
}

test("every unit that receives has one standing, in the order of the roster", () => {
  const found = standings({
    e1: report("02716", { link: "ok", sound: "ok" }),
    e2: report("02635", { link: "ok", sound: "warning" }),
    e3: report("02692", { link: "failed", sound: "ok" }),
  });
  assert.deepEqual(found, { "02716": "ready", "02635": "warning", "02692": "joined", "02710": "absent" });
  assert.deepEqual(
    roll().map(({ unit }) => unit.code),
    ["02716", "02635", "02692", "02710"],
  );
  assert.deepEqual(countStandings(roll()), { absent: 1, joined: 3, warning: 0, ready: 0 });
});

test("one device that is ready is enough, and a unit that left is absent whatever it found", () => {
  const reports = { e1: report("02635", { link: "failed" }), e2: report("02635", { link: "ok" }) };
  assert.equal(standings(reports)["02635"], "ready");
  assert.equal(standings(reports, {})["02635"], "absent");
  assert.equal(standings({ e1: report("02635", {}) })["02635"], "joined");
});

test("whom to phone is known before the unit was ever here, changes, and is forgotten", () => {
  const contact = (contacts) => roll({}, {}, {}, contacts).find(({ unit }) => unit.code === "02635").contact;
  const before = {
    "02635": { person: "Lý A Páo", phone: "0912 000 001" },
    "02692": { person: "", phone: "1" },
  };
  assert.equal(contact({}), null);
  assert.equal(contact(before).phone, "0912 000 001");
  const after = contactsAfter(before, {
    "02635": { person: "Giàng Seo", phone: "0912 000 002" },
    "02692": null,
  });
  assert.deepEqual(after, { "02635": { person: "Giàng Seo", phone: "0912 000 002" } });
  assert.equal(contact(contactsAfter(after, { "02635": null })), null);
});

test("a telephone dials the numbers without what stands behind them", () => {
  assert.deepEqual(dialled("(0214) 3.820.123 máy lẻ 12, +84 912 000 001"), [
    { number: "(0214) 3.820.123 máy lẻ 12", href: "tel:02143820123" },
    { number: "+84 912 000 001", href: "tel:+84912000001" },
  ]);
  assert.deepEqual(dialled(""), []);
});

test("the next to phone is the first that is missing and was left alone for ten minutes", () => {
  const ready = { e1: report("02716", { link: "ok" }) };
  const next = (reminded, now = NOW) => nextToPhone(roll(ready, reminded), now)?.unit.code;
  const reminder = { at: AT, by: "An", note: "" };
  assert.equal(next({}), "02635");
  assert.equal(next({ "02635": reminder }), "02692");
  assert.equal(next({ "02635": reminder }, NOW + QUIET), "02635");
  assert.equal(next({ "02635": reminder, "02692": reminder, "02710": reminder }), undefined);
});

test("the board is narrowed by standing and by words without their marks", () => {
  const codes = (choice) =>
    chooseCalled(roll(), { standing: "", query: "", ...choice }).map(({ unit }) => unit.code);
  assert.deepEqual(codes({ standing: "absent" }), ["02710"]);
  assert.deepEqual(codes({ query: "ban" }), ["02716", "02710"]);
});

test("what is wrong is named, the worse before the better", () => {
  const found = shortcomings(report("02635", { link: "warning", sound: "ok", camera: "failed" }));
  assert.deepEqual(found, [
    { check: "camera", result: "failed" },
    { check: "link", result: "warning" },
  ]);
  assert.deepEqual(shortcomings(null), []);
});

test("a report, a reminder and a step move the desk's view", () => {
  const delivery = { state: "acknowledged", at: AT };
  const view = fromSnapshot({
    handovers: [{ id: "h1", state: "released", units: ["02635"], deliveries: { "02635": delivery } }],
  });
  const by = { role: "operator", name: "An" };
  const told = { endpoint: "e1", unit: "02635", checks: { link: "ok" } };
  apply(view, { event: "endpoint_ready", at: AT, by, ...told });
  apply(view, { event: "unit_reminded", at: AT, by, unit: "02635", note: "Bật loa" });
  const step = { step: "assigned", person: "Giàng Seo", due: "2022-12-20", note: "" };
  apply(view, { event: "package_step", at: AT, by, handover: "h1", unit: "02635", endpoint: "e1", ...step });
  assert.deepEqual(view.readiness.e1, { unit: "02635", checks: { link: "ok" }, at: AT });
  assert.deepEqual(view.reminded["02635"], { at: AT, by: "An", note: "Bật loa" });
  assert.deepEqual(view.handovers[0].deliveries["02635"].step, { ...step, at: AT });
  assert.deepEqual(countSteps(view.handovers[0]), { assigned: 1, in_progress: 0, done: 0 });
});

test("documents that were opened without a link keep the time of the device", () => {
  const view = fromSnapshot({
    handovers: [
      { id: "h1", state: "released", units: ["02635"], deliveries: { "02635": { state: "delivered" } } },
    ],
  });
  const clock = { at: "2022-12-09T00:10:00.000Z", offset_ms: 40, rtt_ms: 30 };
  const about = { handover: "h1", unit: "02635", endpoint: "e1", automatic: true, offline: true, clock };
  apply(view, { event: "package_opened", at: AT, by: { role: "endpoint" }, ...about });
  assert.deepEqual(view.handovers[0].deliveries["02635"].opened_offline, clock);
});

test("a staging is shown while it runs, and gone when it is done or silent", () => {
  const told = { done: 995, total: 1000, remaining_s: 1, rtt_ms: 300, kbps: 384 };
  const first = progressAfter({}, { "02635": told, "02692": told }, NOW);
  assert.equal(percent(first["02635"]), 99);
  const second = progressAfter(first, { "02635": { ...told, done: 1000 } }, NOW + 2_000);
  assert.deepEqual(Object.keys(second), ["02692"]);
  assert.deepEqual(running(second, NOW + 61_000), {});
});

test("ten thousand units are called in a moment", () => {
  const many = Array.from({ length: 10_000 }, (_, n) => ({ code: `${n}`, name: `Xã ${n}`, kind: "commune" }));
  const index = indexUnits(many);
  const readiness = Object.fromEntries(many.map(({ code }) => [`e${code}`, report(code, { link: "ok" })]));
  const began = performance.now();
  const called = callRoll(index, { readiness, contacts: {}, reminded: {} }, {});
  assert.equal(countStandings(called).absent, 10_000);
  assert.ok(performance.now() - began < 500);
});
