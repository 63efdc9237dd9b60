// @ts-check
/** Crockford's base 32, forgiving in what people type (as in `ceremony.vault.codes`). */

export const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const GROUP = 4;

/**
 * @param {string} typed
 * @returns {string} upper case, without separators, O as 0, I and L as 1
 */
export function normalise(typed) {
  return typed
    .toUpperCase()
    .replace(/[\s\-–.]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
}

/**
 * @param {string} typed
 * @returns {string} in groups of four: "EW75 4CJD"
 */
export function grouped(typed) {
  return normalise(typed).replace(new RegExp(`(.{${GROUP}})(?=.)`, "g"), "$1 ");
}
