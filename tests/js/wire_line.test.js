import assert from "node:assert/strict";
import { once } from "node:events";
import { afterEach, beforeEach, test } from "node:test";
import { WebSocketServer } from "ws";
import { connect, STALE_AFTER } from "../../static/js/wire.js";

const OPEN = `0${JSON.stringify({ sid: "s", upgrades: [], pingInterval: 300_000, pingTimeout: 300_000, maxPayload: 1e6 })}`;
const SPACE = "/endpoint";

/** Speaks as much of Engine.IO 4 and Socket.IO 5 as a connection needs, and answers as it is told. */
class FakeServer {
  /** Lines that were opened, the newest last. */
  lines = [];
  /** Events that came, with what answers them. */
  came = [];
  letsIn = true;
  greets = true;
  answers = {};

  async listen() {
    this.server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
    await once(this.server, "listening");
    this.server.on("connection", (line) => {
      this.lines.push(line);
      line.send(OPEN);
      line.on("message", (message) => this.hear(line, String(message)));
    });
    return `127.0.0.1:${this.server.address().port}`;
  }

  hear(line, message) {
    if (message.startsWith(`40${SPACE}`)) {
      if (!this.letsIn) return;
      line.send(`40${SPACE},{"sid":"c"}`);
      if (this.greets) this.tell("snapshot", { seq: 5 });
      return;
    }
    const [, id, body] = message.match(/^42\/endpoint,(\d*)(.*)$/s) ?? [];
    if (!body) return;
    const [event] = JSON.parse(body);
    this.came.push(event);
    const answer =
      event === "beat" ? { ok: true, at: new Date().toISOString() } : this.answers[event]?.shift();
    if (answer) line.send(`43${SPACE},${id}[${JSON.stringify(answer)}]`);
  }

  tell(event, payload) {
    this.lines.at(-1).send(`42${SPACE},${JSON.stringify([event, payload])}`);
  }

  count(event) {
    return this.came.filter((one) => one === event).length;
  }

  close() {
    for (const line of this.server.clients) line.terminate();
    this.server.close();
  }
}

let server, wire, snapshots, freshness;

beforeEach(async () => {
  server = new FakeServer();
  const host = await server.listen();
  globalThis.location = { protocol: "http:", host };
  snapshots = [];
  freshness = [];
});
afterEach(() => {
  wire.close();
  server.close();
  delete globalThis.location;
});

const joined = () => {
  wire = connect(SPACE, {
    onSnapshot: ({ seq }) => snapshots.push(seq),
    onEntries: () => {},
    onFresh: (fresh, heardAt) => freshness.push([fresh, heardAt]),
  });
};

/** Fails a test that would go on for ever. */
const AT_MOST = 15_000;

async function until(condition) {
  const begun = performance.now();
  while (!condition()) {
    assert.ok(performance.now() - begun < AT_MOST, `did not come to pass: ${condition}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The client's clock and its regular look at the line go on, those of the line itself do not. */
function stopTime(t) {
  t.mock.timers.enable({ apis: ["setInterval", "Date"], now: Date.now() });
  return (milliseconds) => t.mock.timers.tick(milliseconds);
}

test("a line on which nobody is let in is given up for another", async (t) => {
  const pass = stopTime(t);
  server.letsIn = false;
  joined();
  const opened = new Promise((resolve) =>
    server.server.once("connection", (line) => line.once("message", resolve)),
  );
  await opened;
  pass(STALE_AFTER - 5_000);
  assert.equal(server.lines[0].readyState, 1);
  server.letsIn = true;
  pass(10_000);
  assert.deepEqual(freshness, [[false, null]], "a line that says nothing was not heard");
  await until(() => snapshots.length === 1);
  assert.equal(server.lines.length, 2);
});

test("a line that has just come up again has the same time, however long it was gone", {
  timeout: 20_000,
}, async (t) => {
  const pass = stopTime(t);
  joined();
  await until(() => snapshots.length === 1);
  server.greets = false;
  server.lines[0].terminate();
  pass(4 * STALE_AFTER);
  const asked = () => server.count("beat");
  await until(() => server.lines.length === 2);
  const before = asked();
  await until(() => {
    pass(1);
    return asked() > before;
  });
  server.tell("snapshot", { seq: 6 });
  await until(() => snapshots.length === 2);
  assert.equal(server.lines.length, 2);
});

test("a snapshot that is refused is asked for again with the next beat", async () => {
  server.answers.snapshot = [{ refused: "storage_failed", message: "" }, { ok: true }];
  joined();
  await until(() => snapshots.length === 1);
  server.tell("beat", { head: 6 });
  await until(() => server.count("snapshot") === 1);
  await until(() => {
    server.tell("beat", { head: 6 });
    return server.count("snapshot") > 1;
  });
  server.tell("snapshot", { seq: 6 });
  await until(() => snapshots.length === 2);
});

test("so is one that was wanted without a gap", async () => {
  server.answers.snapshot = [{ refused: "failed", message: "" }, { ok: true }];
  joined();
  await until(() => snapshots.length === 1);
  wire.askSnapshot();
  await until(() => server.count("snapshot") === 1);
  await until(() => {
    server.tell("beat", { head: 5 });
    return server.count("snapshot") > 1;
  });
});

test("who was let in without a snapshot asks for one", async () => {
  server.greets = false;
  joined();
  await until(() => server.lines.length === 1);
  await until(() => {
    server.tell("beat", { head: 0 });
    return server.count("snapshot") > 0;
  });
});
