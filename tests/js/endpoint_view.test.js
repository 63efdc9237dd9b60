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
