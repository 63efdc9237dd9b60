// @ts-check
import { html } from "../html.js";
import { Fit } from "./fit.js";
import { Clauses } from "./text.js";

/**
 * What the hall has to know now.
 * @param {{shown: import("./shown.js").Shown}} props
 */
export function Announcement({ shown: { scene } }) {
  const { title, text } = scene;
  return html`<${Fit} class="sheet announcement" data-length=${text.length > 160 ? "long" : "short"}>
    ${title && html`<h1 class="announcement-title"><${Clauses} text=${title} /></h1>`}
    ${text && html`<p class="announcement-text"><${Clauses} text=${text} /></p>`}
  </${Fit}>`;
}
