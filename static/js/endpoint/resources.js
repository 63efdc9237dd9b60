// @ts-check
import { PATIENCE } from "./patience.js";
import { pieces } from "./staging/download.js";

/**
 * @param {string} handover
 * @param {string} unit
 * @param {string} token
 * @returns {Promise<import("./steps.js").Manifest>}
 * @throws {Rejected} what asking again would not change
 */
export async function fetchManifest(handover, unit, token) {
  return fetchJson(`api/packages/${place(handover, unit)}`, token);
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
  const page = await get(`api/receipts/${place(handover, unit)}.pdf?lang=${language}`, token);
  return page.slice(0, page.size, "application/pdf");
}

/** @param {string} handover @param {string} unit */
function place(handover, unit) {
  return `${encodeURIComponent(handover)}/${encodeURIComponent(unit)}`;
}

/**
 * @param {string} path
 * @param {string} token
 * @returns {Promise<any>}
 * @throws {Rejected}
 */
export async function fetchJson(path, token) {
  return JSON.parse(await (await get(path, token)).text());
}

/** However long it takes, as long as something comes. @param {string} path @param {string} token */
async function get(path, token) {
  const chunks = [];
  for await (const { chunk } of pieces({ url: path, token, silence: PATIENCE })) chunks.push(chunk);
  return new Blob(chunks);
}

/** @param {string} sha256 @returns {string} where the ciphertext with this hash is */
export function envelopeAddress(sha256) {
  return `api/envelopes/${sha256}`;
}
