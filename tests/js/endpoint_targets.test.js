import assert from "node:assert/strict";
import { test } from "node:test";
import { csvName, targetCsv } from "../../static/js/endpoint/targets/target-csv.js";
import {
  groupsOf,
  indents,
  isTargets,
  readTargetSheet,
} from "../../static/js/endpoint/targets/target-sheet.js";

const TARGET = {
  name: "Thu ngân sách",
  value: "12.000",
  measure: "tỷ đồng",
  province: "",
  note: "",
  group: "",
};
const SHEET = {
  format: "ceremony/targets/v1",
  unit: "02716",
  unit_name: "Xã Bản Qua",
  title: "Chỉ tiêu năm 2023",
  targets: [TARGET],
};

test("a sheet of targets is read, whatever further fields it has", () => {
  const text = JSON.stringify({ ...SHEET, later: 1, targets: [{ name: "Thu", value: "1", number: "1" }] });
  assert.deepEqual(readTargetSheet(text), {
    unit: "02716",
    unitName: "Xã Bản Qua",
    title: "Chỉ tiêu năm 2023",
    rehearsal: false,
    targets: [{ name: "Thu", value: "1", measure: "", province: "", note: "", group: "" }],
  });
  assert.equal(readTargetSheet(JSON.stringify({ ...SHEET, rehearsal: true }))?.rehearsal, true);
});

test("what is no such sheet is none, and never an exception", () => {
  const broken = ["", "null", "[]", "{", '"x"', "%PDF-1.7"].map((text) => readTargetSheet(text));
  const fields = [
    { format: "ceremony/targets/v2" },
    { unit_name: 7 },
    { targets: "x" },
    { targets: [null] },
    { targets: [{ ...TARGET, value: 12 }] },
    { targets: [{ value: "1" }] },
  ].map((fault) => readTargetSheet(JSON.stringify({ ...SHEET, ...fault })));
  assert.deepEqual([...new Set([...broken, ...fields])], [null]);
});

test("data is told from documents by its media type; what came before there was one is a document", () => {
  assert.deepEqual([{ media: "application/json" }, { media: "application/pdf" }, {}].map(isTargets), [
    true,
    false,
    false,
  ]);
});

test("targets stand under their heading in the order of the sheet", () => {
  const targets = ["a", "a", "", "a"].map((group, n) => ({ ...TARGET, group, name: String(n) }));
  assert.deepEqual(
    groupsOf(targets).map(({ name, targets: rows }) => [name, rows.map((row) => row.name).join("")]),
    [
      ["a", "01"],
      ["", "2"],
      ["a", "3"],
    ],
  );
});

test("commas stand below each other, and words where they are", () => {
  assert.deepEqual(
    indents(["67,7", "97", "12.000", "trên 11", "1,25", "72 xã", ""]),
    [1, 2.5, 2.5, 2.5, 0, 0, 0],
  );
});

test("a table for spreadsheets has a byte order mark, semicolons, and nothing that would be run", async () => {
  const targets = [{ ...TARGET, name: '- Trong đó; "nội địa"', value: "-2,5", note: "=1+1" }];
  const bytes = new Uint8Array(
    await targetCsv({ unit: "1", unitName: "X", title: "", rehearsal: false, targets }).arrayBuffer(),
  );
  assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
  const [, row, end] = new TextDecoder().decode(bytes).split("\r\n");
  assert.equal(row, ';"\'- Trong đó; ""nội địa""";tỷ đồng;-2,5;;\'=1+1');
  assert.equal(end, "");
});

test("nor does what follows a separator of another language's spreadsheets run", async () => {
  const targets = [{ ...TARGET, note: "a,=cmd|' /C calc'!A0" }];
  const text = await targetCsv({ unit: "1", unitName: "X", title: "", rehearsal: false, targets }).text();
  assert.ok(text.includes("a,'=cmd|"));
});

test("the table of a rehearsal says so in its first line", async () => {
  const text = await targetCsv({
    unit: "1",
    unitName: "X",
    title: "",
    rehearsal: true,
    targets: [TARGET],
  }).text();
  assert.match(text.split("\r\n")[0], /target_rehearsal/u);
});

test("its name has the unit's, without signs that file systems refuse", () => {
  assert.equal(
    csvName("Chỉ tiêu giao 02716.json", { unitName: "Xã A/B: C" }),
    "Chỉ tiêu giao 02716 Xã A B C.csv",
  );
});
