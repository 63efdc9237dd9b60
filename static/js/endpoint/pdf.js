// @ts-check
import * as pdfjs from "pdfjs-dist";

pdfjs.GlobalWorkerOptions.workerSrc = import.meta.resolve("pdfjs-dist/worker");

/**
 * @param {Blob} file
 * @returns {Promise<import("pdfjs-dist").PDFDocumentProxy>} rejects for what is no readable PDF
 */
export async function openPdf(file) {
  const data = new Uint8Array(await file.arrayBuffer());
  return pdfjs.getDocument({
    data,
    wasmUrl: folder("pdfjs-dist/wasm/"),
    standardFontDataUrl: folder("pdfjs-dist/standard_fonts/"),
    isEvalSupported: false,
  }).promise;
}

/** @param {string} name a folder of the import map @returns {string | undefined} */
function folder(name) {
  try {
    return import.meta.resolve(name);
  } catch {
    return undefined;
  }
}

/**
 * Draws a page into a canvas.
 * @param {import("pdfjs-dist").PDFDocumentProxy} pdf
 * @param {number} number from 1
 * @param {HTMLCanvasElement} canvas
 * @param {number | ((width: number) => number)} scale device pixels a point; or worked out from the page's width
 *   in points
 * @returns {{done: Promise<void>, cancel: () => void}} `done` also resolves when it was cancelled
 */
export function renderPage(pdf, number, canvas, scale) {
  let cancelled = false;
  /** @type {import("pdfjs-dist").RenderTask | undefined} */
  let task;
  const draw = async () => {
    const page = await pdf.getPage(number);
    if (cancelled) return;
    const natural = page.getViewport({ scale: 1 }).width;
    const viewport = page.getViewport({ scale: typeof scale === "number" ? scale : scale(natural) });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    task = page.render({ canvas, viewport });
    await task.promise;
  };
  const done = draw().catch((error) => {
    if (!(error instanceof pdfjs.RenderingCancelledException)) throw error;
  });
  return {
    done,
    cancel() {
      cancelled = true;
      task?.cancel();
    },
  };
}
