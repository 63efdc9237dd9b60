// @ts-check
import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "../../html.js";
import { readLogKey } from "../note.js";
import { isReceiptCode, readCode } from "./code-reader.js";
import { keyText, takeCode } from "./session.js";
import { say } from "./words.js";

const BETWEEN_LOOKS_MS = 100;
const PICTURE = { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } };

/** A view of the camera that looks for the QR code of a receipt, or of minutes for the key.
 * @param {{onClose: () => void}} props */
export function Camera({ onClose }) {
  const video = useRef(/** @type {HTMLVideoElement | null} */ (null));
  const [state, setState] = useState("starting");
  useEffect(() => {
    const stopped = new AbortController();
    look(/** @type {HTMLVideoElement} */ (video.current), setState, stopped.signal).then(
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

/**
 * @param {HTMLVideoElement} video
 * @param {(state: string) => void} tell
 * @param {AbortSignal} stopped
 * @returns {Promise<boolean>} whether a code was found that is of use
 */
async function look(video, tell, stopped) {
  const stream = await openCamera(tell);
  if (!stream) return false;
  stopped.addEventListener("abort", () => stream.getTracks().forEach((track) => void track.stop()));
  if (stopped.aborted) stream.getTracks().forEach((track) => void track.stop());
  video.srcObject = stream;
  await video.play().catch(() => undefined);
  tell("looking");
  while (!stopped.aborted) {
    const code = video.videoWidth
      ? await readCode(video, video.videoWidth, video.videoHeight).catch(() => "")
      : "";
    if (!stopped.aborted && isOfUse(code)) return true;
    if (code) tell("other");
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
  }
  return false;
}

/** @param {(state: string) => void} tell @returns {Promise<MediaStream | null>} */
async function openCamera(tell) {
  try {
    return await navigator.mediaDevices.getUserMedia({ video: PICTURE, audio: false });
  } catch (error) {
    tell(error instanceof DOMException && error.name === "NotAllowedError" ? "denied" : "none");
    return null;
  }
}

/** @param {string} code */
function isOfUse(code) {
  const key = readLogKey(code.split("\n")[0]);
  if (key) keyText.value = key.text;
  if (isReceiptCode(code)) takeCode(code, say("code_name"));
  return key !== null || isReceiptCode(code);
}
