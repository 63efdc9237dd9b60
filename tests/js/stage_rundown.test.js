import assert from "node:assert/strict";
import { test } from "node:test";
import { mainCues, settings } from "../../static/js/stage/rundown.js";

const cue = (time, minutes, title, speaker = "") => ({ time, minutes, title, speaker });
const rundown = [
  cue("07:30", 30, "Đón đại biểu"),
  cue("08:00", 15, "Khai mạc", "Chủ tịch"),
  cue("08:15", 10, "Giao kế hoạch năm 2023 bằng văn bản số hoá"),
  cue("08:25", 25, "Tham luận", "Giám đốc sở"),
];
const titles = (most) => mainCues(rundown, "Giao kế hoạch năm 2023", most).map(({ title }) => title);

test("the handing over stays to the last, then those with a speaker, the longest first", () => {
  assert.deepEqual(titles(1), ["Giao kế hoạch năm 2023 bằng văn bản số hoá"]);
  assert.deepEqual(titles(2), ["Giao kế hoạch năm 2023 bằng văn bản số hoá", "Tham luận"]);
  assert.deepEqual(titles(4), [
    "Đón đại biểu",
    "Khai mạc",
    "Giao kế hoạch năm 2023 bằng văn bản số hoá",
    "Tham luận",
  ]);
});

test("where there is little room the speakers go first, then cues, and at last all of it", () => {
  assert.deepEqual(settings(5), [
    { cues: 5, speakers: true },
    { cues: 5, speakers: false },
    { cues: 4, speakers: false },
    { cues: 3, speakers: false },
  ]);
  assert.equal(settings(40)[0].cues, 7);
  assert.equal(settings(1).length, 2);
});
