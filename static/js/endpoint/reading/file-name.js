// @ts-check
/** Android's encrypted folders take 143 bytes, Windows a path of 260 characters. */
const MOST_BYTES = 140;
/** What no name may have; what turns a name around or hides in it. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]+/gu;
const UNSEEN = /\p{Cf}+/gu;
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu;
const EXTENSION = /\.[a-z0-9]{1,5}$/i;

/**
 * A name under which Windows, Android and iOS keep a file: its Vietnamese letters whole, in one form (NFC).
 * @param {string} name
 * @param {string} [extension] where the name has none
 * @returns {string}
 */
export function fileName(name, extension = ".pdf") {
  const clean = name.normalize("NFC").replace(UNSEEN, "").replace(FORBIDDEN, "-").replace(/\s+/g, " ");
  const end = clean.match(EXTENSION)?.[0] ?? extension;
  const stem = trimmed(clean.replace(EXTENSION, "")).replace(DEVICE, "_$&");
  return (trimmed(shortened(stem, MOST_BYTES - end.length)) || "van-ban") + end;
}

/** Windows drops dots and blanks at the end; a dot in front hides a file. @param {string} stem */
const trimmed = (stem) => stem.replace(/^[.\s]+|[.\s]+$/g, "");

/** @param {string} stem @param {number} most bytes in UTF-8 */
function shortened(stem, most) {
  const letters = [...stem];
  while (new TextEncoder().encode(letters.join("")).length > most) letters.pop();
  return letters.join("");
}
