// @ts-check
import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { language, t } from "../../i18n.js";
import { Icon } from "../icons.js";
import { save } from "../reading/save.js";
import { fetchReceipt, fetchReceiptPage } from "../resources.js";

/**
 * What the unit keeps of its answer: a page to print, and a file that anyone can check years later.
 * @param {{handover: import("../view.js").Handover, receiver: Pick<import("../receiver.js").Receiver, "holding"> & {surroundings: {unit: string, token: string}}}} props
 */
export function Receipt({ handover, receiver }) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const { unit, token } = receiver.surroundings;
  const offer = async (/** @type {() => Promise<Blob>} */ fetched, /** @type {string} */ ending) => {
    setBusy(true);
    setFailed(false);
    await fetched()
      .then((file) => save(file, `bien-nhan-${unit}-${handover.id}.${ending}`))
      .catch(() => setFailed(true))
      .finally(() => setBusy(false));
  };
  const page = () => fetchReceiptPage(handover.id, unit, token, language);
  const file = async () => {
    const text = receiver.holding.peek().receipt ?? (await fetchReceipt(handover.id, unit, token));
    return new Blob([text], { type: "application/json" });
  };
  return html`<div class="receipt">
    <p class="hint">${t(handover.delivery.signed ? "point.receipt_signed" : "point.receipt_unsigned")}</p>
    <div class="receipt-actions">
      <button class="button button-receipt" disabled=${busy} onClick=${() => offer(page, "pdf")}>
        <${Icon} name="download" />${t("point.receipt_download")}
      </button>
      <button class="button button-quiet" disabled=${busy} onClick=${() => offer(file, "json")}>
        ${t("point.receipt_file")}
      </button>
    </div>
    <p class="hint">${t("point.receipt_file_text")}</p>
    ${failed && html`<p class="problem" role="alert">${t("point.receipt_failed")}</p>`}
  </div>`;
}
