import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEntry, isStructural } from "../../static/js/endpoint/view.js";

const AT = "2022-12-15T02:30:00.000Z";
const VIEW = {
  seq: 10,
  at: AT,
  conference: null,
  unit: { code: "02716", name: "Xã Bản Qua", kind: "xa" },
  endpoint: "e_mine",
  handovers: [
    {
      id: "h1",
      title: "",
      state: "sealed",
      sealing: 1,
      release_hash: "",
      delivery: { state: "waiting", staged_here: false },
    },
    {
      id: "h2",
      title: "",
      state: "sealed",
      sealing: 1,
      release_hash: "",
      delivery: { state: "waiting", staged_here: false },
    },
  ],
};
const after = (...entries) =>
  entries
    .map((entry, i) => ({ seq: 11 + i, at: AT, by: { role: "system" }, handover: "h1", ...entry }))
    .reduce(applyEntry, VIEW);

test("an entry moves its own handover and the view's number, nothing else", () => {
  const view = after({ event: "handover_armed", arming: 1 });
  assert.equal(view.seq, 11);
  assert.equal(view.handovers[0].state, "armed");
  assert.equal(view.handovers[1], VIEW.handovers[1]);
  assert.equal(
    after({ event: "handover_armed" }, { event: "handover_disarmed" }).handovers[0].state,
    "sealed",
  );
});

test("the release brings the secret and moves what waited", () => {
  const [handover] = after({ event: "handover_released", secret: "S" }).handovers;
  assert.deepEqual([handover.state, handover.secret, handover.delivery.state], ["released", "S", "released"]);
});

test("staged here means staged by this device", () => {
  const mine = { event: "package_staged", unit: "02716", endpoint: "e_mine" };
  const other = { ...mine, endpoint: "e_other" };
  assert.deepEqual(after(other).handovers[0].delivery.staged_here, false);
  assert.deepEqual(after(other, mine).handovers[0].delivery.staged_here, true);
});

test("what this device lost is here no longer; the unit has it as long as another device does", () => {
  const staged = { event: "package_staged", endpoint: "e_mine" };
  const lost = { event: "package_lost", endpoint: "e_mine", remaining: 1 };
  const { delivery } = after(staged, lost).handovers[0];
  assert.deepEqual([delivery.state, delivery.staged_here], ["staged", false]);
  assert.equal(after(staged, { ...lost, remaining: 0 }).handovers[0].delivery.state, "waiting");
});

test("a second device never takes its unit back, nor changes who answered", () => {
  const answered = {
    event: "package_acknowledged",
    person: "Hoà",
    position: "Chủ tịch",
    endpoint: "e_other",
  };
  const { delivery } = after(answered, { event: "package_opened", endpoint: "e_mine" }).handovers[0];
  assert.deepEqual([delivery.state, delivery.person, delivery.position], ["acknowledged", "Hoà", "Chủ tịch"]);
});

test("a sealing changes more than its entry carries", () => {
  assert.equal(isStructural({ event: "handover_sealed" }), true);
  assert.equal(isStructural({ event: "package_staged" }), false);
});

test("what this device found and the desk's reminder to its unit are known at once", () => {
  const ready = { event: "endpoint_ready", unit: "02716", endpoint: "e_mine", checks: { link: "ok" } };
  const other = { ...ready, endpoint: "e_other", checks: {} };
  assert.deepEqual(after(ready, other).readiness, { checks: { link: "ok" }, at: AT });
  const by = { role: "operator", name: "Lan" };
  const reminder = { event: "unit_reminded", unit: "02716", note: "Xin kiểm tra", by };
  assert.deepEqual(after(reminder).reminded, { at: AT, by: "Lan", note: "Xin kiểm tra" });
  assert.equal(after({ ...reminder, unit: "02635" }).reminded, undefined);
});

test("a step after the acknowledgement is the package's last and moves its state no further", () => {
  const acknowledged = { event: "package_acknowledged", person: "Hoà", position: "Chủ tịch" };
  const said = { step: "assigned", person: "Lý A Páo", due: "2022-12-20", note: "" };
  const [{ delivery }] = after(acknowledged, {
    event: "package_step",
    endpoint: "e_other",
    ...said,
  }).handovers;
  assert.deepEqual([delivery.state, delivery.person], ["acknowledged", "Hoà"]);
  assert.deepEqual(delivery.step, { ...said, at: AT });
});
