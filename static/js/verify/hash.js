// @ts-check
import { sha256 as digest } from "@noble/hashes/sha2.js";
import { hex } from "./bytes.js";

/** @param {Uint8Array} bytes @returns {import("./bytes.js").Bytes} 32 bytes */
export function sha256(bytes) {
  return /** @type {import("./bytes.js").Bytes} */ (digest(bytes));
}

/** @param {Uint8Array} bytes @returns {string} lower-case hexadecimal */
export function sha256hex(bytes) {
  return hex(sha256(bytes));
}
