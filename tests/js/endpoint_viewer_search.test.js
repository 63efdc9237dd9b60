// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, spansOf } from "../../static/js/endpoint/reading/viewer-search.js";

/** @param {string} text @param {string} query */
const found = (text, query) => spansOf(fold(text), query).map(({ from, to }) => text.slice(from, to));

test("without diacritics everything is found that differs only by them, and by case", () => {
  assert.deepEqual(found("Thuế, THUÊ và thue.", "thue"), ["Thuế", "THUÊ", "thue"]);
  assert.deepEqual(found("Đường đi Điện Biên", "d"), ["Đ", "đ", "Đ"]);
});

test("with diacritics they count", () => {
  assert.deepEqual(found("Thuế, THUÊ và thue.", "thuế"), ["Thuế"]);
  assert.deepEqual(found("dân, đan, đàn", "đàn"), ["đàn"]);
  assert.deepEqual(found("dự toán năm", "dư toán"), []);
});

test("the tone may stand on either vowel, as people write it", () => {
  assert.deepEqual(found("Hoà Bình, Hòa Bình, Hoá", "hòa bình"), ["Hoà Bình", "Hòa Bình"]);
  assert.deepEqual(found("ủy ban, uỷ ban", "uỷ ban"), ["ủy ban", "uỷ ban"]);
});

test("letters may be taken apart in the file and in the query, or in neither", () => {
  const text = "Quyết định số 05";
  assert.deepEqual(found(text.normalize("NFD"), "quyết định"), ["Quyết định".normalize("NFD")]);
  assert.deepEqual(found(text, "quyết định".normalize("NFD")), ["Quyết định"]);
});

test("a line's end is a blank, quotes and dashes are as keyboards have them", () => {
  assert.deepEqual(found("kế hoạch\n  phát triển", "ke hoach phat"), ["kế hoạch\n  phát"]);
  assert.deepEqual(found("“kinh tế – xã hội”", '"kinh te - xa hoi"'), ["“kinh tế – xã hội”"]);
});

test("a mark in the text reaches to the last letter with its marks, and no two lie over each other", () => {
  assert.deepEqual(found("aaaa", "aa"), ["aa", "aa"]);
  assert.deepEqual(found("tế".normalize("NFD"), "te"), ["tế".normalize("NFD")]);
});

test("nothing is sought for blanks", () => {
  assert.deepEqual(found("một hai", "   "), []);
});
