import assert from "node:assert/strict";
import { test } from "node:test";
import { matcher, plain } from "../../static/js/desk/search.js";

test("names are found however their marks are typed", () => {
  for (const query of ["ban qua", "Bản Qua", "BẢN  QUA", "ba\u0309n qua"])
    assert.ok(matcher(query)(plain("Xã Bản Qua")), query);
  assert.ok(matcher("duong")(plain("Xã Mường Khương, Đường 5")));
});

test("all words have to occur, in any order", () => {
  assert.ok(matcher("qua xa")(plain("Xã Bản Qua")));
  assert.ok(!matcher("qua phuong")(plain("Xã Bản Qua")));
});

test("an empty query finds everything", () => {
  assert.ok(matcher("  ")("anything"));
});
