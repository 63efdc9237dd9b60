// @ts-check
import { signal } from "@preact/signals";

/** Documents that were read or saved on this device in this visit. */
export const seen = signal(/** @type {ReadonlySet<string>} */ (new Set()));

/** @param {string} document */
export function markSeen(document) {
  seen.value = new Set(seen.value).add(document);
}
