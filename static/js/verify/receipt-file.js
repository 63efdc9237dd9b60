// @ts-check
import { fromBase45 } from "./base45.js";
import { textOf } from "./bytes.js";
import { canonical, isObject, parseJson } from "./json.js";

const CODE = "CEREMONY1:";
/** Printed characters and white space. */
const ASCII = /^[\t-\r -~]*$/;
/** A receipt of hundreds of documents has some 100 kB; more is no receipt but a bomb. */
const MOST_BYTES = 16 * 1024 * 1024;

/** @typedef {{receipt: any, isCode: boolean, isSpelled: boolean}} ReceiptFile `receipt`: any object of the format;
 *  `isSpelled`: spelled as docs/evidence.md says, in a file with a line feed behind it */

/**
 * @param {Uint8Array} bytes JSON, or the text of a receipt's QR code
 * @returns {Promise<ReceiptFile | null>} null for what is no receipt at all
 */
export async function readReceiptFile(bytes) {
  const text = textOf(bytes);
  const code = text !== null && ASCII.test(text) ? text.trim() : "";
  const isCode = code.startsWith(CODE);
  const words = isCode ? await unpack(code.slice(CODE.length)) : text;
  const receipt = parseJson(words);
  if (!isObject(receipt) || receipt.format !== "ceremony/receipt/v1") return null;
  return { receipt, isCode, isSpelled: words === `${canonical(receipt)}${isCode ? "" : "\n"}` };
}

/** @param {string} encoded base45 of zlib (RFC 1950) @returns {Promise<string | null>} */
async function unpack(encoded) {
  const packed = fromBase45(encoded);
  const unpacked = packed && (await inflate(packed));
  // Not every runtime minds bytes behind the end: there are none if the last one is needed.
  return unpacked && (await inflate(packed.slice(0, -1))) === null ? textOf(unpacked) : null;
}

/** @param {Uint8Array<ArrayBuffer>} packed @returns {Promise<Uint8Array | null>} null for what is not whole */
async function inflate(packed) {
  try {
    return await collect(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate")));
  } catch {
    return null;
  }
}

/** @param {ReadableStream<Uint8Array>} stream @returns {Promise<Uint8Array>} rejects for more than a receipt can have */
async function collect(stream) {
  const reader = stream.getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    size += value.length;
    if (size > MOST_BYTES) throw new RangeError("too long for a receipt");
    chunks.push(/** @type {Uint8Array<ArrayBuffer>} */ (value));
  }
}
