// @ts-check
import { readCode } from "./code-reader.js";

const BETWEEN_LOOKS_MS = 100;
const PICTURE = { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } };

/**
 * Looks through the camera until a QR code is of use.
 * @param {HTMLVideoElement} video shows what is seen
 * @param {{tell: (state: "looking" | "other" | "denied" | "none") => void,
 *          take: (code: string) => boolean | Promise<boolean>, stopped: AbortSignal}} by `take`: whether it was of use
 * @returns {Promise<boolean>} whether one was; false where there is no camera, or it was stopped
 */
export async function lookForCode(video, { tell, take, stopped }) {
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
    if (!stopped.aborted && (await take(code))) return true;
    if (code) tell("other");
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
  }
  return false;
}

/** @param {(state: "denied" | "none") => void} tell @returns {Promise<MediaStream | null>} */
async function openCamera(tell) {
  try {
    return await navigator.mediaDevices.getUserMedia({ video: PICTURE, audio: false });
  } catch (error) {
    tell(error instanceof DOMException && error.name === "NotAllowedError" ? "denied" : "none");
    return null;
  }
}
