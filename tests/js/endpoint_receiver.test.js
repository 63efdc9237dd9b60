import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, test } from "node:test";
import { fromBase64url } from "../../static/js/crypto/encoding.js";
import { Shelf } from "../../static/js/endpoint/keeping/shelf.js";
import { Receiver } from "../../static/js/endpoint/receiver.js";
import { Pace } from "../../static/js/endpoint/staging/pace.js";
import { FakeDatabase } from "./database.js";

const { envelopes } = JSON.parse(readFileSync(new URL("../vectors/envelope.json", import.meta.url), "utf8"));
const VECTOR = envelopes[0];
const ENVELOPE = {
  document: VECTOR.document,
  sha256: VECTOR.sha256,
  size: fromBase64url(VECTOR.envelope).length,
  share: VECTOR.share,
  commitment: VECTOR.commitment,
  filename: "a.pdf",
};
const CLOCK = { at: "2022-12-09T01:31:05.120Z", offset_ms: 41, rtt_ms: 180 };
const ANSWER = { event: "acknowledge", person: "Hoà", position: "Chủ tịch" };

/** The server's side of the wire for one unit and one document. */
class FakeServer {
  linked = true;
  fetched = [];
  reports = [];
  replies = {};
  looks = 0;
  receipts = [];
  body = fromBase64url(VECTOR.envelope);
  handover = {
    id: "h1",
    title: "",
    state: "sealed",
    sealing: 1,
    release_hash: "",
    delivery: { state: "waiting", staged_here: false },
  };

  /** As the server's answers are, whatever they say. */
  fetch = async (url) => {
    const answer = this.answer(url);
    answer.headers.set("X-Ceremony", "1");
    return answer;
  };

  answer(url) {
    this.fetched.push(url);
    if (url.startsWith("api/packages/")) {
      return Response.json({
        handover: "h1",
        unit: "02716",
        sealing: this.handover.sealing,
        envelopes: [ENVELOPE],
      });
    }
    if (url.startsWith("api/receipts/")) {
      return this.receipts.shift() ?? Response.json({ refused: "no_receipt" }, { status: 404 });
    }
    return new Response(this.body);
  }

  async send(event, payload) {
    this.reports.push([event, payload]);
    return this.replies[event]?.shift() ?? { ok: true };
  }

  release() {
    this.handover = {
      ...this.handover,
      state: "released",
      secret: VECTOR.secret,
      delivery: { state: "released", staged_here: true },
    };
  }

  deliver(state) {
    this.handover = { ...this.handover, delivery: { ...this.handover.delivery, state } };
  }

  names() {
    return this.reports.map(([event]) => event);
  }
}

let server, database, receivers;
const original = { fetch: globalThis.fetch, document: globalThis.document };

beforeEach(() => {
  server = new FakeServer();
  database = new FakeDatabase();
  receivers = [];
  globalThis.fetch = server.fetch;
  globalThis.document = { visibilityState: "visible" };
});
afterEach(() => {
  for (const receiver of receivers) receiver.stop();
  Object.assign(globalThis, original);
});

/** A page of the device is opened. */
function openPage() {
  const receiver = new Receiver(server.handover, {
    token: "T",
    unit: "02716",
    shelf: new Shelf(database),
    linked: () => server.linked,
    send: (event, payload) => server.send(event, payload),
    askSnapshot: () => {},
    onExpelled: () => {},
    clock: () => CLOCK,
    pace: new Pace(),
    declare: async (answer, { plaintexts }) => ({
      statement: JSON.stringify({ answer, plaintexts }),
      signature: "S",
    }),
    look: async () => {
      server.looks += 1;
    },
    onReported: () => {},
  });
  receivers.push(receiver);
  receiver.update(server.handover, { afresh: true });
  return receiver;
}

/** Waits until a page has nothing to do. */
async function settled(condition) {
  for (let turn = 0; turn < 400 && !condition(); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 5));
  assert.ok(condition(), "did not come to pass");
}

test("a device stages, reports, opens at the release, and reports with the recomputed hash", async () => {
  const page = openPage();
  await settled(() => server.names().includes("staged"));
  assert.deepEqual(server.reports[0][1], {
    handover: "h1",
    sealing: 1,
    envelopes: { [ENVELOPE.document]: ENVELOPE.sha256 },
    clock: CLOCK,
  });

  server.release();
  page.update(server.handover, { afresh: false });
  await settled(() => server.names().includes("opened"));
  assert.deepEqual(server.names(), ["staged", "delivered", "opened"]);
  assert.deepEqual(server.reports[1][1].documents, { [VECTOR.document]: VECTOR.plaintext_sha256 });
  const bytes = await page.holding.value.files[VECTOR.document].arrayBuffer();
  assert.deepEqual(new Uint8Array(bytes), fromBase64url(VECTOR.plaintext));
});

