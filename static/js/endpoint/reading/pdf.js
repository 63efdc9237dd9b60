// @ts-check
import * as pdfjs from "pdfjs-dist";

pdfjs.GlobalWorkerOptions.workerSrc = import.meta.resolve("pdfjs-dist/worker");

/** @typedef {import("pdfjs-dist").PDFDocumentProxy} Pdf */

const FOLDERS = { wasmUrl: "pdfjs-dist/wasm/", standardFontDataUrl: "pdfjs-dist/standard_fonts/" };

/** What it needs besides, by the addresses of the import map: those are kept for the day without a server. */
class OwnFiles {
  /** @param {{kind: string, filename: string}} wanted */
  async fetch({ kind, filename }) {
    const folder = FOLDERS[/** @type {keyof typeof FOLDERS} */ (kind)];
    const answer = await fetch(import.meta.resolve(folder + filename));
    if (!answer.ok) throw new Error(`${filename}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

/**
 * @param {Blob} file
 * @returns {Promise<Pdf>} rejects for what is no readable PDF
 */
export async function openPdf(file) {
  const data = new Uint8Array(await file.arrayBuffer());
  return pdfjs.getDocument({
    data,
    wasmUrl: import.meta.resolve(FOLDERS.wasmUrl),
    standardFontDataUrl: import.meta.resolve(FOLDERS.standardFontDataUrl),
    BinaryDataFactory: OwnFiles,
    useWorkerFetch: false,
    isEvalSupported: false,
  }).promise;
}

/** @param {unknown} error of openPdf @returns {"locked" | "damaged" | "failed"} */
export function whyNot(error) {
  const { name } = /** @type {Error} */ (error);
  if (name === "PasswordException") return "locked";
  return name === "InvalidPDFException" ? "damaged" : "failed";
}

/**
 * Draws a page into a canvas.
 * @param {Pdf} pdf
 * @param {number} number from 1
 * @param {HTMLCanvasElement} canvas
 * @param {number | ((size: {width: number, height: number}) => number)} scale device pixels a point; or worked out from
 *   the page's size in points
 * @returns {{done: Promise<{width: number, height: number}>, cancel: () => void}} `done` gives the page's size in points,
 *   also when it was cancelled
 */
export function renderPage(pdf, number, canvas, scale) {
  let cancelled = false;
  /** @type {import("pdfjs-dist").RenderTask | undefined} */
  let task;
  const draw = async () => {
    const page = await pdf.getPage(number);
    const size = page.getViewport({ scale: 1 });
    if (cancelled) return size;
    const viewport = page.getViewport({ scale: typeof scale === "number" ? scale : scale(size) });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    task = page.render({ canvas, viewport });
    await task.promise.catch(unlessCancelled);
    return size;
  };
  return {
    done: draw(),
    cancel() {
      cancelled = true;
      task?.cancel();
    },
  };
}

/** @param {unknown} error */
function unlessCancelled(error) {
  if (!(error instanceof pdfjs.RenderingCancelledException)) throw error;
}

/** @param {Pdf} pdf @param {number} number from 1 @returns {Promise<string>} */
export async function textOf(pdf, number) {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  return piecesOf(items)
    .map(({ text }) => text)
    .join("");
}

/** @param {Awaited<ReturnType<import("pdfjs-dist").PDFPageProxy["getTextContent"]>>["items"]} items */
function piecesOf(items) {
  let from = 0;
  return items.flatMap((item) => {
    if (!("str" in item)) return [];
    const piece = { from, text: item.hasEOL ? `${item.str}\n` : item.str };
    from += piece.text.length;
    return [piece];
  });
}

/**
 * Lays the text of a page as elements where it stands, for selecting, copying and reading aloud.
 * @param {Pdf} pdf
 * @param {number} number from 1
 * @param {HTMLElement} container
 * @returns {{done: Promise<import("./viewer-state.js").Piece[]>, cancel: () => void}}
 */
export function layText(pdf, number, container) {
  let cancelled = false;
  /** @type {import("pdfjs-dist").TextLayer | undefined} */
  let layer;
  const lay = async () => {
    const page = await pdf.getPage(number);
    const textContentSource = await page.getTextContent();
    if (cancelled) return [];
    layer = new pdfjs.TextLayer({ textContentSource, container, viewport: page.getViewport({ scale: 1 }) });
    await layer.render();
    const pieces = piecesOf(textContentSource.items);
    return layer.textDivs.map((element, at) => ({ element, from: pieces[at].from }));
  };
  return {
    done: lay().catch((error) => (cancelled ? [] : Promise.reject(error))),
    cancel() {
      cancelled = true;
      layer?.cancel();
    },
  };
}
