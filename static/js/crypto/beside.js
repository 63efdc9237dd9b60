// @ts-check
import * as noble from "./noble.js";

/**
 * Cryptography in JavaScript that leaves the page alive: what is large is done by workers, two of them where the
 * machine has two cores. What they cannot do, for whatever reason, is done once more in the page, which has the say.
 */

/** @typedef {import("./backend.js").Bytes} Bytes */
/**
 * @typedef {"sha256" | "openGcm"} Task
 * @typedef {{ciphers: string, hashes: string}} Addresses of the packages, which a worker is told first; it answers
 *   `{ready}` when it has them
 * @typedef {{id: number, task: Task, given: Bytes[]}} Asked it answers `{id, bytes}`, `bytes` null where it failed
 */

/** Below it (bytes) the way to a worker is longer than the work. */
const LARGE = 100_000;
const WORKERS = Math.min(2, globalThis.navigator?.hardwareConcurrency ?? 1);

export const hkdf = noble.hkdf;

/** @param {Bytes} bytes */
export function sha256(bytes) {
  return beside("sha256", [bytes], bytes.length);
}

/**
 * @param {Bytes} key 32 bytes
 * @param {Bytes} nonce 12 bytes
 * @param {Bytes} sealed ciphertext || tag
 * @param {Bytes} aad
 */
export function openGcm(key, nonce, sealed, aad) {
  return beside("openGcm", [key, nonce, sealed, aad], sealed.length);
}

/** One worker, and what is awaited of it. It is asked only once it has all that it needs: a line may be silent by then. */
export class Beside {
  /** @param {() => Pick<Worker, "postMessage" | "onmessage" | "onerror" | "onmessageerror">} start */
  constructor(start) {
    /** @type {Map<number, (bytes: Bytes | null) => void>} */
    this.awaited = new Map();
    this.count = 0;
    this.ready = false;
    this.worker = start();
    this.worker.onmessage = ({ data }) => this.heard(data);
    this.worker.onerror = this.worker.onmessageerror = () => this.broke();
    this.worker.postMessage(addresses());
  }

  /** @param {Task} task @param {Bytes[]} given @returns {Promise<Bytes | null>} null where it cannot */
  async ask(task, given) {
    if (!this.ready) return null;
    const id = this.count++;
    return new Promise((resolve) => {
      this.awaited.set(id, resolve);
      this.worker.postMessage({ id, task, given });
    });
  }

  /** @param {{ready: true} | {id: number, bytes: Bytes | null}} message */
  heard(message) {
    if ("ready" in message) this.ready = true;
    else this.answer(message.id, message.bytes);
  }

  broke() {
    this.ready = false;
    for (const id of this.awaited.keys()) this.answer(id, null);
  }

  /** @param {number} id @param {Bytes | null} bytes */
  answer(id, bytes) {
    this.awaited.get(id)?.(bytes);
    this.awaited.delete(id);
  }
}

/** @type {Record<Task, (given: Bytes[]) => Promise<Bytes>>} */
const IN_PAGE = {
  sha256: ([bytes]) => noble.sha256(bytes),
  openGcm: ([key, nonce, sealed, aad]) => noble.openGcm(key, nonce, sealed, aad),
};

/** @param {Task} task @param {Bytes[]} given @param {number} size bytes @returns {Promise<Bytes>} */
async function beside(task, given, size) {
  const found = size < LARGE ? null : await idlest()?.ask(task, given);
  return found ?? IN_PAGE[task](given);
}

/** @returns {Beside | undefined} */
function idlest() {
  const ready = workers.filter((one) => one.ready);
  return ready.sort((one, other) => one.awaited.size - other.awaited.size)[0];
}

const start = () => new Worker("/static/js/crypto/worker.js", { type: "module" });

const addresses = () => ({
  ciphers: import.meta.resolve("@noble/ciphers/aes.js"),
  hashes: import.meta.resolve("@noble/hashes/sha2.js"),
});

/** From the first on, so that they are ready when it counts; none where the browser has none, or none for this page. */
const workers = started();

function started() {
  try {
    return Array.from({ length: WORKERS }, () => new Beside(start));
  } catch {
    return [];
  }
}
