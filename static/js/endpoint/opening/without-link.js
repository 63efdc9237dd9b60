// @ts-check
import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { Icon } from "../icons.js";
import { LONGEST_FILE, secretIn } from "./release-file.js";
import { ReleaseForm } from "./release-form.js";

/** @typedef {import("../view.js").Handover} Handover */

/**
 * The ways to the documents when the hall has pressed and this device has no link: the QR code on the hall's screen,
 * seen by the camera or on a photo, a colleague's file, or the code typed.
 * @param {{handover: Handover, onSecret: (secret: string) => void}} props
 */
export function WithoutLink({ handover, onSecret }) {
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const [Scanner, setScanner] = useState(/** @type {any} */ (null));
  const take = async (/** @type {string} */ text) => {
    const read = await secretIn(text, handover.release_hash);
    if ("secret" in read) onSecret(read.secret);
    else setProblem(t(`point.release_${read.problem}`));
    return "secret" in read;
  };
  const scan = () => {
    setProblem(null);
    import("./scanner.js").then(
      (found) => setScanner(() => found.Scanner),
      () => setProblem(t("point.scan_missing")),
    );
  };
  return html`<details class="card release-code">
    <summary>${t("point.release_code_title")}</summary>
    <div class="ways">
      ${
        navigator.mediaDevices &&
        html`<button class="button button-big" type="button" onClick=${scan}>
        <${Icon} name="scan" />${t("point.scan")}
      </button>`
      }
      <${FromFile} label="point.scan_photo" icon="view" accept="image/*" capture="environment" onFile=${async (
        /** @type {File} */ file,
      ) => take(await textOfPhoto(file))} />
      <${FromFile} label="point.release_file_open" icon="file" accept=".json,application/json" onFile=${async (
        /** @type {File} */ file,
      ) => take(file.size > LONGEST_FILE ? "" : await file.text())} />
    </div>
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
    ${Scanner && html`<${Scanner} onCode=${take} onClose=${() => setScanner(null)} />`}
    <${ReleaseForm} handover=${handover} onSecret=${onSecret} />
  </details>`;
}

/** @param {File} photo */
async function textOfPhoto(photo) {
  const { readPhoto } = await import("../../code-reader.js");
  return readPhoto(photo).catch(() => "");
}

/** A button that is a file chooser. @param {{label: string, icon: any, accept: string, capture?: string, onFile: (file: File) => void}} props */
function FromFile({ label, icon, accept, capture, onFile }) {
  const chosen = (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget);
    const file = input.files?.[0];
    input.value = "";
    if (file) onFile(file);
  };
  return html`<label class="button button-big file-button">
    <${Icon} name=${icon} />${t(label)}
    <input class="visually-hidden" type="file" accept=${accept} capture=${capture} onChange=${chosen} />
  </label>`;
}
