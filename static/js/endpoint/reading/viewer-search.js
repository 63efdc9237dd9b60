// @ts-check
/**
 * Finding words as Vietnamese clerks type them: without diacritics anything matches that differs only by them; with
 * diacritics they count, wherever in the word the tone was put (hòa, hoà).
 *
 * @typedef {{base: string, marks: string[], at: number[], end: number}} Folded the letters without marks and in lower
 *   case, blanks run together; for each the marks it had and where it stood; `end`: the length of the text
 * @typedef {{from: number, to: number}} Span characters of the text
 */

const MARK = /\p{M}/u;
const PLAIN = new Map(Object.entries({ "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-" }));
/** The stroke of đ, which Unicode does not take apart. */
const STROKE = "\u0335";

/** @param {string} text @returns {Folded} */
export function fold(text) {
  /** @type {Folded} */
  /** @type {string[]} */
  const letters = [];
  const folded = { base: "", marks: [], at: [], end: text.length };
  for (let at = 0; at < text.length; at += 1) {
    for (const character of text[at].normalize("NFD").toLowerCase()) take(folded, letters, character, at);
  }
  return { ...folded, base: letters.join("") };
}

/** @param {Folded} folded @param {string[]} letters its base, until it is whole @param {string} character @param {number} at */
function take(folded, letters, character, at) {
  const last = folded.marks.length - 1;
  if (MARK.test(character)) {
    if (last >= 0) folded.marks[last] += character;
    return;
  }
  const letter = /\s/.test(character) ? " " : (PLAIN.get(character) ?? character);
  if (letter === " " && letters.at(-1) === " ") return;
  letters.push(letter === "đ" ? "d" : letter);
  folded.marks.push(letter === "đ" ? STROKE : "");
  folded.at.push(at);
}

/** @param {Folded} page @param {string} query @returns {Span[]} in order, none over another */
export function spansOf(page, query) {
  const sought = fold(query.trim());
  const { length } = sought.base;
  if (length === 0) return [];
  const exact = sought.marks.some(Boolean);
  const wanted = marksByWord(sought, 0, length);
  const spans = [];
  for (let at = page.base.indexOf(sought.base); at >= 0; at = page.base.indexOf(sought.base, at + length)) {
    if (exact && marksByWord(page, at, length) !== wanted) continue;
    spans.push({ from: page.at[at], to: page.at[at + length] ?? page.end });
  }
  return spans;
}

/** @param {Folded} folded @param {number} from @param {number} length */
function marksByWord({ base, marks }, from, length) {
  const words = [""];
  for (let at = from; at < from + length; at += 1) {
    if (base[at] === " ") words.push("");
    else words[words.length - 1] += marks[at];
  }
  return words.map((marked) => [...marked].sort().join("")).join(" ");
}
