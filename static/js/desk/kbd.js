// @ts-check
import { html } from "../html.js";

/** The key that does the same as a button; read out by the button's own aria-keyshortcuts. @param {{of: string}} props */
export function Kbd({ of }) {
  return html`<kbd aria-hidden="true">${of}</kbd>`;
}
