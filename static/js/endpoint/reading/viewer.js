// @ts-check
import { useEffect, useMemo, useState } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { Dialog } from "../dialog.js";
import { PageBar, TopBar } from "./viewer-bars.js";
import { wayOf } from "./viewer-choice.js";
import { Desk } from "./viewer-desk.js";
import { Find } from "./viewer-find.js";
import { actOf } from "./viewer-keys.js";
import { openPictures } from "./viewer-pictures.js";
import { Place } from "./viewer-state.js";

/**
 * A document on the whole screen: the file itself, or pictures of its pages that the server draws.
 * @typedef {{handover: string, document: string, pages: number, token: string}} Pictures
 * @param {{name: string, file?: Blob, use: import("./viewer-bars.js").Use | null, pictures: Pictures, linked: boolean,
 *          onClose: () => void}} props `file`: not there while it is still coming
 */
export function Viewer({ name, file, use, pictures, linked, onClose }) {
  const place = useMemo(() => new Place(), []);
  const [way, setWay] = useState(() => wayOf({ file, pages: pictures.pages, linked }));
  const { source, failed } = useSource(way, file, pictures);
  const [finding, setFinding] = useState(false);
  const canFind = Boolean(source?.text);

  const find = () => {
    setFinding(canFind);
    /** @type {HTMLInputElement | null} */ (document.querySelector(".viewer-query"))?.select();
  };
  const endFinding = () => {
    setFinding(false);
    place.element?.focus();
  };
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const act =
      finding && event.key === "Escape"
        ? endFinding
        : actOf(event, { place, onFind: find, onPrint: () => use?.print() });
    if (!act) return;
    event.preventDefault();
    act();
  };
  return html`<${Dialog} label=${name} name="viewer" onClose=${onClose}>
    <div class="viewer-frame" onKeyDown=${onKeyDown}>
      <div class="viewer-head">
        <${TopBar} name=${name} canFind=${canFind} onFind=${find} use=${use} />
        ${finding && source?.text && html`<${Find} source=${source} place=${place} onClose=${endFinding} />`}
        <${OtherWay} way=${way} file=${file} pages=${pictures.pages} linked=${linked} failed=${failed} onTurn=${setWay} />
      </div>
      <${Desk} source=${source} place=${place} name=${name}><${Notice} failed=${failed} /><//>
      <${PageBar} place=${place} />
    </div>
  <//>`;
}

/** What there is to say where no page can be seen. @param {{failed: string | null}} props */
function Notice({ failed }) {
  if (!failed) return html`<p class="viewer-note" role="status">${t("point.view_opening")}</p>`;
  return html`<p class="viewer-note" role="alert">${t(`point.${NOT_SHOWN[failed]}`)}</p>`;
}

/** @type {Record<string, string>} */
const NOT_SHOWN = { locked: "read_locked", damaged: "read_damaged", failed: "view_failed" };

/**
 * Says that these are pictures, and offers what is shown otherwise.
 * @param {{way: import("./viewer-choice.js").Way, file?: Blob, pages: number, linked: boolean, failed: string | null,
 *          onTurn: (way: import("./viewer-choice.js").Way) => void}} props
 */
function OtherWay({ way, file, pages, linked, failed, onTurn }) {
  if (way === "pictures") {
    return html`<div class="viewer-way">
      <p>${t(file ? "point.read_pictures" : "point.read_pictures_coming")}</p>
      ${file && html`<button class="button" onClick=${() => onTurn("file")}>${t("point.read_show_file")}</button>`}
    </div>`;
  }
  const lighter = wayOf({ file, pages, linked }) === "pictures";
  if (!linked || !pages || failed === "locked" || !(lighter || failed)) return null;
  return html`<div class="viewer-way">
    <button class="button" onClick=${() => onTurn("pictures")}>${t("point.read_show_pictures")}</button>
  </div>`;
}

/**
 * @param {import("./viewer-choice.js").Way} way
 * @param {Blob | undefined} file
 * @param {Pictures} pictures
 */
function useSource(way, file, pictures) {
  const [source, setSource] = useState(/** @type {import("./viewer-state.js").Source | null} */ (null));
  const [failed, setFailed] = useState(/** @type {string | null} */ (null));
  useEffect(() => {
    setSource(null);
    setFailed(null);
    let over = false;
    const opening = way === "file" && file ? openFile(file) : Promise.resolve(openPictures(pictures));
    opening.then(
      (opened) => over || setSource(opened),
      (error) => over || setFailed(error.why ?? "failed"),
    );
    return () => {
      over = true;
      opening.then((opened) => opened.close()).catch(() => {});
    };
  }, [way, way === "file" && file]);
  return { source, failed };
}

/** The part that reads PDF weighs ten times the page: it comes when it is needed. @param {Blob} file */
async function openFile(file) {
  const opener = await import("./viewer-file.js");
  return opener.openFile(file);
}
