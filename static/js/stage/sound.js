// @ts-check
/** What the hall hears of the press, made here: a tone that rises with the ring, a stroke, a short fanfare. */

/** Hz: the tone rises an octave while the ring fills. */
const LOWEST = 147;
/** Hz; a bright major chord above the tone's end, as of a bell. */
const STROKE = [588, 880, 1176, 1764, 2352];
/** Hz and seconds: three notes and the chord that they lead to. */
const FANFARE = [
  { at: 0, notes: [392], seconds: 0.28 },
  { at: 0.2, notes: [494], seconds: 0.28 },
  { at: 0.4, notes: [587], seconds: 0.28 },
  { at: 0.6, notes: [392, 494, 587, 784], seconds: 1.8 },
];
const LOUDEST = 0.5;

export class Sound {
  /** @param {() => AudioContext} [open] */
  constructor(open = () => new AudioContext()) {
    this.open = open;
    this.volume = 0;
    /** @type {{context: AudioContext, out: GainNode} | null} */
    this.device = null;
    /** @type {{oscillator: OscillatorNode, gain: GainNode} | null} */
    this.tone = null;
  }

  /** @param {number} percent 0 is off */
  setVolume(percent) {
    if (percent === this.volume) return;
    this.volume = percent;
    if (percent > 0) this.device ??= this.start();
    this.device?.out.gain.setTargetAtTime((LOUDEST * percent) / 100, this.device.context.currentTime, 0.05);
  }

  /** @returns {"on" | "off" | "blocked"} browsers let no page sound before someone touched it */
  get state() {
    if (this.volume === 0) return "off";
    return this.device?.context.state === "running" ? "on" : "blocked";
  }

  /** A touch or a key, on which the browser lets the page sound. */
  unblock() {
    if (this.state === "blocked") this.device?.context.resume().catch(() => {});
  }

  /** @param {number} share of the hold, of the hand that counts; 0 lets the tone fall silent */
  hold(share) {
    if (share <= 0 || this.state !== "on") return this.fall();
    this.tone ??= this.rise();
    const { context } = /** @type {{context: AudioContext}} */ (this.device);
    this.tone.oscillator.frequency.setTargetAtTime(
      LOWEST * 2 ** Math.min(1, share),
      context.currentTime,
      0.08,
    );
    this.tone.gain.gain.setTargetAtTime(0.08 + 0.22 * Math.min(1, share), context.currentTime, 0.08);
  }

  /** The release. */
  stroke() {
    this.fall();
    for (const [i, hertz] of STROKE.entries())
      this.play(hertz, { at: 0, seconds: 2.4 / (1 + i / 2), level: 0.3 / (1 + i) });
  }

  /** All have acknowledged. */
  fanfare() {
    for (const { at, notes, seconds } of FANFARE)
      for (const hertz of notes)
        this.play(hertz, { at, seconds, level: 0.3 / Math.sqrt(notes.length), type: "triangle" });
  }

  fall() {
    if (this.tone === null || this.device === null) return;
    const { oscillator, gain } = this.tone;
    const now = this.device.context.currentTime;
    gain.gain.setTargetAtTime(0, now, 0.06);
    oscillator.stop(now + 0.4);
    this.tone = null;
  }

  /** @returns {{oscillator: OscillatorNode, gain: GainNode}} */
  rise() {
    const { context, out } = /** @type {{context: AudioContext, out: GainNode}} */ (this.device);
    const tone = voice(context, out, LOWEST, "triangle");
    tone.oscillator.start();
    return tone;
  }

  /**
   * @param {number} hertz
   * @param {{at: number, seconds: number, level: number, type?: OscillatorType}} note
   */
  play(hertz, { at, seconds, level, type = "sine" }) {
    if (this.state !== "on" || this.device === null) return;
    const { context, out } = this.device;
    const { oscillator, gain } = voice(context, out, hertz, type);
    const start = context.currentTime + at;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(level, start + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + seconds);
    oscillator.start(start);
    oscillator.stop(start + seconds);
  }

  start() {
    const context = this.open();
    const out = context.createGain();
    out.gain.value = 0;
    out.connect(context.destination);
    return { context, out };
  }
}

/**
 * @param {AudioContext} context
 * @param {AudioNode} out
 * @param {number} hertz
 * @param {OscillatorType} type
 */
function voice(context, out, hertz, type) {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = type;
  oscillator.frequency.value = hertz;
  gain.gain.value = 0;
  oscillator.connect(gain).connect(out);
  oscillator.onended = () => gain.disconnect();
  return { oscillator, gain };
}
