import assert from "node:assert/strict";
import { test } from "node:test";
import { clausesOf, conferenceTitle, discTitle, lengthOf } from "../../static/js/stage/title.js";

/** Where a line may break: a no-break space is shown as "_". */
const breaks = (text) =>
  clausesOf(text).map((clause) => clause.replaceAll("\u00a0", "_").replaceAll("\u2060", ""));

test("lines break between clauses, not within a term and not before a number", () => {
  assert.deepEqual(breaks("Giao kế hoạch phát triển kinh tế - xã hội năm 2023, đoàn kết"), [
    "Giao kế_hoạch phát_triển kinh_tế_-_xã_hội năm_2023,",
    "đoàn_kết",
  ]);
});

test("a number stands with what it counts, and may begin a line after a colon", () => {
  assert.deepEqual(breaks("Phát biểu chỉ đạo: 5 nhiệm vụ trọng tâm"), [
    "Phát_biểu chỉ_đạo:",
    "5_nhiệm_vụ trọng_tâm",
  ]);
});

test("a word joiner keeps a line from breaking after the dash of a term", () => {
  assert.match(clausesOf("kinh tế - xã hội")[0], /-\u2060\u00a0/);
});

test("the parts of a motto stay whole, and a line may end with a dash", () => {
  assert.deepEqual(breaks("Đoàn kết - kỷ cương - sáng tạo"), ["Đoàn_kết_- kỷ_cương_- sáng_tạo"]);
});

test("a word within a longer one is not taken for it", () => {
  assert.deepEqual(breaks("an ninhh văn bản"), ["an ninhh văn_bản"]);
});

test("the disc has the first words of the title in capitals", () => {
  assert.deepEqual(discTitle("Giao kế hoạch phát triển kinh tế - xã hội năm 2023"), {
    head: "Giao kế hoạch",
    rest: "phát triển kinh tế - xã hội năm 2023",
  });
  assert.equal(discTitle("Công bố quyết định sáp nhập xã").head, "Công bố quyết định");
  assert.deepEqual(discTitle("Giao chỉ tiêu 2023"), { head: "Giao chỉ tiêu 2023", rest: "" });
});

test("the kind of the conference stands above its subject", () => {
  assert.deepEqual(conferenceTitle("Hội nghị trực tuyến tổng kết năm 2022"), {
    kind: "Hội nghị trực tuyến",
    subject: "Tổng kết năm 2022",
  });
  assert.deepEqual(conferenceTitle("Giao ban tháng 12"), { kind: "", subject: "Giao ban tháng 12" });
});

test("long titles are told from short ones", () => {
  assert.equal(lengthOf("Giao kế hoạch năm 2023"), "short");
  assert.equal(lengthOf("Hội nghị trực tuyến tổng kết năm 2022, triển khai nhiệm vụ năm 2023"), "medium");
  assert.equal(lengthOf("x".repeat(90)), "long");
});
