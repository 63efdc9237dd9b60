// @ts-check

import { html } from "../html.js";
import { language, t } from "../i18n.js";
import { clausesOf } from "./title.js";

/** @type {"vi" | "en"} */
export const otherLanguage = language === "vi" ? "en" : "vi";

/**
 * Text as people typed it, with line breaks between its clauses first.
 * @param {{text: string}} props
 */
export function Clauses({ text }) {
  return clausesOf(text).map((clause) => html`<span class="clause">${clause}</span> `);
}

/**
 * A sentence in the page's language, and smaller below it in the other one.
 * @param {{name: string, values?: Record<string, string | number>, level?: string}} props
 */
export function Both({ name, values = {}, level = "p" }) {
  const first = t(name, values);
  const second = t(name, values, otherLanguage);
  return html`
    <${level} class="both-first"><${Clauses} text=${first} /></${level}>
    ${second !== name && html`<p class="both-second" lang=${otherLanguage}>${second}</p>`}
  `;
}

/**
 * A number whose digits stand in cells of one width, since the display face has no tabular figures.
 * @param {{value: number}} props
 */
export function Digits({ value }) {
  return html`<span class="digits" aria-hidden="true">
    ${[...String(value)].map((digit) => html`<span class="digit">${digit}</span>`)}
  </span>`;
}

/**
 * A time: its digits in cells of one width, so that it stands still while it runs.
 * @param {{text: string}} props
 */
export function Figures({ text }) {
  return html`<span class="digits">
    ${[...text].map((sign) => (/\d/.test(sign) ? html`<span class="digit">${sign}</span>` : html`<span class="digit-sign">${sign}</span>`))}
  </span>`;
}

/**
 * @param {{value: number, of: number}} props
 */
export function Counter({ value, of }) {
  return html`<div class="counter" data-digits=${String(of).length}>
    <${Digits} value=${value} />
    <span class="counter-of" aria-hidden="true"><span class="counter-slash">/</span><${Digits} value=${of} /></span>
    <span class="visually-hidden">${value} / ${of}</span>
  </div>`;
}
