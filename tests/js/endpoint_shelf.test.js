import assert from "node:assert/strict";
import { test } from "node:test";
import { Database } from "../../static/js/endpoint/keeping/database.js";
import { envelopeKey, keepManifest, packageKey } from "../../static/js/endpoint/keeping/holding.js";
import { Shelf } from "../../static/js/endpoint/keeping/shelf.js";
import { FakeDatabase } from "./database.js";

const manifest = (sealing, sha256) => ({
  handover: "h1",
  unit: "02716",
  sealing,
  envelopes: [{ document: "d_1", sha256 }],
});

test("a new sealing leaves nothing of the one before, whatever the page still knew of it", async () => {
  const shelf = new Shelf(new FakeDatabase());
  await keepManifest(shelf, manifest(1, "aa"));
  await shelf.put(envelopeKey("aa"), new Uint8Array(3));
  await keepManifest(shelf, manifest(2, "bb"));
  assert.deepEqual(await shelf.keys(), [packageKey("h1")]);
  await shelf.put(envelopeKey("bb"), new Uint8Array(3));
  await keepManifest(shelf, manifest(2, "bb"));
  assert.deepEqual((await shelf.keys()).sort(), [envelopeKey("bb"), packageKey("h1")]);
});

/** One that the browser dropped without a word, and those that it opens after it. */
class Dropped extends Database {
  opens = 0;

  async open() {
    this.opens += 1;
    if (this.opens === 1) return { transaction: () => assert.fail("the connection was lost") };
    return { transaction: () => ({ objectStore: () => ({ get: answered }) }) };
  }
}

/** As IndexedDB says it: later, and to whoever listens then. */
function answered(key) {
  const request = { result: `what lies at ${key}` };
  setImmediate(() => request.onsuccess());
  return request;
}

test("a database that the browser dropped is opened anew, and nothing on it counts as gone", async () => {
  const database = new Dropped("");
  assert.equal(await new Shelf(database).get("identity"), "what lies at identity");
  assert.equal(database.opens, 2);
});
