// @ts-check
import { normalise } from "../../crockford.js";

/** Join codes as people type them (docs/protocol.md, section 2). */

export const CODE_LENGTH = 8;
const FOREIGN = /[^0-9A-HJKMNP-TV-Z]/;

/**
 * @param {string} typed
 * @returns {"empty" | "short" | "long" | "foreign" | "complete"} what is to be said about it
 */
export function checkCode(typed) {
  const code = normalise(typed);
  if (code === "") return "empty";
  if (FOREIGN.test(code)) return "foreign";
  if (code.length === CODE_LENGTH) return "complete";
  return code.length < CODE_LENGTH ? "short" : "long";
}

/**
 * @param {string} hash the fragment of a join link, with its "#"
 * @returns {string} the code, or "" where there is none
 */
export function codeFromFragment(hash) {
  let typed;
  try {
    typed = decodeURIComponent(hash.replace(/^#/, ""));
  } catch {
    return "";
  }
  return checkCode(typed) === "complete" ? normalise(typed) : "";
}
