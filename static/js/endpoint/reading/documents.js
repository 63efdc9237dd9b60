// @ts-check
import { html } from "../../html.js";
import { day, t } from "../../i18n.js";
import { Icon } from "../icons.js";
import { designation, size } from "../words.js";
import { readingId } from "./reading.js";
import { seen } from "./seen.js";
import { useFile } from "./use-file.js";

/**
 * The opened documents: the unit's own first, then those that everyone has.
 * @param {{holding: import("../keeping/holding.js").Holding,
 *          onView: (document: import("../steps.js").Envelope) => void}} props
 */
export function Documents({ holding, onView }) {
  const documents = [...(holding.manifest?.envelopes ?? [])].sort(
    (a, b) => Number(a.common) - Number(b.common),
  );
  return html`<section class="card documents">
    <h2 class="card-title">${t("point.documents_title", { n: documents.length })}</h2>
    <ul class="document-list">
      ${documents.map(
        (envelope) => html`<${Document}
          key=${envelope.document}
          envelope=${envelope}
          manifest=${holding.manifest}
          file=${holding.files[envelope.document]}
          onView=${onView}
        />`,
      )}
    </ul>
  </section>`;
}

/**
 * @param {{envelope: import("../steps.js").Envelope, manifest: import("../steps.js").Manifest, file: Blob,
 *          onView: (document: import("../steps.js").Envelope) => void}} props
 */
function Document({ envelope, manifest, file, onView }) {
  const name = designation(envelope);
  return html`<li class="document">
    <div class="document-words">
      <p class="document-tags">
        <span class=${envelope.common ? "tag" : "tag tag-own"}>
          ${t(envelope.common ? "point.common" : "point.own")}
        </span>
        <${Urgency} urgency=${envelope.urgency} />
        ${seen.value.has(envelope.document) && html`<span class="document-seen">${t("point.seen")}</span>`}
      </p>
      <h3 class="document-name" lang="vi">${name}</h3>
      ${envelope.subject && html`<p class="document-subject" lang="vi">${envelope.subject}</p>`}
      <p class="hint">${particulars(envelope, file)}</p>
    </div>
    <${Actions} envelope=${envelope} manifest=${manifest} file=${file} name=${name} onView=${onView} />
  </li>`;
}

/**
 * @param {{envelope: import("../steps.js").Envelope, manifest: import("../steps.js").Manifest, file: Blob, name: string,
 *          onView: (document: import("../steps.js").Envelope) => void}} props
 */
function Actions({ envelope, manifest, file, name, onView }) {
  const use = useFile(envelope, manifest, file);
  const label = (/** @type {string} */ key) => `${t(key)}: ${name}`;
  return html`<div class="document-actions">
    <button id=${readingId(envelope.document)} class="button button-view" aria-label=${label("point.view")} onClick=${() => onView(envelope)}>
      <${Icon} name="view" />${t("point.view")}
    </button>
    <button class="button" aria-label=${label("point.download")} onClick=${use?.save}>
      <${Icon} name="download" />${t("point.download")}
    </button>
    <button class="button" aria-label=${label("point.print")} onClick=${use?.print} disabled=${use?.printing}>
      <${Icon} name="print" />${t("point.print")}
    </button>
  </div>`;
}

/** @param {{urgency?: string}} props */
function Urgency({ urgency }) {
  if (!urgency || urgency === "normal") return null;
  return html`<span class="tag tag-urgent">${t(`point.urgency_${urgency}`)}</span>`;
}

/** @param {import("../steps.js").Envelope} envelope @param {Blob} file */
function particulars({ issuer, date, pages, signer }, file) {
  const parts = [
    issuer,
    date && t("point.dated", { date: day(date) }),
    signer && t("point.signed_by", { name: signer }),
    pages && t("point.pages", { n: pages }),
    file && size(file.size),
  ];
  return parts.filter(Boolean).join(" · ");
}
