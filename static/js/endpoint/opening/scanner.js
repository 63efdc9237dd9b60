// @ts-check
import { useEffect, useRef, useState } from "preact/hooks";
import { lookForCode } from "../../camera-look.js";
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { closeDialog, Dialog } from "../dialog.js";

const BLIND = ["denied", "none"];

/**
 * What the camera sees, until it sees the release.
 * @param {{onCode: (text: string) => Promise<boolean>, onClose: () => void}} props
 */
export function Scanner({ onCode, onClose }) {
  const video = useRef(/** @type {HTMLVideoElement | null} */ (null));
  const [state, setState] = useState("starting");
  useEffect(() => {
    const stopped = new AbortController();
    const take = async (/** @type {string} */ code) => code !== "" && onCode(code);
    const seen = /** @type {HTMLVideoElement} */ (video.current);
    lookForCode(seen, { tell: setState, take, stopped: stopped.signal }).then((found) => found && onClose());
    return () => stopped.abort();
  }, []);
  return html`<${Dialog} label=${t("point.scan")} name="dialog scanner" onClose=${onClose}>
    <h2>${t("point.scan")}</h2>
    <video ref=${video} muted playsinline aria-hidden="true" hidden=${BLIND.includes(state)}></video>
    <p role="status">${t(`point.scan_${state}`)}</p>
    <button class="button button-big" type="button" onClick=${closeDialog}>${t("point.close")}</button>
  <//>`;
}
