// @ts-check
/** Searching Vietnamese as people type it: "ban qua" finds "Bản Qua", "dong" finds "Đồng". */

/**
 * Lower case, without tone marks and vowel marks, single spaces.
 * @param {string} text
 */
export function plain(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * @param {string} query as typed
 * @returns {(text: string) => boolean} whether a plain text contains every word of the query
 */
export function matcher(query) {
  const words = plain(query).split(" ").filter(Boolean);
  return (text) => words.every((word) => text.includes(word));
}
