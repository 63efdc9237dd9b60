// @ts-check
/** What this screen really shows, told to the desk: after each scene's first frame, and every few seconds. */

const EVERY_MS = 5_000;
/** Frames are counted for so long before a report. */
const SAMPLE_MS = 1_000;

/**
 * @typedef {import("./shown.js").Shown} Shown
 * @typedef {{take: number | null, step: number, scene: string, width: number, height: number, hidden: boolean,
 *   sound: string, fps: number}} Showing
 */

export class Report {
  /**
   * @param {(showing: Showing) => void} send
   * @param {() => string} sound
   */
  constructor(send, sound) {
    this.send = send;
    this.sound = sound;
    /** @type {Shown | null} */
    this.shown = null;
    this.told = "";
    this.fps = 0;
    setInterval(() => this.sample(), EVERY_MS);
    document.addEventListener("visibilitychange", () => this.tell());
  }

  /** @param {Shown} shown on the page now, and in the next frame on the screen */
  painted(shown) {
    this.shown = shown;
    const now = `${shown.key}:${shown.take}:${shown.step}`;
    if (now === this.told) return;
    this.told = now;
    requestAnimationFrame(() => requestAnimationFrame(() => this.tell()));
  }

  async sample() {
    this.fps = document.hidden ? 0 : await framesASecond();
    this.tell();
  }

  tell() {
    if (this.shown === null) return;
    const { take, step, kind } = this.shown;
    const [width, height] = [innerWidth, innerHeight].map((n) => Math.round(n * devicePixelRatio));
    const { hidden } = document;
    this.send({ take, step, scene: kind, width, height, hidden, sound: this.sound(), fps: this.fps });
  }
}

/** @returns {Promise<number>} */
function framesASecond() {
  return new Promise((resolve) => {
    let frames = 0;
    let from = 0;
    requestAnimationFrame(function count(now) {
      from ||= now;
      if (now - from >= SAMPLE_MS || document.hidden)
        return resolve(Math.round((1_000 * frames) / (now - from || 1)));
      frames += 1;
      requestAnimationFrame(count);
    });
  });
}
