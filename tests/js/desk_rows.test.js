import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseRows, groupRows, indexUnits, joinRows, SORT_KEYS } from "../../static/js/desk/rows.js";

const units = [
  { code: "10", name: "Tỉnh Lào Cai", kind: "province", parent: null },
  { code: "082", name: "Huyện Bát Xát", kind: "district", parent: "10" },
  { code: "080", name: "Thành phố Lào Cai", kind: "district", parent: "10" },
  { code: "02716", name: "Xã Bản Qua", kind: "commune", parent: "082" },
  { code: "02635", name: "Phường Duyên Hải", kind: "ward", parent: "080" },
  { code: "02692", name: "Xã A Lù", kind: "commune", parent: "082" },
];
const handover = {
  deliveries: {
    "02716": {
      state: "acknowledged",
      at: "2022-12-09T02:10:00.000Z",
      person: "Lý A Páo",
      position: "Chủ tịch",
    },
    "02635": { state: "staged", at: "2022-12-09T01:00:00.000Z" },
    "02692": { state: "released", at: "2022-12-09T02:00:00.000Z", fault: "network" },
  },
};
const everything = {
  query: "",
  state: "",
  kind: "",
  everyone: true,
  key: "code",
  descending: false,
  grouped: false,
};
const rows = joinRows(indexUnits(units), handover, { "02716": 2 });
const codes = (choice) => chooseRows(rows, { ...everything, ...choice }).map((row) => row.unit.code);

test("units without a package are left out unless everyone is wanted", () => {
  assert.deepEqual(codes({ everyone: false }), ["02635", "02692", "02716"]);
  assert.equal(codes({}).length, units.length);
});

test("the table is searched by code, name, parent and the person who acknowledged", () => {
  assert.deepEqual(codes({ query: "ban qua" }), ["02716"]);
  assert.deepEqual(codes({ query: "0269" }), ["02692"]);
  assert.deepEqual(codes({ query: "bat xat xa" }), ["082", "02692", "02716"]);
  assert.deepEqual(codes({ query: "ly a pao" }), ["02716"]);
});

test("the table is filtered by state, fault, missing link and kind", () => {
  assert.deepEqual(codes({ state: "staged" }), ["02635"]);
  assert.deepEqual(codes({ state: "fault" }), ["02692"]);
  assert.deepEqual(codes({ state: "offline", everyone: false }), ["02635", "02692"]);
  assert.deepEqual(codes({ kind: "district" }), ["080", "082"]);
});

test("every column sorts both ways, and equal rows stay in the order of their codes", () => {
  for (const key of SORT_KEYS) assert.equal(codes({ key }).length, units.length, key);
  assert.deepEqual(codes({ key: "name", everyone: false }), ["02635", "02692", "02716"]);
  assert.deepEqual(codes({ key: "state", everyone: false, descending: true }), ["02716", "02692", "02635"]);
  assert.deepEqual(codes({ key: "at", everyone: false }), ["02635", "02692", "02716"]);
  assert.equal(codes({ key: "online", descending: true })[0], "02716");
  assert.deepEqual(codes({ key: "parent" }).slice(-2), ["02692", "02716"]);
});

test("a group stands before its units and counts those that acknowledged", () => {
  const grouped = groupRows(chooseRows(rows, { ...everything, everyone: false }));
  assert.deepEqual(
    grouped.map((item) => item.unit?.code ?? `${item.name} ${item.acknowledged}/${item.count}`),
    ["Thành phố Lào Cai 0/1", "02635", "Huyện Bát Xát 1/2", "02692", "02716"],
  );
});
