// @ts-check
/** What only a person can tell: whether something is heard. And what a browser gives only when a person asks: the camera. */

/** Hz, one after the other: a rising chord that no system sound is like. */
const NOTES = [523, 659, 784];
const NOTE_S = 0.35;
const LEVEL = 0.4;
const CLOSED_AFTER = 2_500;

/** @param {AudioContext} [context] */
export async function playTone(context = new AudioContext()) {
  await context.resume();
  for (const [i, hertz] of NOTES.entries()) {
    const at = context.currentTime + i * NOTE_S;
    const [oscillator, gain] = [context.createOscillator(), context.createGain()];
    oscillator.frequency.value = hertz;
    gain.gain.setValueAtTime(LEVEL, at);
    gain.gain.exponentialRampToValueAtTime(0.001, at + 2 * NOTE_S);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + 2 * NOTE_S);
  }
  setTimeout(() => context.close(), CLOSED_AFTER);
}

/**
 * @param {Pick<MediaDevices, "getUserMedia"> | undefined} [devices] plain http has none
 * @returns {Promise<import("./ready-findings.js").Finding>}
 */
export async function tryCamera(devices = navigator.mediaDevices) {
  try {
    const stream = await /** @type {MediaDevices} */ (devices).getUserMedia({ video: true, audio: false });
    for (const track of stream.getTracks()) track.stop();
    return { result: "ok", word: "works" };
  } catch (error) {
    const denied = error instanceof DOMException && error.name === "NotAllowedError";
    return denied ? { result: "warning", word: "denied" } : { result: "unknown", word: "none" };
  }
}
