// @ts-check

import { html } from "../html.js";
import { t } from "../i18n.js";
import { refresh } from "./link.js";

/**
 * After the release: the code to read out by telephone to a unit whose link is down but whose envelopes wait there.
 * @param {{handover: import("./view.js").Handover}} props
 */
export function SecretCode({ handover }) {
  if (handover.state !== "released") return null;
  const onToggle = (/** @type {any} */ { currentTarget }) => {
    if (currentTarget.open && !handover.secret_code) refresh();
  };
  return html`<details class="secret-code" onToggle=${onToggle}>
    <summary>${t("desk.secret_code")}</summary>
    <p class="hint">${t("desk.secret_code_hint")}</p>
    <p class="code-large">${handover.secret_code ?? "…"}</p>
  </details>`;
}
