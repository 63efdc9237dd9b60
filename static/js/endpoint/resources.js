// @ts-check
import { isRejection, Rejected, refusalCode } from "./download.js";

/**
 * @param {string} handover
 * @param {string} unit
 * @param {string} token
 * @returns {Promise<import("./steps.js").Manifest>}
 * @throws {Rejected} what asking again would not change
 */
export async function fetchManifest(handover, unit, token) {
  const path = `api/packages/${encodeURIComponent(handover)}/${encodeURIComponent(unit)}`;
  const response = await fetch(path, { headers: { Authorization: `Bearer ${token}` }, cache: "no-store" });
  if (isRejection(response.status)) throw new Rejected(response.status, await refusalCode(response));
  if (!response.ok) throw new TypeError(`status ${response.status}`);
  return response.json();
}

/** @param {string} sha256 @returns {string} where the ciphertext with this hash is */
export function envelopeAddress(sha256) {
  return `api/envelopes/${sha256}`;
}
