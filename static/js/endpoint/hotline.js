// @ts-check
import { html } from "../html.js";
import { t } from "../i18n.js";

/** The organisers' telephone number, where the page was told one. */
export function Hotline() {
  const number = document.getElementById("app")?.dataset.hotline;
  if (!number) return null;
  return html`<p>${t("endpoint.hotline")} <a href=${`tel:${number.replace(/[^+\d]/g, "")}`}>${number}</a></p>`;
}
