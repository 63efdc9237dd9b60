// @ts-check
import { useRef, useState } from "preact/hooks";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Fit } from "./fit.js";
import { pagesOf, pageUrl } from "./pages.js";
import { Clauses } from "./text.js";

/**
 * A document of the plan, page by page as it was sealed; where the wall is wide, the next page beside it.
 * @param {{shown: import("./shown.js").Shown}} props
 */
export function Document({ shown: { document, step } }) {
  if (document === null) return null;
  const pages = pagesOf(document, step, innerWidth / innerHeight);
  return html`<div class="sheet document" data-pages=${pages.length}>
    <${Fit} class="document-text">
      <p class="document-type">${document.type}</p>
      <${Registered} document=${document} />
      <h1 class="document-subject"><${Clauses} text=${document.subject} /></h1>
      <p class="document-page">${pageWords(pages, document.pages)}</p>
    </${Fit}>
    <${Spread} document=${document} pages=${pages} />
  </div>`;
}

/** An annex has neither number nor symbol. @param {{document: import("./state.js").Document}} props */
function Registered({ document: { number, symbol } }) {
  const registered = [number, symbol].filter(Boolean).join("/");
  return (
    registered && html`<p class="document-symbol">${t("stage.document_symbol", { symbol: registered })}</p>`
  );
}

/**
 * @param {number[]} pages
 * @param {number} of
 */
function pageWords(pages, of) {
  const [first, second] = pages;
  return second ? t("stage.pages_of", { first, second, of }) : t("stage.page_of", { n: first, of });
}

/**
 * The pages lie on those before them, which go when they are covered.
 * @param {{document: import("./state.js").Document, pages: number[]}} props
 */
function Spread({ document, pages }) {
  const last = useRef(pages);
  const [under, setUnder] = useState(/** @type {number[] | null} */ (null));
  if (last.current[0] !== pages[0]) {
    setUnder(last.current);
    last.current = pages;
  }
  const sheets = (/** @type {number[]} */ numbers) =>
    numbers.map(
      (n) =>
        html`<img key=${n} src=${pageUrl(document, n)} alt=${t("stage.page_of", { n, of: document.pages })}
          draggable=${false} />`,
    );
  return html`<div class="spread">
    ${under && under[0] !== pages[0] && html`<div key=${under[0]} class="spread-pages" aria-hidden="true">${sheets(under)}</div>`}
    <div key=${pages[0]} class="spread-pages spread-top" onAnimationEnd=${() => setUnder(null)}>${sheets(pages)}</div>
  </div>`;
}
