import assert from "node:assert/strict";
import { test } from "node:test";
import { fromBase45 } from "../../static/js/verify/base45.js";
import { fromBase64, fromBase64url } from "../../static/js/verify/base64.js";
import { hex, utf8 } from "../../static/js/verify/bytes.js";
import { canonical, parseJson } from "../../static/js/verify/json.js";
import { isIncluded, leafHash, Tree } from "../../static/js/verify/merkle.js";
import { readLogKey, readNote } from "../../static/js/verify/note.js";
import { isP256Key } from "../../static/js/verify/signatures.js";
import { tilesOf } from "../../static/js/verify/tiles.js";
import { readToken } from "../../static/js/verify/timestamp.js";
import { FIRST, LogSigner, pathOf, rootOf, token } from "./verify_fixture.js";

test("base45 reads the examples of RFC 9285 and refuses what encodes nothing", () => {
  const text = (encoded) => new TextDecoder().decode(/** @type {Uint8Array} */ (fromBase45(encoded)));
  assert.equal(text("BB8"), "AB");
  assert.equal(text("%69 VD92EX0"), "Hello!!");
  assert.equal(text("UJCLQE7W581"), "base-45");
  for (const wrong of ["GGW", "ZZ", "A", "ab8", "BB8\n", "::"]) assert.equal(fromBase45(wrong), null, wrong);
});

test("base64 has one spelling", () => {
  assert.equal(hex(/** @type {Uint8Array} */ (fromBase64("/+8="))), "ffef");
  assert.equal(hex(/** @type {Uint8Array} */ (fromBase64url("_-8"))), "ffef");
  for (const wrong of ["/+9=", "/+8", "/+8=\n", " /+8=", "_-8="])
    assert.equal(fromBase64(wrong), null, wrong);
  for (const wrong of ["_-9", "_-8=", "/+8", "_-8\n", "A"]) assert.equal(fromBase64url(wrong), null, wrong);
});

test("numbers of JSON are integers, whatever stands in strings", () => {
  assert.deepEqual(parseJson('{"a": "1.5e3 \\" 2.5", "b": [-1]}'), { a: '1.5e3 " 2.5', b: [-1] });
  for (const wrong of ["1.0", "1e3", "[0.5]", "{", "NaN", '"\\x"'])
    assert.equal(parseJson(wrong), undefined, wrong);
});

test("canonical JSON orders its keys by code point", () => {
  assert.equal(
    canonical({ "\u{1f600}": 1, "\uffee": [null, true, "a\n\u007f"], a: {} }),
    '{"a":{},"\uffee":[null,true,"a\\n\u007f"],"\u{1f600}":1}',
  );
});

test("the tree of each size has the root and the proofs of RFC 6962", () => {
  const entries = Array.from({ length: 21 }, (_, i) => utf8(`entry ${i}`));
  const leaves = entries.map((entry) => Buffer.from(leafHash(entry)));
  const tree = new Tree();
  for (const entry of entries) tree.add(entry);
  for (let size = 0; size <= leaves.length; size += 1) {
    const root = new Uint8Array(rootOf(leaves.slice(0, size)));
    assert.equal(tree.had({ size, root }), true);
    for (let index = 0; index < size; index += 1) {
      const path = pathOf(index, leaves.slice(0, size));
      assert.equal(isIncluded(leaves[index], index, path, { size, root }), true);
      assert.equal(isIncluded(leaves[index], index + 1, path, { size, root }), false);
      assert.equal(isIncluded(leaves[index], index, path.slice(1), { size, root }), size === 1);
      assert.equal(isIncluded(leaves[index], index, [...path, root], { size, root }), false);
    }
  }
  assert.equal(tree.rootAt(22), null);
  assert.equal(hex(/** @type {any} */ (new Tree().rootAt(0))).slice(0, 8), "e3b0c442");
});

test("tiles have the names of C2SP tlog-tiles", () => {
  const tree = new Tree();
  for (let i = 0; i < 70_000; i += 1) tree.levels[0].push(new Uint8Array(32));
  tree.levels[8] = Array.from({ length: 273 }, () => new Uint8Array(32));
  const names = [...tilesOf(tree)].map(([name, content]) => `${name} ${content.length}`);
  assert.equal(names[0], "tile/0/000 8192");
  assert.equal(names[273], `tile/0/273.p/112 ${112 * 32}`);
  assert.deepEqual(names.slice(274), ["tile/1/000 8192", `tile/1/001.p/17 ${17 * 32}`]);
});

test("tiles from the thousandth on are in groups of three digits", () => {
  const tree = new Tree();
  tree.levels[0] = Array.from({ length: 256 * 1235 }, () => new Uint8Array());
  assert.equal([...tilesOf(tree)].at(-1)?.[0], "tile/0/x001/234");
});

test("a log's key is named after itself", () => {
  const { text } = new LogSigner();
  assert.equal(readLogKey(text)?.text, text);
  for (const wrong of [
    `${text}\n`,
    text.replace("+", "+0"),
    text.slice(0, -1),
    "a+b",
    "",
    text.toUpperCase(),
    null,
  ]) {
    assert.equal(readLogKey(wrong), null, String(wrong));
  }
});

test("a note has one signature line, and no controls but line feeds", () => {
  const note = new LogSigner().sign("one\n\ntwo\n");
  assert.equal(readNote(note)?.text, "one\n\ntwo\n");
  const line = note.split("\n").at(-2);
  for (const wrong of [
    note.slice(0, -1),
    `${note}${line}\n`,
    note.replace("one", "o\te"),
    note.replace("— ", "- "),
    "",
  ]) {
    assert.equal(readNote(wrong), null, wrong);
  }
});

test("a device's key is a point of P-256", () => {
  const key = Buffer.from(FIRST.key, "base64url");
  assert.equal(isP256Key(key), true);
  for (const at of [0, 25, 26, 40, 90]) {
    assert.equal(isP256Key(key.map((byte, i) => (i === at ? byte ^ 1 : byte))), false, `byte ${at}`);
  }
});

test("a time-stamp token is read to its imprint, and to nothing in a form that is not DER", () => {
  const der = Buffer.from(token("note\n"), "base64");
  assert.equal(readToken(der)?.time, "20221209013200Z");
  assert.equal(readToken(Buffer.concat([der, Buffer.of(0)])), null);
  assert.equal(readToken(der.subarray(0, -1)), null);
  assert.equal(readToken(new Uint8Array()), null);
  const longLength = Buffer.concat([der.subarray(0, 1), Buffer.of(0x82, 0), der.subarray(2)]);
  assert.equal(readToken(longLength), null);
});
