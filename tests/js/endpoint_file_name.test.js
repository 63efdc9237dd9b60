// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileName } from "../../static/js/endpoint/reading/file-name.js";

test("a Vietnamese name stays whole, its letters put together", () => {
  assert.equal(fileName("Quyết định số 05.pdf".normalize("NFD")), "Quyết định số 05.pdf".normalize("NFC"));
});

test("what Windows and Android forbid becomes a dash", () => {
  assert.equal(fileName('05/QĐ-UBND: "thu, chi"?.pdf'), "05-QĐ-UBND- -thu, chi-.pdf");
  assert.equal(fileName("..\\..\\a\tb<c>|d*.pdf"), "-..-a-b-c-d-.pdf");
});

test("nothing unseen turns a name around", () => {
  assert.equal(fileName("a\u202efdp.exe\u200b.pdf"), "afdp.exe.pdf");
});

test("dots and blanks at either end, and the names of devices, are no names", () => {
  assert.equal(fileName(".hỏng . .pdf"), "hỏng.pdf");
  assert.equal(fileName("CON.pdf"), "_CON.pdf");
  assert.equal(fileName("aux.báo cáo.pdf"), "_aux.báo cáo.pdf");
  assert.equal(fileName("Công văn.pdf"), "Công văn.pdf");
  assert.equal(fileName("..."), "van-ban.pdf");
});

test("a long name is shortened before its ending, and no letter is cut in two", () => {
  const name = fileName(`${"ế".repeat(200)}.pdf`);
  assert.match(name, /^ế+\.pdf$/);
  assert.ok(new TextEncoder().encode(name).length <= 140);
});

test("a name without an ending gets one", () => {
  assert.equal(fileName("Chỉ thị số 3"), "Chỉ thị số 3.pdf");
  assert.equal(fileName("bien-nhan.json"), "bien-nhan.json");
});
