// @ts-check
import { useEffect } from "preact/hooks";

/** @typedef {Pick<WakeLock, "request">} Lock plain http and some browsers have none */

/** While something is to happen here, the screen stays on. @param {{session: import("../conference.js").AnySession}} props */
export function Awake({ session }) {
  const wanted = session.view.value?.handovers.some(isAtWork) ?? false;
  useEffect(() => (wanted ? stayAwake() : undefined), [wanted]);
  return null;
}

/** @param {import("../view.js").Handover} handover */
export function isAtWork({ state, delivery }) {
  return ["armed", "released"].includes(state) && !["acknowledged", "refused"].includes(delivery.state);
}

/**
 * A browser takes the lock away whenever the page is out of sight.
 * @param {Lock | undefined} [lock]
 * @param {Document} [page]
 * @returns {() => void} ends it
 */
export function stayAwake(lock = globalThis.navigator?.wakeLock, page = document) {
  /** @type {WakeLockSentinel | null} */
  let held = null;
  let over = false;
  const hold = async () => {
    if (page.visibilityState !== "visible" || (held && !held.released)) return;
    held = (await lock?.request("screen").catch(() => null)) ?? null;
    if (over) held?.release();
  };
  page.addEventListener("visibilitychange", hold);
  hold();
  return () => {
    over = true;
    page.removeEventListener("visibilitychange", hold);
    held?.release();
  };
}

/** @param {Lock | undefined} [lock] @returns {Promise<"held" | "refused" | "absent">} */
export async function canStayAwake(lock = globalThis.navigator?.wakeLock) {
  if (!lock) return "absent";
  try {
    await (await lock.request("screen")).release();
    return "held";
  } catch {
    return "refused";
  }
}
