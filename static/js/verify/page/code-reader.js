// @ts-check
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

/** @type {Promise<unknown> | undefined} */
let ready;

/** Reads QR codes, receipts' are dense: up to 177 modules a side. Loaded when it is first needed. */
function load() {
  ready ??= fetch(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm"))
    .then((answer) => answer.arrayBuffer())
    .then((wasmBinary) => prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true }));
  return ready;
}

/** @param {Blob | ImageData} picture @returns {Promise<string>} text of its QR code; empty where there is none */
export async function readCode(picture) {
  await load();
  const found = await readBarcodes(picture, { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 1 });
  return found.find(({ isValid }) => isValid)?.text ?? "";
}

/** @param {string} text */
export function isReceiptCode(text) {
  return text.startsWith("CEREMONY1:");
}
