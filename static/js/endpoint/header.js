// @ts-check

import { html } from "../html.js";
import { language, t } from "../i18n.js";
import { Icon } from "./icons.js";

/**
 * Which conference this is and whose connection point.
 * @param {{conference?: Record<string, string> | null, unit?: import("./view.js").Unit | null}} props
 */
export function Header({ conference, unit }) {
  return html`<header class="masthead">
    <div class="masthead-line">
      <p class="organiser">${conference?.organiser ?? t("endpoint.product")}</p>
      <${LanguageLink} />
    </div>
    ${conference && html`<p class="conference" lang="vi">${conference.title}</p>`}
    ${conference?.mode === "rehearsal" && html`<p class="rehearsal">${t("endpoint.rehearsal")}</p>`}
    ${unit && html`<${UnitName} unit=${unit} />`}
  </header>`;
}

/** @param {{unit: import("./view.js").Unit}} props */
function UnitName({ unit }) {
  const place = [unit.parent_name, t("endpoint.unit_code", { code: unit.code })].filter(Boolean).join(" · ");
  return html`<div class="unit">
    <${Icon} name="place" />
    <div>
      <p class="unit-label">${t("endpoint.label")}</p>
      <h1 class="unit-name">${unit.name}</h1>
      <p class="unit-place">${place}</p>
    </div>
  </div>`;
}

function LanguageLink() {
  const other = language === "vi" ? "en" : "vi";
  return html`<a class="language" href=${`?lang=${other}`} hreflang=${other} lang=${other}>
    ${t("endpoint.other_language")}
  </a>`;
}
