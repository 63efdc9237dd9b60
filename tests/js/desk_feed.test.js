import assert from "node:assert/strict";
import { test } from "node:test";
import { accepts, EVERYTHING, merge, pageQuery, rejoin } from "../../static/js/desk/feed.js";

const entry = (seq, event = "package_staged", fields = {}) => ({
  seq,
  event,
  by: { role: "endpoint" },
  ...fields,
});
const seqs = (entries) => entries.map(({ seq }) => seq);

test("lines are newest first and each once, in whatever order they come", () => {
  const merged = merge([entry(5), entry(4)], [entry(4), entry(7), entry(6)]);
  assert.deepEqual(seqs(merged), [7, 6, 5, 4]);
});

test("after a reconnect the log goes on without a hole, or drops what lies behind one", () => {
  const ours = [entry(5), entry(4)];
  assert.deepEqual(seqs(rejoin(ours, [entry(5), entry(6)])), [6, 5, 4]);
  assert.deepEqual(seqs(rejoin(ours, [entry(6), entry(7)])), [7, 6, 5, 4]);
  assert.deepEqual(seqs(rejoin(ours, [entry(9), entry(10)])), [10, 9]);
  assert.deepEqual(seqs(rejoin(ours, [])), [5, 4]);
});

test("a filter narrows by group, by unit and by words without their marks", () => {
  const name = (code) => (code === "02716" ? "Xã Bản Qua" : undefined);
  const refused = entry(1, "package_refused", { unit: "02716", person: "Lý A Páo", reason: "Sai tên" });
  const yes = (filter) => accepts({ ...EVERYTHING, ...filter }, name)(refused);
  assert.ok(
    yes({}) && yes({ group: "trouble" }) && yes({ unit: "02716" }) && yes({ query: "ban qua sai ten" }),
  );
  assert.ok(!yes({ group: "people" }) && !yes({ unit: "02635" }) && !yes({ query: "cốc lếu" }));
});

test("a page is asked for with every event of its group", () => {
  const query = new URLSearchParams(pageQuery({ group: "trouble", unit: "02716", query: "sai" }, 400));
  assert.deepEqual(query.getAll("event"), [
    "package_refused",
    "package_faulted",
    "access_denied",
    "checkpoint_contradicted",
    "help_called",
    "help_answered",
  ]);
  assert.deepEqual([query.get("before"), query.get("unit"), query.get("q")], ["400", "02716", "sai"]);
  assert.equal(pageQuery(EVERYTHING, null), "limit=200");
});
