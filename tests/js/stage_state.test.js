import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEntries, applyPresence, fromSnapshot } from "../../static/js/stage/state.js";

const units = [
  { code: "02635", name: "Phường Duyên Hải", kind: "ward", parent: "080" },
  { code: "02692", name: "Xã Trịnh Tường", kind: "commune", parent: "082" },
];

function armed() {
  const handover = {
    id: "h1",
    title: "",
    state: "armed",
    arming: 1,
    presenters: [],
    units: ["02635", "02692"],
  };
  return fromSnapshot({
    units,
    handover,
    deliveries: { "02635": "staged", "02692": "waiting" },
    hands: { p1: 400 },
  });
}

const about = (event, fields = {}) => ({
  seq: 1,
  at: "2022-12-09T02:00:00.000Z",
  event,
  handover: "h1",
  ...fields,
});

test("a release lets go of every hand, marks every delivery released and asks for the code to show", () => {
  const state = armed();
  const refetch = applyEntries(state, [about("handover_released", { arming: 1 })]);
  assert.equal(refetch, true);
  assert.equal(state.handover.state, "released");
  assert.equal(state.handover.released_at, "2022-12-09T02:00:00.000Z");
  assert.deepEqual(state.deliveries, { "02635": "released", "02692": "released" });
  assert.deepEqual(state.hands, {});
});

test("receipts move their unit on and never back", () => {
  const state = armed();
  const receipt = (event) => about(event, { unit: "02635" });
  const refetch = applyEntries(state, [receipt("package_acknowledged"), receipt("package_delivered")]);
  assert.equal(refetch, false);
  assert.equal(state.deliveries["02635"], "acknowledged");
});

test("what a unit lost before the press is no light on the map", () => {
  const state = armed();
  applyEntries(state, [about("package_lost", { unit: "02635", remaining: 1 })]);
  assert.equal(state.deliveries["02635"], "staged");
  applyEntries(state, [about("package_lost", { unit: "02635", remaining: 0 })]);
  assert.equal(state.deliveries["02635"], "waiting");
});

test("another handover that is armed is fetched, and changes nothing of this one", () => {
  const state = armed();
  assert.equal(applyEntries(state, [about("handover_armed", { handover: "h2", arming: 1 })]), true);
  assert.equal(state.handover.id, "h1");
});

test("a receipt of another handover changes nothing", () => {
  const state = armed();
  assert.equal(applyEntries(state, [about("package_delivered", { handover: "h0", unit: "02635" })]), false);
  assert.equal(state.deliveries["02635"], "staged");
});

test("the lobby names who arrives, newest first, and not who was there", () => {
  const state = armed();
  state.presence = { "02692": 1 };
  applyPresence(state, { "02635": 1, "02692": 2 });
  assert.deepEqual(state.arrivals, ["Phường Duyên Hải"]);
  applyPresence(state, { "02692": 0 });
  applyPresence(state, { "02692": 1 });
  assert.deepEqual(state.arrivals, ["Xã Trịnh Tường", "Phường Duyên Hải"]);
});
