import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

const ADDRESSES = ["/static/a.js?v=1", "/static/b.js?v=2"];
const OURS = { "X-Ceremony": "1" };
const AGAIN_AFTER = 10_000;
const ANSWER_WITHIN = 20_000;
const PATIENCE = 30_000;

let module = 0;
/** As a page that has just loaded. */
const load = () => import(`../../static/js/endpoint/keeping/keeping.js?${++module}`);
/** Until whatever waits for nothing but promises and ports has gone on. */
async function settle() {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
});

/** A worker that answers as it is told; ``asked`` is what it was asked. */
function workerThat(answer) {
  const asked = [];
  const active = {
    postMessage({ keep }, [port]) {
      asked.push(keep);
      const kept = answer(keep);
      if (kept !== undefined) port.postMessage({ kept });
      port.close();
    },
  };
  const serviceWorker = {
    getRegistration: async () => {},
    register: async () => {},
    ready: Promise.resolve({ active }),
  };
  Object.defineProperty(globalThis, "navigator", { value: { serviceWorker }, configurable: true });
  return asked;
}

/** A page without a worker, whose server answers as it is told; ``asked`` are the addresses. */
function plainHttp(answer) {
  const asked = [];
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  const imports = { a: ADDRESSES[0], b: ADDRESSES[1], other: "/static/c.js" };
  globalThis.document = { querySelector: () => ({ textContent: JSON.stringify({ imports }) }) };
  globalThis.fetch = async (address, options) => {
    asked.push(address);
    return answer(address, options);
  };
  return asked;
}

/** An answer in pieces, and whether somebody has read it to its end. */
function inPieces(pieces = 5) {
  const read = { whole: false };
  const body = new ReadableStream(
    {
      pull(controller) {
        if (pieces-- > 0) return controller.enqueue(new Uint8Array(10));
        read.whole = true;
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { read, answer: new Response(body, { headers: OURS }) };
}

/** An answer that begins and never ends, unless it is given up. */
function endless(signal) {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(10));
      signal.addEventListener("abort", () => controller.error(signal.reason));
    },
  });
  return new Response(body, { headers: OURS });
}

test("the page and the rest are each tried again, whatever becomes of the other", async () => {
  let failing = true;
  const asked = workerThat(() => !failing);
  const { keepPage, keepRest } = await load();
  keepRest();
  await settle();
  keepPage();
  await settle();
  assert.deepEqual(asked, ["rest", "page"]);
  failing = false;
  mock.timers.tick(AGAIN_AFTER);
  await settle();
  assert.deepEqual(asked.slice(2).sort(), ["page", "rest"]);
  mock.timers.tick(10 * AGAIN_AFTER);
  await settle();
  assert.equal(asked.length, 4);
});

test("two that ask at once are tried again as one", async () => {
  const asked = workerThat(() => false);
  const { keepPage } = await load();
  keepPage();
  keepPage();
  await settle();
  mock.timers.tick(AGAIN_AFTER);
  await settle();
  assert.equal(asked.length, 3);
});

test("a worker that does not answer is asked again", async () => {
  const asked = workerThat(() => undefined);
  const { keepPage } = await load();
  keepPage();
  await settle();
  mock.timers.tick(ANSWER_WITHIN);
  await settle();
  mock.timers.tick(AGAIN_AFTER);
  await settle();
  assert.deepEqual(asked, ["page", "page"]);
});

test("over plain http what has a version is read to its end", async () => {
  const came = [];
  const asked = plainHttp(() => {
    const { read, answer } = inPieces();
    came.push(read);
    return answer;
  });
  (await load()).keepRest();
  await settle();
  assert.deepEqual(asked, ADDRESSES);
  assert.ok(came.every(({ whole }) => whole));
});

const FAULTS = {
  "does not come": () => Promise.reject(new TypeError("net::ERR_FAILED")),
  "is refused": () => new Response("", { status: 503, headers: OURS }),
  "is a proxy's": () => new Response("<title>Wi-Fi</title>"),
};
for (const [what, fault] of Object.entries(FAULTS)) {
  test(`over plain http what ${what} is fetched again later, and only that`, async () => {
    let failing = true;
    const asked = plainHttp((address) => (failing && address === ADDRESSES[0] ? fault() : inPieces().answer));
    (await load()).keepRest();
    await settle();
    assert.deepEqual(asked, ADDRESSES);
    failing = false;
    mock.timers.tick(AGAIN_AFTER);
    await settle();
    assert.deepEqual(asked, [...ADDRESSES, ADDRESSES[0]]);
    mock.timers.tick(10 * AGAIN_AFTER);
    await settle();
    assert.equal(asked.length, 3);
  });
}

test("over plain http what comes no further is given up, and fetched again after the others", async () => {
  let failing = true;
  const asked = plainHttp((address, { signal }) =>
    failing && address === ADDRESSES[0] ? endless(signal) : inPieces().answer,
  );
  const { keepRest } = await load();
  keepRest();
  await settle();
  keepRest(); // the link came back: what is under way is not fetched twice
  await settle();
  assert.deepEqual(asked, ADDRESSES.slice(0, 1));
  mock.timers.tick(PATIENCE);
  await settle();
  assert.deepEqual(asked, ADDRESSES);
  failing = false;
  mock.timers.tick(AGAIN_AFTER);
  await settle();
  assert.deepEqual(asked, [...ADDRESSES, ADDRESSES[0]]);
});
