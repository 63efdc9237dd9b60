// @ts-check
import { openPdf, renderPage } from "./pdf.js";

/** 150 dots an inch; a page is drawn, kept as a small picture and let go before the next. */
const PRINT_SCALE = 150 / 72;
const QUALITY = 0.9;
/** The last frame stays until the next: no event says reliably that its print dialogue was closed. */
let removeLast = () => {};

/**
 * Prints a document: by the browser's own PDF viewer where it has one, else as pictures of its pages.
 * @param {Blob} file
 */
export async function printDocument(file) {
  if (navigator.pdfViewerEnabled && !isApplePhone() && (await printInFrame(file))) return;
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

/** It shows PDF, but prints of a frame only its first page. */
const isApplePhone = () => navigator.vendor.startsWith("Apple") && navigator.maxTouchPoints > 1;

/** @param {Blob} file */
async function printPages(file) {
  removeLast();
  const pdf = await openPdf(file);
  const sheet = document.createElement("div");
  sheet.className = "print-pages";
  removeLast = () => finish(sheet);
  try {
    for (let number = 1; number <= pdf.numPages; number += 1) sheet.append(await pictureOf(pdf, number));
  } finally {
    await pdf.loadingTask.destroy();
  }
  document.body.append(sheet);
  document.documentElement.classList.add("printing-pages");
  window.addEventListener("afterprint", () => removeLast(), { once: true });
  window.print();
}

/** @param {import("./pdf.js").Pdf} pdf @param {number} number */
async function pictureOf(pdf, number) {
  const canvas = document.createElement("canvas");
  await renderPage(pdf, number, canvas, PRINT_SCALE).done;
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  canvas.width = canvas.height = 0;
  const image = new Image();
  image.src = URL.createObjectURL(/** @type {Blob} */ (blob));
  await image.decode();
  return image;
}

/** @param {HTMLElement} sheet */
function finish(sheet) {
  for (const { src } of sheet.querySelectorAll("img")) URL.revokeObjectURL(src);
  sheet.remove();
  document.documentElement.classList.remove("printing-pages");
}
