// @ts-check
import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { closeDialog, Dialog } from "./dialog.js";
import { Icon } from "./icons.js";
import { openPdf, renderPage } from "./pdf.js";

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
const MOST_PIXELS = 16_000_000;
/** A page fills a phone, and stays readable on a wall. */
const WIDEST_PAGE = 1100;

/**
 * A document on the whole screen, page by page. Arrow keys and Page Up/Down turn pages, + and - zoom.
 * @param {{file: Blob, name: string, onClose: () => void}} props
 */
export function Viewer({ file, name, onClose }) {
  const { pdf, failed } = usePdf(file);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(ZOOMS.indexOf(1));
  const pages = pdf?.numPages ?? 1;
  const turn = (/** @type {number} */ by) => setPage((now) => Math.min(pages, Math.max(1, now + by)));
  const magnify = (/** @type {number} */ by) =>
    setZoom((now) => Math.min(ZOOMS.length - 1, Math.max(0, now + by)));

  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const act = { ArrowRight: turn, PageDown: turn, ArrowLeft: back(turn), PageUp: back(turn) }[event.key];
    const scale = { "+": magnify, "=": magnify, "-": back(magnify) }[event.key];
    if (!act && !scale) return;
    event.preventDefault();
    (act ?? scale)?.(1);
  };
  return html`<${Dialog} label=${name} name="viewer" onClose=${onClose}>
    <div class="viewer-frame" onKeyDown=${onKeyDown}>
      <div class="viewer-bar">
        <p class="viewer-name">${name}</p>
        <${Tool} icon="minus" label="endpoint.zoom_out" disabled=${zoom === 0} onClick=${() => magnify(-1)} />
        <${Tool} icon="plus" label="endpoint.zoom_in" disabled=${zoom === ZOOMS.length - 1} onClick=${() => magnify(1)} />
        <button class="button viewer-close" onClick=${closeDialog}><${Icon} name="close" />${t("endpoint.close")}</button>
      </div>
      <div class="viewer-desk" tabindex="0" role="region" aria-label=${name}>
        ${failed && html`<p class="viewer-note" role="alert">${t("endpoint.view_failed")}</p>`}
        ${!pdf && !failed && html`<p class="viewer-note" role="status">${t("endpoint.view_opening")}</p>`}
        ${pdf && html`<${Page} pdf=${pdf} number=${page} zoom=${ZOOMS[zoom]} label=${pageLabel(page, pages)} />`}
      </div>
      <div class="viewer-bar viewer-pages">
        <${Tool} icon="previous" label="endpoint.previous_page" disabled=${page === 1} onClick=${() => turn(-1)} />
        <p aria-live="polite">${pageLabel(page, pages)}</p>
        <${Tool} icon="next" label="endpoint.next_page" disabled=${page === pages} onClick=${() => turn(1)} />
      </div>
    </div>
  <//>`;
}

/** @param {(by: number) => void} move */
const back = (move) => (/** @type {number} */ by) => move(-by);

/** @param {number} page @param {number} pages */
const pageLabel = (page, pages) => t("endpoint.page_of", { page, pages });

/** @param {{icon: any, label: string, disabled: boolean, onClick: () => void}} props */
function Tool({ icon, label, disabled, onClick }) {
  return html`<button class="button viewer-tool" aria-label=${t(label)} title=${t(label)} disabled=${disabled} onClick=${onClick}>
    <${Icon} name=${icon} />
  </button>`;
}

/** @param {{pdf: import("pdfjs-dist").PDFDocumentProxy, number: number, zoom: number, label: string}} props */
function Page({ pdf, number, zoom, label }) {
  const ref = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  useEffect(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (ref.current);
    const desk = /** @type {HTMLElement} */ (canvas.parentElement);
    const width = Math.min(WIDEST_PAGE, desk.clientWidth) * zoom;
    canvas.style.setProperty("inline-size", `${width}px`);
    desk.scrollTo(0, 0);
    const rendering = renderPage(pdf, number, canvas, (natural) => scaleFor(width, natural));
    rendering.done.catch(() => {});
    return rendering.cancel;
  }, [pdf, number, zoom]);
  return html`<canvas ref=${ref} class="viewer-page" role="img" aria-label=${label}></canvas>`;
}

/** Sharp on dense screens, within what an old phone can hold. @param {number} width @param {number} natural */
function scaleFor(width, natural) {
  const sharp = (width * Math.min(devicePixelRatio, 3)) / natural;
  const most = Math.sqrt(MOST_PIXELS / (natural * natural * Math.SQRT2));
  return Math.min(sharp, most);
}

/** @param {Blob} file */
function usePdf(file) {
  const [pdf, setPdf] = useState(/** @type {import("pdfjs-dist").PDFDocumentProxy | null} */ (null));
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const opening = openPdf(file);
    opening.then(setPdf, () => setFailed(true));
    return () => {
      opening.then((opened) => opened.loadingTask.destroy()).catch(() => {});
    };
  }, [file]);
  return { pdf, failed };
}