test("after a reload nothing is fetched again, not even without a link at the release", async () => {
  openPage();
  await settled(() => server.names().includes("staged"));
  const fetched = server.fetched.length;
  server.release();
  server.linked = false;
  const page = openPage();
  await settled(() => page.holding.value.shown);
  assert.equal(server.fetched.length, fetched);
});

test("a late device ends where the others are", async () => {
  server.release();
  openPage();
  await settled(() => server.names().includes("opened"));
  assert.deepEqual(server.names(), ["delivered", "opened"]);
});

test("a page in the background reports opened only once somebody looks", async () => {
  globalThis.document = { visibilityState: "hidden" };
  server.release();
  const page = openPage();
  await settled(() => server.names().includes("delivered"));
  server.deliver("delivered");
  page.update(server.handover, { afresh: true });
  await settled(() => !page.running);
  assert.deepEqual(server.names(), ["delivered"]);
  globalThis.document = { visibilityState: "visible" };
  page.run();
  await settled(() => server.names().includes("opened"));
});

test("an answer given without a link survives the page and is sent when the link is back", async () => {
  server.release();
  const before = openPage();
  await settled(() => server.names().includes("opened"));
  server.deliver("opened");
  server.linked = false;
  before.update(server.handover, { afresh: true });
  await before.answer(ANSWER);
  before.stop();
  assert.deepEqual(server.names(), ["delivered", "opened"]);

  server.linked = true;
  const page = openPage();
  await settled(() => server.names().includes("acknowledge"));
  server.deliver("acknowledged");
  page.update(server.handover, { afresh: false });
  await settled(() => page.holding.value.answer === null && !database.kept.has("answer:h1"));
  assert.equal(server.names().filter((name) => name === "acknowledge").length, 1);
});

test("with a full disk it goes on in memory and says so", async () => {
  database.full = true;
  const page = openPage();
  await settled(() => server.names().includes("staged"));
  assert.equal(page.holding.value.durable, false);
  assert.deepEqual(server.reports.find(([event]) => event === "fault")?.[1].fault, "storage");
  server.release();
  page.update(server.handover, { afresh: false });
  await settled(() => server.names().includes("opened"));
});

test("an envelope that rotted on the device is fetched again, and no fault is reported", async () => {
  const page = openPage();
  await settled(() => server.names().includes("staged"));
  database.kept.get(`envelope:${ENVELOPE.sha256}`)[20] ^= 1;
  server.release();
  page.update(server.handover, { afresh: false });
  await settled(() => server.names().includes("opened"));
  assert.equal(server.names().includes("fault"), false);
});

test("a secret that does not fit is a fault: told once, and it waits for a person", async () => {
  const page = openPage();
  await settled(() => server.names().includes("staged"));
  server.release();
  server.handover.secret = envelopes[1].secret;
  page.update(server.handover, { afresh: false });
  await settled(() => server.names().includes("fault") && !page.running);
  assert.equal(page.holding.value.fault, "commitment");
  assert.deepEqual(server.names(), ["staged", "fault"]);

  server.release();
  page.update(server.handover, { afresh: true });
  page.retry();
  await settled(() => server.names().includes("opened"));
});

test("a new sealing replaces what was staged", async () => {
  const page = openPage();
  await settled(() => server.names().includes("staged"));
  server.handover = { ...server.handover, sealing: 2, delivery: { state: "waiting", staged_here: false } };
  page.update(server.handover, { afresh: true });
  await settled(() => server.names().length === 2);
  assert.equal(server.reports[1][1].sealing, 2);
});

/** A page that shows its documents, and a person who has said yes. */
async function acknowledged() {
  server.release();
  const page = openPage();
  await settled(() => server.names().includes("opened"));
  server.deliver("opened");
  page.update(server.handover, { afresh: false });
  await page.answer(ANSWER);
  return page;
}
const answers = () =>
  server.reports.filter(([event]) => event === "acknowledge").map(([, payload]) => payload);

test("an answer goes out as a signed statement and nothing else", async () => {
  await acknowledged();
  await settled(() => answers().length === 1);
  const statement = JSON.stringify({
    answer: ANSWER,
    plaintexts: { [VECTOR.document]: VECTOR.plaintext_sha256 },
  });
  assert.deepEqual(answers(), [{ handover: "h1", statement, signature: "S" }]);
});

