import assert from "node:assert/strict";
import { test } from "node:test";
import { afterReport } from "../../static/js/endpoint/answering/replies.js";
import { emptyHolding } from "../../static/js/endpoint/keeping/holding.js";
import { backoff, Pause } from "../../static/js/endpoint/staging/pause.js";

const holding = (changes = {}) => ({ ...emptyHolding(), ...changes });
const ANSWER = { event: "acknowledge", person: "Hoà", position: "Chủ tịch" };

test("a report that was taken is not sent again over this connection", () => {
  const before = holding({ answered: { staged: true } });
  assert.deepEqual(afterReport("delivered", { ok: true }, before).changes.answered, {
    staged: true,
    delivered: true,
  });
});

test("without a link or with a full disk at the server, the report and the answer are kept and tried again", () => {
  for (const refused of ["offline", "storage_failed"]) {
    const outcome = afterReport("acknowledge", { refused }, holding({ answer: ANSWER }));
    assert.deepEqual([outcome.retry, outcome.dropAnswer], [true, undefined]);
  }
});

test("what the server holds against the answer is told to the person", () => {
  const reply = { refused: "already_refused", message: "Đơn vị đã từ chối." };
  const outcome = afterReport("acknowledge", reply, holding({ answer: ANSWER }));
  assert.deepEqual(outcome, {
    changes: { notice: "Đơn vị đã từ chối." },
    dropAnswer: true,
    askSnapshot: true,
  });
});

test("another sealing sends the device back to the manifest", () => {
  for (const refused of ["stale_sealing", "wrong_envelopes"]) {
    assert.deepEqual(afterReport("staged", { refused }, holding()), {
      changes: { manifest: null },
      askSnapshot: true,
      retry: true,
    });
  }
});

test("a statement that does not fit what the server knows is made anew, and the answer is kept", () => {
  const outcome = afterReport("acknowledge", { refused: "wrong_statement" }, holding({ answer: ANSWER }));
  assert.deepEqual(outcome, { changes: { manifest: null }, askSnapshot: true, retry: true });
});

test("a checkpoint that the server does not know sends the device back to the log first", () => {
  const outcome = afterReport("refuse", { refused: "unknown_checkpoint" }, holding({ answer: ANSWER }));
  assert.deepEqual(outcome, { changes: {}, look: true, retry: true });
});

test("a wrong hash is a fault and not something to send again", () => {
  assert.deepEqual(afterReport("delivered", { refused: "wrong_hash" }, holding()), {
    changes: { fault: "plaintext_hash" },
  });
});

test("a fault is told once, whatever the server says to it", () => {
  const unreported = [
    { document: "d_1", fault: "storage" },
    { document: "d_2", fault: "storage" },
  ];
  for (const reply of [{ ok: true }, { refused: "malformed" }]) {
    assert.deepEqual(afterReport("fault", reply, holding({ unreported })).changes.unreported, [
      unreported[1],
    ]);
  }
  assert.equal(afterReport("fault", { refused: "offline" }, holding({ unreported })).retry, true);
});

test("pauses double, are spread, and have an end", () => {
  assert.deepEqual(
    [1, 2, 3].map((attempt) => backoff(attempt, () => 0)),
    [400, 800, 1600],
  );
  assert.deepEqual(
    [1, 2, 3].map((attempt) => backoff(attempt, () => 1)),
    [800, 1600, 3200],
  );
  assert.equal(
    backoff(50, () => 1),
    20_000,
  );
});

test("a pause ends when the link is back", async () => {
  const pause = new Pause();
  const waiting = pause.wait(60_000);
  pause.end();
  await waiting;
});
