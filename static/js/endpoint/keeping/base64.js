// @ts-check
/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer> | null} null unless it is canonical (RFC 4648 section 4, and nothing encodes to
 *   another text than this)
 */
export function fromBase64(text) {
  try {
    const binary = atob(text);
    return btoa(binary) === text ? Uint8Array.from(binary, (character) => character.charCodeAt(0)) : null;
  } catch {
    return null;
  }
}
