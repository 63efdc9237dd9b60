// @ts-check

import { html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "./icons.js";
import { deskUrl, unitByCode, view } from "./model.js";

/**
 * After the release: what everyone takes away, and the key of the log to compare with.
 * @param {{handover: import("./view.js").Handover}} props
 */
export function Evidence({ handover }) {
  if (handover.state !== "released") return null;
  const of = `evidence/${encodeURIComponent(handover.id)}`;
  return html`<section class="evidence">
    <h3>${t("desk.evidence")}</h3>
    <ul class="evidence-files">
      <${File} to=${`${of}/minutes.pdf`} text=${t("desk.minutes_pdf")} icon="file" />
      <${File} to=${`${of}/minutes.xlsx`} text=${t("desk.minutes_xlsx")} />
      <${File} to=${`${of}/register.xlsx`} text=${t("desk.register")} />
      <${File} to="evidence/bundle.zip" text=${t("desk.bundle")} />
      <${File} to="../verify" text=${t("desk.verify")} icon="search" />
    </ul>
    <details class="log-key">
      <summary>${t("desk.log_key")}</summary>
      <p class="hint">${t("desk.log_key_hint")}</p>
      <p class="code-small">${view.value?.evidence.key}</p>
    </details>
  </section>`;
}

/** @param {{to: string, text: string, icon?: string}} props */
function File({ to, text, icon = "download" }) {
  return html`<li>
    <a class="button" href=${deskUrl(to)} target="_blank" rel="noopener"><${Icon} name=${icon} />${text}</a>
  </li>`;
}

/** The receipt of a unit that holds its documents. @param {{code: string, handover: import("./view.js").Handover}} props */
export function Receipt({ code, handover }) {
  const state = handover.deliveries[code]?.state ?? "";
  if (!["delivered", "opened", "acknowledged", "refused"].includes(state)) return null;
  const of = `receipts/${encodeURIComponent(handover.id)}/${encodeURIComponent(code)}`;
  return html`<p class="copy-buttons">
    <a class="button" href=${deskUrl(`${of}.pdf`)} target="_blank" rel="noopener"><${Icon} name="file" />${t("desk.receipt")}</a>
    <a class="button" href=${deskUrl(`${of}.json`)}><${Icon} name="download" />${t("desk.receipt_file")}</a>
  </p>`;
}

/** Loud and lasting: what endpoints have seen of the log is not what it is now. */
export function Contradiction() {
  const units = [...new Set((view.value?.evidence.contradictions ?? []).map(({ unit }) => unit))];
  if (units.length === 0) return null;
  const names = units.slice(0, 3).map((code) => unitByCode(code)?.name ?? code);
  return html`<div class="alarm" role="alert">
    <strong>${t("desk.contradiction_title")}</strong>
    <span>${t("desk.contradiction_text", { n: units.length, units: names.join(", ") })}</span>
  </div>`;
}
