// @ts-check
import { batch, signal } from "@preact/signals";
import { scaleOf, stepped } from "./viewer-zoom.js";

/**
 * A document as pages, from wherever they come.
 * @typedef {{element: HTMLElement, from: number}} Piece of a page's text: where it is laid, and at which character it begins
 * @typedef {{element: HTMLElement, size: import("./viewer-zoom.js").Extent, free: () => void}} Drawn `size` in points
 * @typedef {{pages: number, size: import("./viewer-zoom.js").Extent,
 *            draw: (page: number, scale: (size: import("./viewer-zoom.js").Extent) => number, onTrouble: () => void) =>
 *              {done: Promise<Drawn | null>, cancel: () => void},
 *            text?: (page: number) => Promise<string>,
 *            letters?: (page: number, into: HTMLElement) => {done: Promise<Piece[]>, cancel: () => void},
 *            close: () => void}} Source `size`: of most pages; `draw`: null if it was cancelled
 * @typedef {{page: number, from: number, to: number}} Hit
 */

/** Where a page is looked at: this far down the desk. */
const EYE = 1 / 3;

/** Where somebody is in a document, and how it is laid out. */
export class Place {
  constructor() {
    this.page = signal(1);
    this.pages = signal(0);
    this.zoom = signal(/** @type {import("./viewer-zoom.js").Zoom} */ ({ fit: "width" }));
    this.desk = signal({ width: 0, height: 0 });
    this.hits = signal(/** @type {Hit[]} */ ([]));
    this.hit = signal(/** @type {Hit | null} */ (null));
    /** Counts how often somebody asked to see it. */
    this.asked = signal(0);
    this.shown = 0;
    /** A page that somebody went to at once: it is said. */
    this.jumped = signal(0);
    /** @type {HTMLElement | null} */
    this.element = null;
    this.size = { width: 595, height: 842 };
    this.due = 0;
  }

  /** The same page of it, if there was another before. @param {Source | null} source */
  take(source) {
    this.pages.value = source?.pages ?? 0;
    if (!source) return;
    this.size = source.size;
    this.seek(this.page.peek());
  }

  onScroll = () => {
    cancelAnimationFrame(this.due);
    this.due = requestAnimationFrame(() => this.look());
  };

  /** @param {import("./viewer-zoom.js").Extent} size of a page, in points */
  scale(size) {
    return scaleOf(this.zoom.value, this.desk.value, size);
  }

  /** Somebody wants to be there: it is said. @param {number} page */
  goTo(page) {
    this.seek(page);
    this.jumped.value = this.page.peek();
  }

  /** @param {number} page */
  seek(page) {
    const wanted = Math.min(this.pages.peek(), Math.max(1, page));
    const sheet = this.sheets()[wanted - 1];
    if (!sheet) return;
    this.element?.scrollTo({ top: sheet.offsetTop - gapOf(sheet), left: 0 });
    this.page.value = wanted;
  }

  /** So near that its text is laid, and what was found in it marked. @param {number} page */
  approach(page) {
    this.sheets()[page - 1]?.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} by */
  turn(by) {
    this.goTo(this.page.peek() + by);
  }

  /** @param {Hit[]} hits @param {Hit | null} hit */
  show(hits, hit) {
    batch(() => {
      if (hit !== this.hit.peek()) this.asked.value += 1;
      this.hits.value = hits;
      this.hit.value = hit;
    });
  }

  /** Once for each time that it is asked for. @param {HTMLElement} mark */
  bring(mark) {
    if (this.shown === this.asked.peek()) return;
    this.shown = this.asked.peek();
    mark.scrollIntoView({ block: "center", inline: "nearest" });
  }

  /** The next of what was found, round and round. @param {number} by 1 or -1 */
  next(by) {
    const hits = this.hits.peek();
    if (hits.length === 0) return;
    const at = hits.indexOf(/** @type {Hit} */ (this.hit.peek()));
    this.show(hits, hits[(at + by + hits.length) % hits.length]);
    this.asked.value += hits.length === 1 ? 1 : 0;
  }

  /** @param {number} by 1 or -1 */
  magnify(by) {
    const zoom = this.stepped(by);
    if (!zoom) return;
    this.lay(() => {
      this.zoom.value = zoom;
    });
  }

  /** @param {number} by @returns {import("./viewer-zoom.js").Zoom | null} */
  stepped(by) {
    if (this.pages.value === 0) return null;
    const whole = scaleOf({ fit: "width" }, this.desk.value, this.size);
    return stepped(this.scale(this.size) / whole, by);
  }

  /** @param {"width" | "page"} fit */
  fit(fit) {
    const page = this.page.peek();
    this.lay(() => {
      this.zoom.value = { fit };
    });
    if (fit === "page") requestAnimationFrame(() => this.seek(page));
  }

  /** @param {import("./viewer-zoom.js").Extent} desk in px */
  resize(desk) {
    const { width, height } = this.desk.peek();
    if (width === desk.width && height === desk.height) return;
    this.lay(() => {
      this.desk.value = desk;
    });
  }

  /** What is looked at stays where it is, whatever becomes larger or smaller. @param {() => void} change */
  lay(change) {
    const { page, part } = this.looked ?? { page: 1, part: 0 };
    change();
    requestAnimationFrame(() => {
      const sheet = this.sheets()[page - 1];
      if (!sheet || !this.element) return;
      this.element.scrollTop = sheet.offsetTop + part * sheet.offsetHeight - EYE * this.element.clientHeight;
    });
  }

  /** After scrolling: which page is looked at, and how far down. */
  look() {
    const desk = this.element;
    if (!desk) return;
    const eye = desk.scrollTop + EYE * desk.clientHeight;
    const sheets = this.sheets();
    const at = sheets.findIndex((sheet) => sheet.offsetTop + sheet.offsetHeight > eye);
    const sheet = sheets.at(at);
    if (!sheet) return;
    this.page.value = at < 0 ? sheets.length : at + 1;
    this.looked = { page: this.page.peek(), part: (eye - sheet.offsetTop) / sheet.offsetHeight };
  }

  /** @returns {HTMLElement[]} */
  sheets() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.element?.querySelectorAll(".sheet") ?? [])];
  }
}

/** @param {HTMLElement} sheet */
const gapOf = (sheet) => Number.parseFloat(getComputedStyle(sheet).marginBlockStart) || 0;
