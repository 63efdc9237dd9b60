// @ts-check
/** Hands on this screen: fingers and keys that hold a presenter's place, told to the server while they do. */

/** How often a hand that is down says so; the server lets it lapse after 500 ms. */
export const REPEAT_MS = 150;

/**
 * @typedef {{handover: string, arming: number, presenters: {id: string}[]}} Arming
 * @typedef {(event: string, payload: object) => Promise<{ok?: true, refused?: string}>} Send
 */

export class Hands {
  /**
   * @param {Send} send
   * @param {() => void} onChange
   */
  constructor(send, onChange) {
    this.send = send;
    this.onChange = onChange;
    /** @type {Arming | null} */
    this.arming = null;
    /** What holds whose place: a pointer's or key's name -> presenter. @type {Map<string, string>} */
    this.holds = new Map();
    /** When each presenter's hand came down here (ms). @type {Map<string, number>} */
    this.since = new Map();
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.timer = undefined;
  }

  /**
   * The arming that hands count for. A new one, or none, drops every hand: each has to be lifted and put down
   * again, so that a finger that was there never counts for what comes next.
   * @param {Arming | null} arming
   */
  arm(arming) {
    const same = arming?.handover === this.arming?.handover && arming?.arming === this.arming?.arming;
    if (!same) this.forget();
    this.arming = arming;
  }

  /**
   * @param {string} holder the pointer or key
   * @param {string} presenter
   */
  down(holder, presenter) {
    if (!this.arming || this.holds.has(holder)) return;
    this.holds.set(holder, presenter);
    if (!this.since.has(presenter)) this.since.set(presenter, performance.now());
    this.tell(presenter, true);
    this.timer ??= setInterval(() => this.repeat(), REPEAT_MS);
    this.onChange();
  }

  /** @param {string} holder */
  up(holder) {
    const presenter = this.holds.get(holder);
    if (presenter === undefined) return;
    this.holds.delete(holder);
    if (!this.isDown(presenter)) {
      this.since.delete(presenter);
      this.tell(presenter, false);
    }
    if (this.holds.size === 0) this.stop();
    this.onChange();
  }

  /** Every hand is lifted: the window lost the focus, or the page is hidden. */
  liftAll() {
    for (const holder of [...this.holds.keys()]) this.up(holder);
  }

  /** Every hand is dropped without a word: the server no longer counts, or no longer hears. */
  forget() {
    if (this.holds.size === 0) return;
    this.holds.clear();
    this.since.clear();
    this.stop();
    this.onChange();
  }

  /** @param {string} presenter */
  isDown(presenter) {
    return [...this.holds.values()].includes(presenter);
  }

  /**
   * @param {string} presenter
   * @param {number} now
   * @returns {number} ms; 0 while the hand is not on this screen
   */
  heldFor(presenter, now) {
    const since = this.since.get(presenter);
    return since === undefined ? 0 : now - since;
  }

  repeat() {
    for (const presenter of new Set(this.holds.values())) this.tell(presenter, true);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /**
   * @param {string} presenter
   * @param {boolean} down
   */
  async tell(presenter, down) {
    if (!this.arming) return;
    const { handover, arming } = this.arming;
    const reply = await this.send("hand", { handover, arming, presenter, down });
    const isOver = reply.refused !== undefined && reply.refused !== "offline";
    if (isOver && this.arming?.arming === arming && this.arming.handover === handover) this.forget();
  }
}
