// @ts-check
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

/** @type {Promise<unknown> | undefined} */
let ready;

/** Reads QR codes, receipts' are dense: up to 177 modules a side. Loaded when it is first needed. */
function load() {
  ready ??= fetch(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm"))
    .then((answer) => answer.arrayBuffer())
    .then((wasmBinary) => prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true }))
    .catch((error) => {
      ready = undefined; // the link may be back next time
      throw error;
    });
  return ready;
}

/** @param {File} photo @returns {Promise<string>} text of its QR code; empty where there is none, or no picture */
export async function readPhoto(photo) {
  const bitmap = await createImageBitmap(photo).catch(() => null);
  return bitmap ? readCode(bitmap, bitmap.width, bitmap.height) : "";
}

/**
 * @param {CanvasImageSource} picture
 * @param {number} width in pixels
 * @param {number} height
 * @returns {Promise<string>} as above
 */
export async function readCode(picture, width, height) {
  await load();
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
    new OffscreenCanvas(width, height).getContext("2d")
  );
  context.drawImage(picture, 0, 0);
  const pixels = context.getImageData(0, 0, width, height);
  const found = await readBarcodes(pixels, { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 1 });
  return found.find(({ isValid }) => isValid)?.text ?? "";
}
