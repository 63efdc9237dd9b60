// @ts-check
export { readCode, readPhoto } from "../../code-reader.js";

/** @param {string} text */
export function isReceiptCode(text) {
  return text.startsWith("CEREMONY1:");
}
