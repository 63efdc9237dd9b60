// @ts-check
/**
 * What a device finds when it checks itself: pure functions of what was measured. A finding names the sentence that
 * says it, `ready_CHECK_WORD` in translations/*\/point.json; `unknown` is not reported.
 *
 * @typedef {"ok" | "warning" | "failed" | "unknown"} Result
 * @typedef {{result: Result, word: string, values?: Record<string, number>}} Finding `values`: milliseconds, bytes
 * @typedef {{took: number, ahead: number}} Trip to the server and back (ms), and by how much the server's clock is
 *   ahead of the device's
 */

/** Beyond that the page works, but everything takes its time (ms). */
const SLOW = 1_000;
const UNSTEADY = 3_000;
/** A clock that is off by more is worth setting (ms). */
const CLOCK_OFF = 30_000;
/** With less in reserve (bytes) a browser may throw out what it has not promised to keep. */
const RESERVE = 200_000_000;

/** @param {(Trip | null)[]} trips null: no answer @returns {Finding} */
export function linkFinding(trips) {
  const came = trips.filter((trip) => trip !== null).map(({ took }) => took);
  if (came.length === 0) return { result: "failed", word: "lost" };
  came.sort((a, b) => a - b);
  const values = { ms: Math.round(came[Math.floor(came.length / 2)]) };
  if (came.length < trips.length || came[came.length - 1] > UNSTEADY)
    return { result: "warning", word: "unsteady", values };
  if (values.ms > SLOW) return { result: "warning", word: "slow", values };
  return { result: "ok", word: "good", values };
}

/** The shortest trip errs least. @param {(Trip | null)[]} trips @returns {Finding} */
export function clockFinding(trips) {
  const came = trips.filter((trip) => trip !== null);
  if (came.length === 0) return { result: "unknown", word: "unknown" };
  const { ahead } = came.reduce((best, trip) => (trip.took < best.took ? trip : best));
  const values = { off: Math.abs(Math.round(ahead)) };
  if (values.off < CLOCK_OFF) return { result: "ok", word: "right", values };
  return { result: "warning", word: ahead > 0 ? "behind" : "ahead", values };
}

/**
 * @param {{missing: number, durable: boolean, free: number | null, persisted: boolean, page: boolean | null}} room `missing`: bytes of
 *   packages that are still to come; `durable`: what was put away is on the disk; `free`: bytes, null where the
 *   browser does not say; `page`: whether the page itself is kept, null where nothing can keep it
 * @returns {Finding}
 */
export function storageFinding({ missing, durable, free, persisted, page }) {
  if (!durable) return { result: "failed", word: "full" };
  const values = { needed: missing, free: free ?? 0 };
  if (free !== null && missing > free) return { result: "failed", word: "short", values };
  if (page === false) return { result: "warning", word: "page" };
  if (free === null) return { result: "ok", word: "works" };
  if (!persisted && free - missing < RESERVE) return { result: "warning", word: "tight", values };
  return { result: "ok", word: missing > 0 ? "room" : "here", values };
}

/** @param {import("../opening/opening.js").Opened | "offline"} opened @returns {Finding} */
export function envelopeFinding(opened) {
  if (opened === "offline") return { result: "unknown", word: "unknown" };
  if ("hash" in opened) return { result: "ok", word: "opened" };
  return { result: "failed", word: "lost" in opened ? "lost" : "sealed" };
}

/** @param {"held" | "set" | "refused" | "absent"} word @returns {Finding} `set`: by hand, as a person says */
export function awakeFinding(word) {
  return { result: ["held", "set"].includes(word) ? "ok" : "warning", word };
}
