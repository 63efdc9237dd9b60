// @ts-check
import { openPdf, renderPage } from "./pdf.js";

const PRINT_SCALE = 2;
/** The last frame stays until the next: no event says reliably that its print dialogue was closed. */
let removeLast = () => {};

/**
 * Prints a document: by the browser's own PDF viewer where it has one, else as pictures of its pages.
 * @param {Blob} file
 */
export async function printDocument(file) {
  if (navigator.pdfViewerEnabled && (await printInFrame(file))) return;
  await printPages(file);
}

/** @param {Blob} file @returns {Promise<boolean>} whether the browser took it */
async function printInFrame(file) {
  removeLast();
  const address = URL.createObjectURL(file);
  const frame = document.createElement("iframe");
  frame.className = "print-frame";
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  removeLast = () => {
    frame.remove();
    URL.revokeObjectURL(address);
  };
  try {
    await new Promise((resolve, reject) => {
      frame.onload = resolve;
      frame.onerror = reject;
      frame.src = address;
      document.body.append(frame);
    });
    frame.contentWindow?.focus();
    frame.contentWindow?.print();
    return true;
  } catch {
    removeLast();
    return false;
  }
}

/** @param {Blob} file */
async function printPages(file) {
  const pdf = await openPdf(file);
  const sheet = document.createElement("div");
  sheet.className = "print-pages";
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const canvas = document.createElement("canvas");
    sheet.append(canvas);
    await renderPage(pdf, number, canvas, PRINT_SCALE).done;
  }
  document.body.append(sheet);
  document.documentElement.classList.add("printing-pages");
  window.addEventListener("afterprint", () => finish(sheet), { once: true });
  window.print();
  await pdf.loadingTask.destroy();
}

/** @param {HTMLElement} sheet */
function finish(sheet) {
  sheet.remove();
  document.documentElement.classList.remove("printing-pages");
}
