// @ts-check
import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "../../html.js";
import { language, t } from "../../i18n.js";
import { Icon } from "../icons.js";
import { save } from "../reading/save.js";
import { csvName, targetCsv } from "./target-csv.js";
import { printPart } from "./target-print.js";
import { readTargetSheet } from "./target-sheet.js";
import { TargetTable } from "./target-table.js";

/** @typedef {import("./target-sheet.js").TargetSheet} TargetSheet */
/** @typedef {import("../steps.js").Envelope} Envelope */

/**
 * The unit's own targets, to look at and to take along. Whatever is wrong with them, the file itself can be had.
 * @param {{envelope: Envelope, file: Blob}} props
 */
export function Targets({ envelope, file }) {
  const sheet = useSheet(file);
  const print = useRef(/** @type {HTMLElement | null} */ (null));
  const saveFile = () => save(file, envelope.filename);
  if (sheet === undefined) return null;
  if (sheet === null) return html`<${Unreadable} filename=${envelope.filename} onSave=${saveFile} />`;
  return html`<section class="card targets">
    <div ref=${print}>
      <h2 class="card-title">${t("point.target_title", { unit: sheet.unitName })}</h2>
      ${language !== "vi" && html`<p class="hint">${t("point.target_notation")}</p>`}
      ${sheet.rehearsal && html`<p class="target-rehearsal">${t("point.target_rehearsal")}</p>`}
      <${TargetTable} sheet=${sheet} />
    </div>
    <div class="target-actions">
      <${Action} icon="download" label="save" onClick=${() => save(targetCsv(sheet), csvName(envelope.filename, sheet))} />
      <${Action} icon="print" label="print" onClick=${() => printPart(print.current)} />
    </div>
    <button class="button button-quiet target-original" type="button" onClick=${saveFile}>${t("point.target_original")}</button>
  </section>`;
}

/** @param {{filename: string, onSave: () => void}} props */
function Unreadable({ filename, onSave }) {
  return html`<section class="card targets">
    <p class="problem" role="alert">${t("point.target_unreadable", { file: filename })}</p>
    <div class="target-actions"><${Action} icon="file" label="original" onClick=${onSave} /></div>
  </section>`;
}

/** @param {{icon: any, label: string, onClick: () => void}} props */
function Action({ icon, label, onClick }) {
  return html`<button class="button" type="button" onClick=${onClick}>
    <${Icon} name=${icon} />${t(`point.target_${label}`)}
  </button>`;
}

/** @param {Blob} file @returns {TargetSheet | null | undefined} undefined while it is read, null if it is none */
function useSheet(file) {
  const [sheet, setSheet] = useState(/** @type {TargetSheet | null | undefined} */ (undefined));
  useEffect(() => {
    let current = true;
    const read = file.text().then(readTargetSheet, () => null);
    read.then((found) => current && setSheet(found));
    return () => {
      current = false;
    };
  }, [file]);
  return sheet;
}
