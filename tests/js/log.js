// A log for tests, its tree and proofs written recursively as RFC 6962 section 2.1 defines them, its notes signed by node.
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";

const hash = (...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();
const leafHash = (leaf) => hash(Buffer.of(0), leaf);
const nodeHash = (left, right) => hash(Buffer.of(1), left, right);
const split = (n) => 2 ** Math.ceil(Math.log2(n) - 1);

/** MTH(D[n]) */
export function root(leaves) {
  if (leaves.length === 1) return leafHash(leaves[0]);
  const k = split(leaves.length);
  return nodeHash(root(leaves.slice(0, k)), root(leaves.slice(k)));
}

/** PROOF(m, D[n]) */
export function consistency(m, leaves) {
  return m === leaves.length ? [] : subproof(m, leaves, true);
}

function subproof(m, leaves, whole) {
  if (m === leaves.length) return whole ? [] : [root(leaves)];
  const k = split(leaves.length);
  return m <= k
    ? [...subproof(m, leaves.slice(0, k), whole), root(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), false), root(leaves.slice(0, k))];
}

/** A log's key from a seed of one repeated byte. */
export class FakeLog {
  constructor(seed, leaves = []) {
    const der = Buffer.concat([
      Buffer.from("302e020100300506032b657004220420", "hex"),
      Buffer.alloc(32, seed),
    ]);
    this.key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
    const raw = createPublicKey(this.key).export({ format: "der", type: "spki" }).subarray(-32);
    const typed = Buffer.concat([Buffer.of(1), raw]);
    this.name = `ceremony/${hash(raw).toString("hex").slice(0, 16)}`;
    this.id = hash(Buffer.from(`${this.name}\n`), typed).subarray(0, 4);
    this.verifierKey = `${this.name}+${this.id.toString("hex")}+${typed.toString("base64")}`;
    this.leaves = leaves;
  }

  grow(count, mark = "") {
    for (let i = 0; i < count; i += 1) this.leaves.push(Buffer.from(`${mark}${this.leaves.length}`));
    return this;
  }

  checkpoint(size = this.leaves.length) {
    return this.note(`${this.name}\n${size}\n${root(this.leaves.slice(0, size)).toString("base64")}\n`);
  }

  consistency(size) {
    if (size === 0 || size > this.leaves.length) return [];
    return consistency(size, this.leaves).map((one) => one.toString("base64"));
  }

  note(text, name = this.name) {
    const signed = Buffer.concat([this.id, sign(null, Buffer.from(text), this.key)]);
    return `${text}\n\u2014 ${name} ${signed.toString("base64")}\n`;
  }
}
