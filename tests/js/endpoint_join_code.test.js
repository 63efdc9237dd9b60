import assert from "node:assert/strict";
import { test } from "node:test";
import { grouped, normalise } from "../../static/js/crockford.js";
import { deviceLabel } from "../../static/js/endpoint/joining/enrolment.js";
import { checkCode, codeFromFragment } from "../../static/js/endpoint/joining/join-code.js";

test("case, spaces, hyphens and look-alike letters do not matter", () => {
  for (const typed of ["EW75 4CJD", "ew754cjd", " ew75-4cjd ", "EW75–4CJD", "ew75.4cjd"]) {
    assert.equal(normalise(typed), "EW754CJD");
  }
  assert.equal(normalise("oO iI lL"), "001111");
});

test("a code is shown in groups as it grows", () => {
  assert.deepEqual(["e", "ew75", "ew754", "ew754cjd"].map(grouped), ["E", "EW75", "EW75 4", "EW75 4CJD"]);
});

test("what is wrong with a code is said by kind", () => {
  assert.equal(checkCode("  "), "empty");
  assert.equal(checkCode("EW75 4C"), "short");
  assert.equal(checkCode("EW75 4CJD 2"), "long");
  assert.equal(checkCode("EW75 4CJU"), "foreign");
  assert.equal(checkCode("EW75 4CJĐ"), "foreign");
  assert.equal(checkCode("ew75 4cjd"), "complete");
});

test("a join link's fragment gives the code, anything else gives none", () => {
  assert.equal(codeFromFragment("#EW754CJD"), "EW754CJD");
  assert.equal(codeFromFragment("#ew75%204cjd"), "EW754CJD");
  for (const hash of ["", "#", "#answer", "#%E0%A4%A", "#EW754CJDEW754CJD"])
    assert.equal(codeFromFragment(hash), "");
});

test("a device is named by its system and browser", () => {
  const windows =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126 Safari/537.36";
  assert.equal(deviceLabel(windows), "Windows, Chrome");
  assert.equal(deviceLabel(`${windows} Edg/126`), "Windows, Edge");
  assert.equal(
    deviceLabel("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1"),
    "iPhone, Safari",
  );
  assert.equal(deviceLabel("something else"), "");
});
