import assert from "node:assert/strict";
import { test } from "node:test";
import { follows, openCheckpoint } from "../../static/js/endpoint/witness/checkpoint.js";
import { isConsistent } from "../../static/js/endpoint/witness/consistency.js";
import { openNote, readVerifierKey } from "../../static/js/endpoint/witness/note.js";
import { consistency, FakeLog, root } from "./log.js";

// The example of golang.org/x/mod/sumdb/note, from which C2SP signed-note comes.
const PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const NOTE = `${TEXT}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

// The tree of eight leaves that Certificate Transparency's implementations test with, and proofs from there.
const ROOTS = {
  1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};
const PROOFS = [
  [1, 1, []],
  [
    1,
    8,
    [
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
  ],
  [
    6,
    8,
    [
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
  ],
  [
    2,
    5,
    [
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
  ],
  [
    6,
    7,
    [
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
      "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
  ],
];
const bytes = (hex) => new Uint8Array(Buffer.from(hex, "hex"));
const tree = (size, hash) => ({ size, root: new Uint8Array(hash) });

test("the published note opens with its key", () => {
  assert.equal(openNote(NOTE, readVerifierKey(PETER)), TEXT);
});

test("no single changed character of a note or a key passes", () => {
  const changed = (text, at) => `${text.slice(0, at)}${text[at] === "B" ? "C" : "B"}${text.slice(at + 1)}`;
  for (let at = 0; at < NOTE.length; at += 1) {
    assert.throws(() => openNote(changed(NOTE, at), readVerifierKey(PETER)), `character ${at} of the note`);
  }
  for (let at = 0; at < PETER.length; at += 1) {
    assert.throws(() => openNote(NOTE, readVerifierKey(changed(PETER, at))), `character ${at} of the key`);
  }
});

test("the published consistency proofs hold", () => {
  for (const [older, newer, proof] of PROOFS) {
    const trees = [tree(older, bytes(ROOTS[older])), tree(newer, bytes(ROOTS[newer]))];
    assert.equal(isConsistent(...trees, proof.map(bytes)), true, `${older} to ${newer}`);
  }
});

test("every tree is consistent with every later one, and no changed proof is", () => {
  const { leaves } = new FakeLog(1).grow(33);
  for (let newer = 1; newer <= leaves.length; newer += 1) {
    for (let older = 1; older <= newer; older += 1) {
      const proof = consistency(older, leaves.slice(0, newer)).map((hash) => new Uint8Array(hash));
      const from = tree(older, root(leaves.slice(0, older)));
      const to = tree(newer, root(leaves.slice(0, newer)));
      assert.equal(isConsistent(from, to, proof), true, `${older} to ${newer}`);
      for (const wrong of changedProofs(proof)) assert.equal(isConsistent(from, to, wrong), false);
      const flipped = tree(older, from.root.with(31, from.root[31] ^ 1));
      assert.equal(isConsistent(flipped, to, proof), false, `another root of ${older}`);
    }
  }
});

test("nothing is consistent with an empty tree, with a smaller one, or by hashes of other than 32 bytes", () => {
  const { leaves } = new FakeLog(1).grow(4);
  const [two, four] = [2, 4].map((size) => tree(size, root(leaves.slice(0, size))));
  const proof = consistency(2, leaves).map((hash) => new Uint8Array(hash));
  assert.equal(isConsistent(two, four, proof), true);
  assert.equal(isConsistent(tree(0, two.root), four, proof), false);
  assert.equal(isConsistent(tree(0, two.root), tree(0, two.root), []), false);
  assert.equal(isConsistent(four, two, proof), false);
  assert.equal(isConsistent(two, four, [proof[0].slice(0, 31)]), false);
  assert.equal(isConsistent(two, four, [new Uint8Array([...proof[0], 0])]), false);
  assert.equal(isConsistent(two, four, []), false);
});

test("sizes beyond 32 bits are told apart", () => {
  const hash = new Uint8Array(32);
  assert.equal(isConsistent(tree(2 ** 33, hash), tree(2 ** 33 + 2 ** 32, hash), [hash]), false);
  assert.equal(isConsistent(tree(2 ** 32, hash), tree(2 ** 32, hash), []), true);
});

test("a checkpoint opens with the log's key only", () => {
  const log = new FakeLog(1).grow(7);
  const { size, root: head } = openCheckpoint(log.checkpoint(), log.verifierKey);
  assert.deepEqual([size, head], [7, root(log.leaves).toString("base64")]);
  assert.throws(() => openCheckpoint(log.checkpoint(), new FakeLog(2).verifierKey));
});

test("what the key signed is a checkpoint only in its one form", () => {
  const log = new FakeLog(1).grow(7);
  const head = root(log.leaves).toString("base64");
  const forms = [
    `${new FakeLog(2).name}\n7\n${head}\n`,
    `${log.name}\n0\n${head}\n`,
    `${log.name}\n07\n${head}\n`,
    `${log.name}\n7.0\n${head}\n`,
    `${log.name}\n9007199254740993\n${head}\n`,
    `${log.name}\n7\n${head.slice(0, -4)}\n`,
    `${log.name}\n7\n${head}\nextension\n`,
    `${log.name}\n7\n`,
  ];
  for (const text of forms) assert.throws(() => openCheckpoint(log.note(text), log.verifierKey), text);
});

test("a key that borrows another log's name is none", () => {
  const [log, other] = [new FakeLog(1).grow(3), new FakeLog(2)];
  const borrowed = `${other.name}${log.verifierKey.slice(log.name.length)}`;
  assert.throws(() => openCheckpoint(log.checkpoint(), borrowed));
});

test("one checkpoint follows another by the proof in between, however it is spelt wrong", () => {
  const log = new FakeLog(1).grow(11);
  const [older, newer] = [5, 11].map((size) => openCheckpoint(log.checkpoint(size), log.verifierKey));
  const proof = log.consistency(5);
  assert.equal(follows(older, newer, proof), true);
  for (const wrong of [
    undefined,
    null,
    "",
    {},
    [],
    proof.slice(1),
    [...proof, proof[0]],
    proof.map(() => 7),
  ]) {
    assert.equal(follows(older, newer, wrong), false);
  }
  assert.equal(follows(older, newer, [`${proof[0]}\n`, ...proof.slice(1)]), false);
});

function changedProofs(proof) {
  const flipped = proof.map((hash, i) => proof.with(i, hash.with(i % 32, hash[i % 32] ^ 1)));
  return [...flipped, proof.slice(1), proof.slice(0, -1), [...proof, new Uint8Array(32)]].filter(
    (wrong) => wrong.length !== proof.length || wrong.some((hash, i) => hash !== proof[i]),
  );
}
