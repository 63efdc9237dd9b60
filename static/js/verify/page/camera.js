// @ts-check
import { useEffect, useRef, useState } from "preact/hooks";
import { lookForCode } from "../../camera-look.js";
import { html } from "../../html.js";
import { readLogKey } from "../note.js";
import { isReceiptCode } from "./code-reader.js";
import { keyText, takeCode } from "./session.js";
import { say } from "./words.js";

/** A view of the camera that looks for the QR code of a receipt, or of minutes for the key.
 * @param {{onClose: () => void}} props */
export function Camera({ onClose }) {
  const video = useRef(/** @type {HTMLVideoElement | null} */ (null));
  const [state, setState] = useState("starting");
  useEffect(() => {
    const stopped = new AbortController();
    const seen = /** @type {HTMLVideoElement} */ (video.current);
    lookForCode(seen, { tell: setState, take: isOfUse, stopped: stopped.signal }).then(
      (found) => found && onClose(),
    );
    return () => stopped.abort();
  }, []);
  return html`<div class="camera">
    <video ref=${video} muted playsinline aria-hidden="true"></video>
    <p role="status">${say(`camera_${state}`)}</p>
    <button type="button" class="button" onClick=${onClose}>${say("camera_stop")}</button>
  </div>`;
}

/** @param {string} code */
function isOfUse(code) {
  const key = readLogKey(code.split("\n")[0]);
  if (key) keyText.value = key.text;
  if (isReceiptCode(code)) takeCode(code, say("code_name"));
  return key !== null || isReceiptCode(code);
}
