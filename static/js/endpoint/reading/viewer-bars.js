// @ts-check
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { closeDialog } from "../dialog.js";
import { Tool } from "./viewer-tool.js";

/** @typedef {{save: () => void, print: () => Promise<void>, printing: boolean}} Use what one does with a file that is here */

/**
 * What one does with the document.
 * @param {{name: string, canFind: boolean, onFind: () => void, use: Use | null}} props
 */
export function TopBar({ name, canFind, onFind, use }) {
  const printing = use?.printing;
  return html`<div class="viewer-bar viewer-top">
    <h2 class="viewer-name">${name}</h2>
    <${Tool} icon="find" label="point.read_find" worded disabled=${!canFind} onClick=${onFind} />
    <${Tool} icon="download" label="point.download" worded disabled=${!use} onClick=${use?.save} />
    <${Tool} icon="print" label=${printing ? "point.read_printing" : "point.print"} worded disabled=${!use || printing} onClick=${use?.print} />
    <${Tool} icon="close" label="point.close" worded onClick=${closeDialog} />
  </div>`;
}

/** Where one is, and how large it is. @param {{place: import("./viewer-state.js").Place}} props */
export function PageBar({ place }) {
  const page = place.page.value;
  const pages = place.pages.value;
  const zoom = place.zoom.value;
  const whole = "fit" in zoom && zoom.fit === "page";
  return html`<div class="viewer-bar viewer-pages">
    <${Tool} icon="up" label="point.previous_page" disabled=${page <= 1} onClick=${() => place.turn(-1)} />
    <${PageField} place=${place} page=${page} pages=${pages} />
    <${Tool} icon="down" label="point.next_page" disabled=${page >= pages} onClick=${() => place.turn(1)} />
    <span class="viewer-gap"></span>
    <${Tool} icon="minus" label="point.zoom_out" disabled=${!place.stepped(-1)} onClick=${() => place.magnify(-1)} />
    <${Tool} icon="plus" label="point.zoom_in" disabled=${!place.stepped(1)} onClick=${() => place.magnify(1)} />
    <${Tool}
      icon=${whole ? "wide" : "whole"}
      label=${whole ? "point.read_fit_width" : "point.read_fit_page"}
      disabled=${pages === 0}
      onClick=${() => place.fit(whole ? "width" : "page")}
    />
    <p class="visually-hidden" role="status">${place.jumped.value > 0 && t("point.page_of", { page: place.jumped.value, pages })}</p>
  </div>`;
}

/** @param {{place: import("./viewer-state.js").Place, page: number, pages: number}} props */
function PageField({ place, page, pages }) {
  const go = (/** @type {Event} */ event) => {
    const field = /** @type {HTMLInputElement} */ (event.currentTarget);
    const wanted = Number.parseInt(field.value, 10);
    if (wanted) place.goTo(wanted);
    field.value = String(place.page.peek());
  };
  return html`<label class="viewer-page">
    <span class="visually-hidden">${t("point.read_page")}</span>
    <input
      class="viewer-number"
      inputmode="numeric"
      autocomplete="off"
      value=${page}
      onChange=${go}
      onFocus=${(/** @type {Event} */ event) => /** @type {HTMLInputElement} */ (event.target).select()}
    />
    <span>/ ${pages || "…"}</span>
  </label>`;
}
