// @ts-check
import { layText, openPdf, renderPage, textOf, whyNot } from "./pdf.js";

/** What an old phone or PC can hold of one page. */
const MOST_PIXELS = 10_000_000;

/** A file that is none that can be shown. */
export class Unreadable extends Error {
  /** @param {"locked" | "damaged" | "failed"} why */
  constructor(why) {
    super(why);
    this.name = "Unreadable";
    this.why = why;
  }
}

/**
 * The pages of an opened document.
 * @param {Blob} file
 * @returns {Promise<import("./viewer-state.js").Source>}
 * @throws {Unreadable}
 */
export async function openFile(file) {
  const pdf = await openPdf(file).catch((error) => {
    throw new Unreadable(whyNot(error));
  });
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
  return {
    pages: pdf.numPages,
    size: { width, height },
    draw: (page, scale) => draw(pdf, page, scale),
    text: (page) => textOf(pdf, page),
    letters: (page, into) => layText(pdf, page, into),
    close: () => pdf.loadingTask.destroy(),
  };
}

/**
 * @param {import("./pdf.js").Pdf} pdf
 * @param {number} number
 * @param {(size: import("./viewer-zoom.js").Extent) => number} scale
 */
function draw(pdf, number, scale) {
  const canvas = document.createElement("canvas");
  let cancelled = false;
  const rendering = renderPage(pdf, number, canvas, (size) => sharp(size, scale(size)));
  const done = rendering.done.then((size) => {
    const free = () => release(pdf, number, canvas);
    if (cancelled) free();
    return cancelled ? null : { element: canvas, size, free };
  });
  return {
    done,
    cancel() {
      cancelled = true;
      rendering.cancel();
    },
  };
}

/** Sharp on dense screens, within what there is room for. @param {import("./viewer-zoom.js").Extent} size @param {number} scale px a point */
function sharp({ width, height }, scale) {
  const most = Math.sqrt(MOST_PIXELS / (width * height));
  return Math.min(scale * Math.min(devicePixelRatio, 3), most);
}

/**
 * A canvas keeps its pixels until it is small, whoever still knows it.
 * @param {import("./pdf.js").Pdf} pdf
 * @param {number} number
 * @param {HTMLCanvasElement} canvas
 */
async function release(pdf, number, canvas) {
  canvas.width = canvas.height = 0;
  try {
    (await pdf.getPage(number)).cleanup();
  } catch {
    // The document is closed already, and all of it with it.
  }
}
