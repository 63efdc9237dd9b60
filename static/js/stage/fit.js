// @ts-check
import { useLayoutEffect, useRef } from "preact/hooks";
import { html } from "../html.js";

/** The smallest letters that are tried, of what a scene's sheet asks for. */
const SMALLEST = 0.3;
const TRIES = 5;

/**
 * A box with letters as large as it has room for: its sheet multiplies its sizes by `--fit`. Texts run from one word
 * to 600 characters, walls from 4:3 to 32:9. Its size must not follow from its content; parts of it that must hold
 * their own have `data-fits`.
 * @param {{children?: any, [attribute: string]: any}} props
 */
export function Fit({ children, ...attributes }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const fitted = useRef("");
  const fit = () => {
    const element = box.current;
    if (element === null || fitted.current === looksOf(element)) return;
    fitted.current = looksOf(element);
    fitIn(element);
  };
  useLayoutEffect(fit);
  useLayoutEffect(() => {
    const room = new ResizeObserver(fit);
    room.observe(/** @type {HTMLElement} */ (box.current));
    if (document.fonts.status !== "loaded")
      document.fonts.ready.then(() => {
        fitted.current = "";
        fit();
      });
    return () => room.disconnect();
  }, []);
  return html`<div ref=${box} ...${attributes}>${children}</div>`;
}

/**
 * What the size of the letters hangs on: the box and its text, of which digits are all of one width.
 * @param {HTMLElement} box
 */
function looksOf({ clientWidth, clientHeight, textContent }) {
  return `${clientWidth} ${clientHeight} ${textContent?.replace(/\d/g, "0")}`;
}

/** @param {HTMLElement} box */
function fitIn(box) {
  if (fits(box, 1)) return;
  let low = SMALLEST;
  let high = 1;
  for (let i = 0; i < TRIES; i++) {
    const middle = (low + high) / 2;
    if (fits(box, middle)) low = middle;
    else high = middle;
  }
  fits(box, low);
}

/**
 * @param {HTMLElement} box
 * @param {number} share
 */
function fits(box, share) {
  box.style.setProperty("--fit", share.toFixed(3));
  return [box, ...box.querySelectorAll("[data-fits]")].every(
    (part) => part.scrollHeight <= part.clientHeight + 1 && part.scrollWidth <= part.clientWidth + 1,
  );
}
