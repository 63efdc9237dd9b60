import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { EVENT_GROUPS, placeholders } from "../../static/js/desk/sentences.js";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const translation = (language, section) =>
  JSON.parse(read(`ceremony/translations/${language}/${section}.json`));

/** The table of entries in docs/protocol.md: event name -> its fields. The last column says that the desk hears it. */
const EVENTS = new Map(
  read("docs/protocol.md")
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter((cells) => cells.length === 7 && cells[5] === "yes")
    .map(([, event, fields]) => [event.replaceAll("`", ""), words(fields)]),
);

function words(text) {
  return [...text.matchAll(/`(\w+)`/g)].map(([, word]) => word);
}

test("the protocol's table of entries is read", () => {
  assert.ok(EVENTS.size >= 17, `${EVENTS.size} events`);
  assert.ok(EVENTS.get("package_refused")?.includes("reason"));
});

for (const language of ["vi", "en"]) {
  test(`every event has a sentence (${language}) and names only what its entry has`, () => {
    const log = translation(language, "log");
    const names = { unit: () => "Xã Bản Qua", handover: () => "Giao kế hoạch" };
    for (const [event, fields] of EVENTS) {
      const entry = { seq: 1, event, by: {}, ...Object.fromEntries(fields.map((field) => [field, "x"])) };
      const known = placeholders(entry, names);
      assert.ok(log[event], `${event} has no sentence`);
      for (const [, name] of log[event].matchAll(/\{(\w+)\}/g)) {
        assert.ok(name in known, `${event}: {${name}}`);
        if (name === "unit_name") assert.ok(fields.includes("unit"), `${event} has no unit`);
        if (name === "handover_title") assert.ok(fields.includes("handover"), `${event} has no handover`);
      }
    }
  });
}

for (const section of ["desk", "log", "units"]) {
  test(`both languages say the same things with the same placeholders (${section})`, () => {
    const [vi, en] = [translation("vi", section), translation("en", section)];
    assert.deepEqual(Object.keys(vi).sort(), Object.keys(en).sort());
    const named = (sentence) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const key of Object.keys(vi)) assert.deepEqual(named(vi[key]), named(en[key]), key);
  });
}

test("every event is in a group of the log's filter", () => {
  const grouped = new Set(Object.values(EVENT_GROUPS).flat());
  assert.deepEqual(
    [...EVENTS.keys()].filter((event) => !grouped.has(event)),
    [],
  );
});
