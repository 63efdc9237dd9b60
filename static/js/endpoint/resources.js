// @ts-check
import { isRejection, Rejected, refusalCode } from "./staging/download.js";

/**
 * @param {string} handover
 * @param {string} unit
 * @param {string} token
 * @returns {Promise<import("./steps.js").Manifest>}
 * @throws {Rejected} what asking again would not change
 */
export async function fetchManifest(handover, unit, token) {
  return (await get(`api/packages/${place(handover, unit)}`, token)).json();
}

/**
 * @param {string} handover
 * @param {string} unit
 * @param {string} token
 * @returns {Promise<string>} JSON (docs/evidence.md section 3)
 * @throws {Rejected}
 */
export async function fetchReceipt(handover, unit, token) {
  return (await get(`api/receipts/${place(handover, unit)}`, token)).text();
}

/**
 * @param {string} handover
 * @param {string} unit
 * @param {string} token
 * @param {string} language
 * @returns {Promise<Blob>} the receipt as a page to print
 * @throws {Rejected}
 */
export async function fetchReceiptPage(handover, unit, token, language) {
  return (await get(`api/receipts/${place(handover, unit)}.pdf?lang=${language}`, token)).blob();
}

/** @param {string} handover @param {string} unit */
function place(handover, unit) {
  return `${encodeURIComponent(handover)}/${encodeURIComponent(unit)}`;
}

/** @param {string} path @param {string} token */
async function get(path, token) {
  const response = await fetch(path, { headers: { Authorization: `Bearer ${token}` }, cache: "no-store" });
  if (isRejection(response.status)) throw new Rejected(response.status, await refusalCode(response));
  if (!response.ok) throw new TypeError(`status ${response.status}`);
  return response;
}

/** @param {string} sha256 @returns {string} where the ciphertext with this hash is */
export function envelopeAddress(sha256) {
  return `api/envelopes/${sha256}`;
}
