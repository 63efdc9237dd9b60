// @ts-check
/** One clock for everything that counts seconds: it runs only while something does, and beats with the full second. */
import { useEffect, useState } from "preact/hooks";

export class Ticker {
  /** @param {() => number} [now] ms */
  constructor(now = () => Date.now()) {
    this.now = now;
    /** @type {Set<(now: number) => void>} */
    this.listeners = new Set();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.isHeld = false;
  }

  /** @param {() => number} now the server's time (ms), as far as it is known */
  follow(now) {
    this.now = now;
  }

  /**
   * @param {(now: number) => void} listener
   * @returns {() => void} to stop listening
   */
  listen(listener) {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.wait();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) clearTimeout(this.timer);
    };
  }

  /** @param {boolean} isHeld a frozen screen hears nothing, and the right time when it thaws */
  hold(isHeld) {
    if (this.isHeld && !isHeld) this.tell();
    this.isHeld = isHeld;
  }

  wait() {
    this.timer = setTimeout(() => this.beat(), 1_000 - (this.now() % 1_000));
  }

  beat() {
    if (!this.isHeld) this.tell();
    if (this.listeners.size > 0) this.wait();
  }

  tell() {
    const now = this.now();
    for (const listener of this.listeners) listener(now);
  }
}

export const ticker = new Ticker();

/** @returns {number} the server's time (ms), anew with every second */
export function useNow() {
  const [now, setNow] = useState(ticker.now());
  useEffect(() => ticker.listen(setNow), []);
  return now;
}
