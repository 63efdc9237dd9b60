import assert from "node:assert/strict";
import { test } from "node:test";
import { DELIVERY_STATES } from "../../static/js/fold.js";
import { fromSnapshot } from "../../static/js/stage/state.js";
import {
  cellState,
  cellsOf,
  codeGroups,
  countsOf,
  groupUnits,
  slowestHand,
} from "../../static/js/stage/view.js";

const units = [
  { code: "SKHĐT", name: "Sở Kế hoạch và Đầu tư", kind: "department", parent: null },
  { code: "080", name: "Thành phố Lào Cai", kind: "district", parent: null },
  { code: "082", name: "Huyện Bát Xát", kind: "district", parent: null },
  { code: "02635", name: "Phường Duyên Hải", kind: "ward", parent: "080" },
  { code: "02683", name: "Thị trấn Bát Xát", kind: "township", parent: "082" },
  { code: "02692", name: "Xã Trịnh Tường", kind: "commune", parent: "082" },
].map((unit) => ({ ...unit, receives: true }));
const codes = units.map((unit) => unit.code);

function stateWith(handover, deliveries = {}, presence = {}) {
  return fromSnapshot({ units, handover: handover && { units: codes, ...handover }, deliveries, presence });
}

test("whoever acknowledged is also counted as received, and whoever received as staged", () => {
  const deliveries = { SKHĐT: "acknowledged", "080": "opened", "082": "refused", "02635": "released" };
  const counts = countsOf(stateWith({ state: "released" }, deliveries, { "080": 2, "082": 0, other: 1 }));
  assert.deepEqual(counts, { total: 6, connected: 1, staged: 4, received: 3, acknowledged: 1 });
});

test("the legend counts every unit once, by the colour of its cell", () => {
  const deliveries = { SKHĐT: "acknowledged", "080": "opened", "082": "refused", "02635": "released" };
  const cells = cellsOf(countsOf(stateWith({ state: "released" }, deliveries)));
  assert.deepEqual(cells, { waiting: 3, received: 2, acknowledged: 1 });
});

test("before a handover is sealed every unit that receives is counted", () => {
  const state = fromSnapshot({
    units: [...units, { code: "10", name: "Tỉnh", kind: "province", receives: false }],
  });
  assert.equal(countsOf(state).total, units.length);
});

test("each delivery state has a cell, and a refusal looks like a receipt before the hall", () => {
  const cells = DELIVERY_STATES.map(cellState);
  assert.deepEqual(cells, [
    "waiting",
    "staged",
    "waiting",
    "received",
    "received",
    "acknowledged",
    "received",
  ]);
  assert.equal(cellState(undefined), "waiting");
});

test("the slowest hand counts, and a missing one counts nothing", () => {
  const presenters = [{ id: "p1" }, { id: "p2" }];
  assert.equal(slowestHand({ p1: 900, p2: 300, p3: 10 }, presenters), 300);
  assert.equal(slowestHand({ p1: 900 }, presenters), 0);
  assert.equal(slowestHand({}, []), 0);
});

test("where fewer hands are enough, the slowest of the longest counts", () => {
  const presenters = [{ id: "p1" }, { id: "p2" }, { id: "p3" }];
  assert.equal(slowestHand({ p1: 900, p2: 300, p3: 600 }, presenters, 2), 600);
  assert.equal(slowestHand({ p1: 900 }, presenters, 2), 0);
  assert.equal(slowestHand({ p3: 400 }, presenters, 1), 400);
});

test("departments and districts stand together, communes by the unit above them", () => {
  assert.deepEqual(groupUnits(units, codes), [
    { kind: "department", name: "", codes: ["SKHĐT"] },
    { kind: "district", name: "", codes: ["080", "082"] },
    { kind: null, name: "TP Lào Cai", codes: ["02635"] },
    { kind: null, name: "Bát Xát", codes: ["02683", "02692"] },
  ]);
});

test("communes straight under the province stand together, whatever their kind", () => {
  const flat = [
    { code: "10", name: "Tỉnh Lào Cai", kind: "province", parent: null, receives: false },
    { code: "1", name: "Phường Sa Pa", kind: "ward", parent: "10", receives: true },
    { code: "2", name: "Xã Bát Xát", kind: "commune", parent: "10", receives: true },
    { code: "3", name: "Đặc khu", kind: "special_zone", parent: null, receives: true },
  ];
  assert.deepEqual(groupUnits(flat, ["1", "2", "3"]), [
    { kind: "commune", name: "", codes: ["1", "2", "3"] },
  ]);
});

test("only the units asked for are grouped, and unknown ones still get a cell", () => {
  assert.deepEqual(groupUnits(units, ["02692", "99999"]), [
    { kind: null, name: "Bát Xát", codes: ["02692"] },
    { kind: "unit", name: "", codes: ["99999"] },
  ]);
});

test("the release code is shown in groups of four", () => {
  assert.deepEqual(codeGroups("7K2M 9QXA 4TR8"), ["7K2M", "9QXA", "4TR8"]);
  assert.deepEqual(codeGroups("7K2M9Q"), ["7K2M", "9Q"]);
});
