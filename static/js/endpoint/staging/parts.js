// @ts-check
import { concat } from "../../crypto/encoding.js";

/** So much (bytes), or so long (ms), is lost at most when the power goes. */
const PIECE = 128 * 1024;
const PIECE_EVERY = 1_000;
const DIGITS = 12;

/**
 * What has come of one envelope so far, piece by piece on the shelf, each under the byte at which it begins.
 *
 * In IndexedDB like everything else: it is the one store that is there on plain http too, takes a piece in one
 * transaction, and says when that is on the disk. The Cache API keeps whole answers only, and OPFS is for secure
 * contexts.
 */
export class Parts {
  /**
   * @param {import("../keeping/shelf.js").Shelf} shelf
   * @param {string} sha256 of the envelope
   * @param {() => number} [now] ms
   */
  constructor(shelf, sha256, now = () => Date.now()) {
    this.shelf = shelf;
    this.prefix = `part:${sha256}:`;
    this.now = now;
    /** @type {Uint8Array[]} */
    this.waiting = [];
    this.from = this.until = 0;
    this.putAt = now();
  }

  /** @param {number} at the byte that comes next */
  begin(at) {
    this.waiting = [];
    this.from = this.until = at;
    this.putAt = this.now();
  }

  /** @returns {Promise<Uint8Array[]>} what is there without a gap from the first byte on */
  async kept() {
    const keys = (await this.shelf.keys()).filter((key) => key.startsWith(this.prefix)).sort();
    const pieces = [];
    let at = 0;
    for (const key of keys) {
      if (Number(key.slice(this.prefix.length)) !== at) continue;
      const piece = await this.shelf.get(key);
      if (!(piece instanceof Uint8Array) || piece.length === 0) break;
      pieces.push(piece);
      at += piece.length;
    }
    this.begin(at);
    return pieces;
  }

  /** @param {Uint8Array} chunk the bytes that come next */
  async add(chunk) {
    this.waiting.push(chunk);
    this.until += chunk.length;
    if (this.until - this.from >= PIECE || this.now() - this.putAt >= PIECE_EVERY) await this.put();
  }

  async put() {
    const { from, until, waiting } = this;
    if (waiting.length === 0) return;
    this.begin(until);
    await this.shelf.putIfRoom(this.prefix + String(from).padStart(DIGITS, "0"), concat(...waiting));
  }

  /** All of it: it is whole now, or worth nothing. */
  async remove() {
    this.begin(0);
    const keys = await this.shelf.keys();
    await this.shelf.remove(keys.filter((key) => key.startsWith(this.prefix)));
  }
}
