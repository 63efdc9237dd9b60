// @ts-check
import { html } from "../../html.js";
import { say, spoken } from "./words.js";

export function Header() {
  const other = spoken.value === "vi" ? "en" : "vi";
  return html`<header class="masthead">
    <div class="masthead-line">
      <p class="organiser">${say("product")}</p>
      <button type="button" class="language" lang=${other} onClick=${() => (spoken.value = other)}>
        ${say("other_language")}
      </button>
    </div>
    <h1>${say("title")}</h1>
    <p class="lead">${say("lead")}</p>
  </header>`;
}
