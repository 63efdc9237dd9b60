// @ts-check
/** The press on this screen: hands, ring and sound, moved by what the server counts. */
import { Ring } from "./ring.js";
import { slowestHand } from "./view.js";

/** A full ring that empties at once is the release, whose entry comes within a tenth of a second. */
const RELEASE_FOLLOWS_MS = 350;

/**
 * @typedef {{id: string, state: string, arming: number, presenters: {id: string}[], quorum?: number,
 *   hold_ms: number}} Handover
 */

export class Pressing {
  /**
   * @param {import("./hands.js").Hands} hands
   * @param {{hold: (share: number) => void}} sound
   */
  constructor(hands, sound) {
    this.hands = hands;
    this.sound = sound;
    this.ring = new Ring();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.emptied = undefined;
  }

  /**
   * @param {Record<string, number>} held presenter -> ms, as the server counts
   * @param {(held: Record<string, number>) => void} take called at once, or later where the release is likely to come
   */
  heard(held, take) {
    clearTimeout(this.emptied);
    const isLast = Object.keys(held).length === 0 && this.ring.isNearlyFull();
    this.emptied = isLast ? setTimeout(take, RELEASE_FOLLOWS_MS, held) : undefined;
    if (!isLast) take(held);
  }

  /** A frozen wall takes no hands and moves no ring. */
  freeze() {
    this.hands.arm(null);
    this.ring.freeze(true);
    this.sound.hold(0);
  }

  /**
   * @param {{handover: Handover | null, hands: Record<string, number>}} state
   * @param {{isSeen: boolean, hasHands: boolean, own?: {id: string}[]}} wall whether the button is seen, and may be
   *   pressed here; `own`: by these presenters only
   */
  follow({ handover, hands: counted }, { isSeen, hasHands, own }) {
    const { id: of = "", arming = 0, presenters = [], quorum, hold_ms: holdMs = 1, state } = handover ?? {};
    const isLive = isSeen && state === "armed";
    this.hands.arm(isLive && hasHands ? { handover: of, arming, presenters: own ?? presenters } : null);
    this.ring.freeze(false);
    this.ring.close(state === "released");
    const now = performance.now();
    const slowest = isLive ? slowestHand(this.heldBy(presenters, counted, now), presenters, quorum) : 0;
    this.ring.hear(slowest, holdMs, now);
    this.sound.hold(slowest / holdMs);
  }

  /**
   * This screen's own hands count before the server has said so: the ring starts under the finger.
   * @param {{id: string}[]} presenters
   * @param {Record<string, number>} counted
   * @param {number} now
   */
  heldBy(presenters, counted, now) {
    return Object.fromEntries(
      presenters.map(({ id }) => [id, Math.max(counted[id] ?? 0, this.hands.heldFor(id, now))]),
    );
  }
}
