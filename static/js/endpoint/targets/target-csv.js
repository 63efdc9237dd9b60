// @ts-check
import { t } from "../../i18n.js";

/**
 * Semicolons: a spreadsheet set to Vietnamese takes the comma for the decimal sign and splits at semicolons. One set
 * to English splits at commas, and would read 12.000 as twelve.
 */
const BETWEEN = ";";
const LINE_END = "\r\n";
/** Text that a spreadsheet would run as a formula (OWASP, CSV injection); a negative number is none. */
const FORMULA = /^'*[=+\-@\t\r]/u;
const NEGATIVE = /^-\d[\d.]*(,\d+)?$/u;
/** The same where a spreadsheet of another language begins a cell. */
const LATER_FORMULA = /([,;\t\r\n][\s"]*)(?=[=+\-@])/gu;
/** By it spreadsheets know UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";
const NOT_IN_FILE_NAMES = /[\\/:*?"<>|\s]+/gu;

/** @typedef {import("./target-sheet.js").TargetSheet} TargetSheet */

/** @param {TargetSheet} sheet @returns {Blob} for a spreadsheet */
export function targetCsv(sheet) {
  const heads = ["group", "name", "measure", "own", "province", "note"].map((name) =>
    t(`point.target_${name}`),
  );
  const rows = sheet.targets.map(({ group, name, measure, value, province, note }) => [
    group,
    name,
    measure,
    value,
    province,
    note,
  ]);
  const marks = sheet.rehearsal ? [[t("point.target_rehearsal")]] : [];
  const lines = [...marks, heads, ...rows].map((cells) => cells.map(cell).join(BETWEEN));
  return new Blob([BYTE_ORDER_MARK, ...lines.map((line) => line + LINE_END)], { type: "text/csv" });
}

/** @param {string} original name of the sealed file @param {TargetSheet} sheet @returns {string} */
export function csvName(original, { unitName }) {
  const stem = original.replace(/\.[^.]*$/u, "");
  return `${`${stem} ${unitName}`.replace(NOT_IN_FILE_NAMES, " ").trim()}.csv`;
}

/** @param {string} text */
function cell(text) {
  const begun = FORMULA.test(text) && !NEGATIVE.test(text) ? `'${text}` : text;
  const safe = begun.replace(LATER_FORMULA, "$1'");
  return /["\r\n;]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