test("a statement that the server finds wrong is made again from a new manifest, without losing the answer", async () => {
  server.replies.acknowledge = [{ refused: "wrong_statement" }];
  const page = await acknowledged();
  await settled(() => answers().length === 1);
  page.pause.end();
  await settled(() => answers().length === 2);
  assert.equal(server.fetched.filter((url) => url.startsWith("api/packages/")).length, 2);
  assert.deepEqual(answers()[1], answers()[0]);
});

test("a server that finds every statement wrong is asked ever more rarely, whatever snapshots it sends", async () => {
  server.replies.acknowledge = Array(9).fill({ refused: "wrong_statement" });
  const page = await acknowledged();
  for (let tries = 1; tries <= 4; tries += 1) {
    await settled(() => answers().length === tries && page.pause.waiting.size === 1);
    assert.equal(page.attempt, tries);
    await page.update(server.handover, { afresh: true });
    assert.equal(page.pause.waiting.size, 1);
    page.pause.end();
  }
  assert.deepEqual(page.holding.value.answer, ANSWER);
});

test("a checkpoint that the server does not know: first a look at the log, then the answer again", async () => {
  server.replies.acknowledge = [{ refused: "unknown_checkpoint" }];
  const page = await acknowledged();
  await settled(() => server.looks === 1);
  page.pause.end();
  await settled(() => answers().length === 2);
});

test("once the unit has answered the receipt is kept, tried again while the server is away", async () => {
  server.receipts = [new Response("", { status: 503 }), new Response('{"format":"ceremony/receipt/v1"}')];
  const page = await acknowledged();
  await settled(() => answers().length === 1);
  server.deliver("acknowledged");
  page.update(server.handover, { afresh: false });
  await settled(() => server.receipts.length === 1);
  page.pause.end();
  await settled(() => database.kept.has("receipt:h1"));
  assert.equal(page.holding.value.receipt, '{"format":"ceremony/receipt/v1"}');
  await settled(() => !page.running);

  const fetched = server.fetched.length;
  const later = openPage();
  await settled(() => later.holding.value.receipt !== null && !later.running && later.holding.value.shown);
  assert.equal(server.fetched.length, fetched);
});

test("where there is no receipt the device does not go on asking", async () => {
  server.release();
  server.deliver("refused");
  const page = openPage();
  await settled(() => page.holding.value.answered.receipt);
  await settled(() => !page.running);
  assert.equal(server.fetched.filter((url) => url.startsWith("api/receipts/")).length, 1);
});

const spoil = (key) =>
  database.kept.set(
    key,
    Uint8Array.from(database.kept.get(key), (byte) => byte ^ 1),
  );
const ENVELOPE_KEY = `envelope:${VECTOR.sha256}`;

test("what was spoiled since it was staged is found at the arming, told, fetched again, and staged anew", async () => {
  const page = openPage();
  await settled(() => server.names().includes("staged") && !page.running);
  spoil(ENVELOPE_KEY);
  server.handover = { ...server.handover, state: "armed", delivery: { state: "staged", staged_here: true } };
  page.update(server.handover, { afresh: false });
  await settled(() => server.names().filter((name) => name === "staged").length === 2 && !page.running);
  assert.deepEqual(server.names(), ["staged", "fault", "staged"]);
  assert.deepEqual(server.reports[1][1], { handover: "h1", document: VECTOR.document, fault: "storage" });
  assert.equal(server.fetched.filter((url) => url.startsWith("api/envelopes/")).length, 2);
  assert.equal(page.holding.value.lost, false);
});

test("what a former page left is looked at before it is called staged", async () => {
  const page = openPage();
  await settled(() => server.names().includes("staged") && !page.running);
  server.reports = [];
  spoil(ENVELOPE_KEY);
  const later = openPage();
  await settled(() => server.names().includes("staged") && !later.running);
  assert.deepEqual(server.names(), ["fault", "staged"]);
});

test("what was opened without a link says so, with the time of that moment and not of the report", async () => {
  const page = openPage();
  await settled(() => server.names().includes("staged") && !page.running);
  server.linked = false;
  const at = "2022-12-09T01:00:00.000Z";
  await page.openOffline(at);
  server.release();
  page.update(server.handover, { afresh: false });
  await settled(() => page.holding.value.shown && !page.running);
  const later = openPage();
  server.linked = true;
  later.update(server.handover, { afresh: true, connected: true });
  await settled(() => server.names().includes("opened"));
  const [[, delivered], [, opened]] = server.reports.slice(-2);
  assert.deepEqual([delivered.clock.at, opened.clock.at, opened.clock.offset_ms], [at, at, CLOCK.offset_ms]);
  assert.equal(opened.offline, true);
});
