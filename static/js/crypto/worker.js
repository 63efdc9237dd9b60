// @ts-check
/**
 * The JavaScript cryptography beside the page. A worker knows no import map: the page tells it where the packages are.
 *
 * @typedef {import("./beside.js").Bytes} Bytes
 * @typedef {import("./beside.js").Asked} Asked
 */
const worker = /** @type {Pick<Worker, "postMessage" | "onmessage">} */ (/** @type {unknown} */ (self));

worker.onmessage = async (/** @type {MessageEvent<import("./beside.js").Addresses>} */ { data }) => {
  const { ciphers, hashes } = data;
  const [{ gcm }, { sha256 }] = await Promise.all([import(ciphers), import(hashes)]);
  const tasks = {
    sha256: (/** @type {Bytes[]} */ [bytes]) => new Uint8Array(sha256(bytes)),
    openGcm: (/** @type {Bytes[]} */ [key, nonce, sealed, aad]) => gcm(key, nonce, aad).decrypt(sealed),
  };
  worker.onmessage = (/** @type {MessageEvent<Asked>} */ { data: { id, task, given } }) => {
    const bytes = attempt(() => tasks[task](given));
    worker.postMessage({ id, bytes }, bytes ? [bytes.buffer] : []);
  };
  worker.postMessage({ ready: true });
};

/** @param {() => Bytes} make @returns {Bytes | null} */
function attempt(make) {
  try {
    return make();
  } catch {
    return null;
  }
}
