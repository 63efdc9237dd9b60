import assert from "node:assert/strict";
import { test } from "node:test";
import { download, Rejected } from "../../static/js/endpoint/staging/download.js";

const WHOLE = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);
/** By which the server's answers are known. */
const OURS = { "X-Ceremony": "1" };

/** A server whose connections break after so many bytes, in turn. */
function breakingServer(breaks, { honoursRange = true, whole = WHOLE } = {}) {
  const asked = [];
  const fetch = async (_url, { headers }) => {
    asked.push(headers.Range ?? "whole");
    const from = honoursRange && headers.Range ? Number(headers.Range.match(/\d+/)[0]) : 0;
    if (from >= whole.length) return new Response(null, { status: 416, headers: OURS });
    const until = breaks.length > 0 ? from + breaks.shift() : whole.length;
    const body = new ReadableStream({
      start(controller) {
        const part = whole.slice(from, until);
        for (let at = 0; at < part.length; at += 64) controller.enqueue(part.slice(at, at + 64));
        if (until >= whole.length) controller.close();
      },
      pull(controller) {
        controller.error(new TypeError("network"));
      },
    });
    const status = honoursRange && headers.Range ? 206 : 200;
    return new Response(body, { status, headers: { ...OURS, "Content-Length": `${whole.length - from}` } });
  };
  return { fetch, asked };
}

const options = (server, more = {}) => ({
  url: "api/envelopes/x",
  token: "T",
  size: WHOLE.length,
  fetch: server.fetch,
  beforeRetry: async () => {},
  ...more,
});

test("a broken download goes on where it stopped", async () => {
  const server = breakingServer([320, 64, 0]);
  assert.deepEqual(await download(options(server)), WHOLE);
  assert.deepEqual(server.asked, ["whole", "bytes=320-", "bytes=384-", "bytes=384-"]);
});

test("a server without ranges is read from the beginning again, and nothing is counted twice", async () => {
  const server = breakingServer([320], { honoursRange: false });
  const told = [];
  assert.deepEqual(await download(options(server, { onProgress: (n) => told.push(n) })), WHOLE);
  assert.equal(told.at(-1), WHOLE.length);
});

test("attempts count from the last byte that came", async () => {
  const attempts = [];
  const server = breakingServer([0, 0, 64, 0, 0]);
  await download(options(server, { beforeRetry: async (attempt) => attempts.push(attempt) }));
  assert.deepEqual(attempts, [1, 2, 1, 2, 3]);
});

test("a refusal is final and carries its code", async () => {
  const fetch = async () => Response.json({ refused: "not_your_envelope" }, { status: 403, headers: OURS });
  const refused = download(options({ fetch }));
  await assert.rejects(
    refused,
    (error) => error instanceof Rejected && error.code === "not_your_envelope" && error.status === 403,
  );
});

test("a busy server is asked again", async () => {
  const server = breakingServer([]);
  const answers = [503, 429].map((status) => new Response(null, { status, headers: OURS }));
  const fetch = async (...request) => answers.shift() ?? server.fetch(...request);
  assert.deepEqual(await download(options({ fetch })), WHOLE);
});

test("a connection that falls silent is given up and taken up again", async () => {
  const server = breakingServer([]);
  let first = true;
  const fetch = (url, init) => {
    if (!first) return server.fetch(url, init);
    first = false;
    return new Promise((_, reject) =>
      init.signal.addEventListener("abort", () => reject(init.signal.reason)),
    );
  };
  assert.deepEqual(await download(options({ fetch }, { silence: 5 })), WHOLE);
});

test("whoever is no longer interested ends the download from its pause", async () => {
  const server = breakingServer([0]);
  const beforeRetry = async () => {
    throw new Error("superseded");
  };
  await assert.rejects(download(options(server, { beforeRetry })), /superseded/);
});

/** Keeping that says what became of it. */
function kept(...pieces) {
  const keeping = { pieces, removed: 0 };
  return Object.assign(keeping, {
    kept: async () => [...pieces],
    add: async () => {},
    put: async () => {},
    remove: async () => {
      keeping.removed += 1;
    },
  });
}

const page = (status, headers = {}) => new Response("<html>Xin đăng nhập</html>", { status, headers });
const elsewhere = [
  ["a portal's page", () => page(200)],
  ["a portal's page for a range", () => page(206)],
  ["a proxy's refusal", () => page(403)],
  ["a proxy's sign-in", () => page(401)],
  ["a range that a proxy does not know", () => page(416)],
  ["our page, made over on the way", () => page(200, { ...OURS, "Content-Length": "29" })],
  ["a range that is cut short", () => page(206, { ...OURS, "Content-Length": "29" })],
];
for (const [what, answer] of elsewhere) {
  test(`${what} costs nothing of what is here already, and is asked again`, async () => {
    const keeping = kept(WHOLE.slice(0, 640));
    const server = breakingServer([]);
    const answers = [answer(), answer(), answer()];
    const attempts = [];
    const fetch = async (...request) => answers.shift() ?? server.fetch(...request);
    const beforeRetry = async (attempt) => attempts.push(attempt);
    assert.deepEqual(await download(options({ fetch }, { keeping, beforeRetry })), WHOLE);
    assert.deepEqual(attempts, [1, 2, 3]);
    assert.deepEqual(server.asked, ["bytes=640-"]);
    assert.equal(keeping.removed, 0);
  });
}

test("where less lies than was received the server says so, and all of it is fetched anew", async () => {
  const keeping = kept(WHOLE.slice(0, 640));
  const server = breakingServer([]);
  const answers = [new Response(null, { status: 416, headers: OURS })];
  const fetch = async (...request) => answers.shift() ?? server.fetch(...request);
  assert.deepEqual(await download(options({ fetch }, { keeping })), WHOLE);
  assert.deepEqual([server.asked, keeping.removed], [["whole"], 1]);
});

test("what was packed on the way is as long as what comes out of it", async () => {
  const headers = { ...OURS, "Content-Encoding": "gzip", "Content-Length": "300" };
  const fetch = async () => new Response(WHOLE, { headers });
  const beforeRetry = async () => assert.fail("asked again");
  assert.deepEqual(await download(options({ fetch }, { beforeRetry })), WHOLE);
});
