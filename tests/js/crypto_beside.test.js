import assert from "node:assert/strict";
import { test } from "node:test";
import { Beside } from "../../static/js/crypto/beside.js";

function besides() {
  const worker = { asked: [], postMessage: (message) => worker.asked.push(message) };
  const beside = new Beside(() => worker);
  worker.asked.length = 0;
  return { worker, beside, ready: () => worker.onmessage({ data: { ready: true } }) };
}

const given = [Uint8Array.of(1)];

test("answers find whoever asked, in whatever order they come", async () => {
  const { worker, beside, ready } = besides();
  ready();
  const [first, second] = [beside.ask("sha256", given), beside.ask("sha256", given)];
  const [one, two] = worker.asked.map(({ id }) => id);
  worker.onmessage({ data: { id: two, bytes: Uint8Array.of(2) } });
  worker.onmessage({ data: { id: one, bytes: null } });
  assert.deepEqual([await first, await second], [null, Uint8Array.of(2)]);
});

test("a worker whose packages a silent line has not brought yet lets nobody wait", async () => {
  const { worker, beside } = besides();
  assert.equal(await beside.ask("openGcm", given), null);
  assert.deepEqual(worker.asked, []);
});

test("a worker that breaks lets nobody wait, then or later", async () => {
  const { worker, beside, ready } = besides();
  ready();
  const asked = beside.ask("sha256", given);
  worker.onerror();
  assert.deepEqual([await asked, await beside.ask("sha256", given)], [null, null]);
});
