// @ts-check
/** Telephone numbers as people in Viet Nam write them: 0912 345 678, (0214) 3840.123 máy lẻ 12, +84-214-3840123, 1900 1234. */

const WRITTEN = /^\+?[\d\s().-]+$/;
const FEWEST = 8;
/** As long as a number may be anywhere (ITU-T E.164). */
const MOST = 15;
const BETWEEN = /[,;/|]|\s-\s|\shoặc\s|\sor\s/i;
const EXTENSION = /\(?(?:máy lẻ|số lẻ|nhánh|ext|ml|lẻ|x)[.:]?\s*\d{1,6}\)?$/i;

/** @param {string} text one number, or several */
export function isPhone(text) {
  return text.normalize("NFC").split(BETWEEN).every(isNumber);
}

/** @param {string} part */
function isNumber(part) {
  const number = part.trim().replace(EXTENSION, "").trim();
  const digits = number.replace(/\D/g, "").length;
  return WRITTEN.test(number) && digits >= FEWEST && digits <= MOST;
}
