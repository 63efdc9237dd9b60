// @ts-check

import { normalise } from "../crockford.js";
import { language } from "../i18n.js";

/**
 * @typedef {{token: string, endpoint: string, unit: import("./view.js").Unit, code: string}} Identity
 *   who this device is; `code` is the join code that it came in with
 */

/**
 * @param {string} code
 * @returns {Promise<Identity | {refused: string, message?: string}>} `{refused: "offline"}` without a link
 */
export async function enrol(code) {
  try {
    const response = await fetch("api/enrol", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": language },
      body: JSON.stringify({ code: normalise(code), device: deviceLabel(navigator.userAgent) }),
    });
    const answer = await response.json();
    return response.ok ? { ...answer, code: normalise(code) } : answer;
  } catch {
    return { refused: "offline" };
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
