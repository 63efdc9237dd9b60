import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { enrol } from "../../static/js/endpoint/joining/enrolment.js";
import { Shelf } from "../../static/js/endpoint/keeping/shelf.js";
import { PATIENCE } from "../../static/js/endpoint/patience.js";
import { tryEnvelope } from "../../static/js/endpoint/readiness/trial.js";
import { fetchManifest, fetchReceipt, fetchReceiptPage } from "../../static/js/endpoint/resources.js";
import { Rejected } from "../../static/js/endpoint/staging/download.js";
import { FakeDatabase } from "./database.js";

const OURS = { "X-Ceremony": "1" };
const CODE = "EW754CJD";
globalThis.navigator ??= { userAgent: "" };

const original = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = original;
});

const answering = (body, status, headers) => {
  globalThis.fetch = async () => new Response(body, { status, headers });
};
const manifest = () => fetchManifest("h1", "02716", "T");
const trial = () => tryEnvelope({ identity: { token: "T" }, shelf: new Shelf(new FakeDatabase()) });
const joined = () => enrol(CODE, new Shelf(new FakeDatabase()));

/** What there is to do until nothing is left but to wait. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A line on which everything vanishes, from the beginning or once the head of the answer is here. */
const SILENT = {
  "before it answers": ({ signal }) =>
    new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  "in its answer": async ({ signal }) =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode("{"));
          signal.addEventListener("abort", () => controller.error(signal.reason));
        },
      }),
      { headers: OURS },
    ),
};

for (const [when, silent] of Object.entries(SILENT)) {
  const fallen = async (t, request) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    let ended = false;
    const asked = new Promise((resolve) => {
      globalThis.fetch = (_, init) => {
        resolve();
        return silent(init);
      };
    });
    const outcome = request().then(
      (value) => ({ value }),
      (error) => ({ error }),
    );
    outcome.then(() => {
      ended = true;
    });
    await asked;
    await settled();
    t.mock.timers.tick(PATIENCE - 1);
    await settled();
    assert.equal(ended, false);
    t.mock.timers.tick(1);
    return outcome;
  };

  test(`a server that falls silent ${when} does not hold a request, and is no refusal`, async (t) => {
    const { error } = await fallen(t, manifest);
    assert.ok(error instanceof Error && !(error instanceof Rejected), `${error}`);
    assert.equal(error.name, "AbortError");
  });

  test(`whoever joins is told of the missing link when the server falls silent ${when}`, async (t) => {
    assert.deepEqual((await fallen(t, joined)).value, { refused: "offline" });
  });

  test(`a trial is without a link when the server falls silent ${when}`, async (t) => {
    assert.equal((await fallen(t, trial)).value, "offline");
  });
}

test("what comes slowly comes whole, however long it takes", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const text = JSON.stringify({ handover: "h1", envelopes: [] });
  let at = 0;
  globalThis.fetch = async (_, { signal }) =>
    new Response(
      new ReadableStream(
        {
          pull(controller) {
            if (signal.aborted) return controller.error(signal.reason);
            if (at >= text.length) return controller.close();
            t.mock.timers.tick(PATIENCE - 1);
            controller.enqueue(new TextEncoder().encode(text.slice(at, at + 8)));
            at += 8;
          },
        },
        { highWaterMark: 0 },
      ),
      { headers: OURS },
    );
  assert.deepEqual(await manifest(), JSON.parse(text));
});

for (const status of [401, 403, 404]) {
  test(`${status} is the server's refusal in its own answer alone`, async () => {
    const refused = JSON.stringify({ refused: "unknown_endpoint" });
    answering(refused, status, OURS);
    await assert.rejects(manifest(), (error) => error instanceof Rejected && error.status === status);
    answering(refused, status, {});
    await assert.rejects(manifest(), (error) => !(error instanceof Rejected));
  });
}

test("a portal's page is neither a receipt nor a way in", async () => {
  answering("<html>Xin đăng nhập</html>", 200, {});
  await assert.rejects(fetchReceipt("h1", "02716", "T"), TypeError);
  await assert.rejects(fetchReceiptPage("h1", "02716", "T", "vi"), TypeError);
  assert.equal(await trial(), "offline");
  answering(JSON.stringify({ error: "forbidden" }), 403, {});
  assert.deepEqual(await joined(), { refused: "offline" });
});

test("what the server says to a code is said", async () => {
  const refusal = { refused: "unknown_code", message: "Không có mã này" };
  answering(JSON.stringify(refusal), 404, OURS);
  assert.deepEqual(await joined(), refusal);
});

test("a receipt on paper is a PDF", async () => {
  answering("%PDF-1.7", 200, OURS);
  const page = await fetchReceiptPage("h1", "02716", "T", "vi");
  assert.deepEqual([page.type, await page.text()], ["application/pdf", "%PDF-1.7"]);
});
