// @ts-check

import { normalise } from "../../crockford.js";
import { language } from "../../i18n.js";
import { pendingKeys, publicPart } from "../keeping/device-key.js";
import { isOurs, PATIENCE, watchdog } from "../patience.js";

/**
 * @typedef {{token: string, endpoint: string, unit: import("../view.js").Unit, code: string, log?: string,
 *            device_key?: string | null, keys?: CryptoKeyPair | null}} Identity who this device is; `code` is the join
 *   code that it came in with, `log` the verifier key of the log, `device_key` base64url of the SPKI of `keys`
 */

/**
 * @param {string} code
 * @param {import("../keeping/shelf.js").Shelf} shelf
 * @returns {Promise<Identity | {refused: string, message?: string}>} `{refused: "offline"}` without a link
 */
export async function enrol(code, shelf) {
  const keys = await pendingKeys(shelf);
  const device_key = await publicPart(keys);
  const watch = watchdog(PATIENCE);
  try {
    const response = await fetch("api/enrol", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": language },
      body: JSON.stringify({ code: normalise(code), device: deviceLabel(navigator.userAgent), device_key }),
      signal: watch.signal,
    });
    if (!isOurs(response)) return { refused: "offline" };
    const answer = await response.json();
    return response.ok ? { ...answer, code: normalise(code), device_key, keys } : answer;
  } catch {
    return { refused: "offline" };
  } finally {
    watch.end();
  }
}

const BROWSERS = [
  ["Edg", "Edge"],
  ["OPR", "Opera"],
  ["coc_coc_browser", "Cốc Cốc"],
  ["SamsungBrowser", "Samsung Internet"],
  ["Firefox", "Firefox"],
  ["Chrome", "Chrome"],
  ["Safari", "Safari"],
];
const SYSTEMS = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  ["Mac OS", "macOS"],
  ["Linux", "Linux"],
];

/**
 * @param {string} userAgent
 * @returns {string} such as "Windows, Chrome": enough for an organiser to tell two devices of a unit apart
 */
export function deviceLabel(userAgent) {
  const find = (/** @type {string[][]} */ known) => known.find(([mark]) => userAgent.includes(mark))?.[1];
  return [find(SYSTEMS), find(BROWSERS)].filter(Boolean).join(", ");
}
