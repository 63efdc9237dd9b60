// @ts-check
/**
 * The JavaScript cryptography beside the page. A worker knows no import map: the page tells it where the packages are.
 */
const worker = /** @type {Pick<Worker, "postMessage" | "onmessage">} */ (/** @type {unknown} */ (self));

worker.onmessage = async (
  /** @type {MessageEvent<import("./beside.js").Asked>} */ { data: { id, task, given, addresses } },
) => {
  const bytes = await run(task, given, addresses).catch(() => null);
  worker.postMessage({ id, bytes }, bytes ? [bytes.buffer] : []);
};

/** @param {import("./beside.js").Task} task @param {Uint8Array<ArrayBuffer>[]} given @param {import("./beside.js").Addresses} addresses */
async function run(task, given, { ciphers, hashes }) {
  if (task === "sha256") return new Uint8Array((await import(hashes)).sha256(given[0]));
  const [key, nonce, sealed, aad] = given;
  return (await import(ciphers)).gcm(key, nonce, aad).decrypt(sealed);
}
