// @ts-check
import { clock, day, language, t } from "../i18n.js";

/** @param {number} bytes @returns {string} "118 kB", "2,4 MB", "10,7 GB" */
export function size(bytes) {
  const [value, unit] =
    bytes < 1e6 ? [Math.ceil(bytes / 1e3), "kB"] : bytes < 1e9 ? [bytes / 1e6, "MB"] : [bytes / 1e9, "GB"];
  return `${value.toLocaleString(language, { maximumFractionDigits: 1 })}\u00a0${unit}`;
}

/** @param {string | null | undefined} at @returns {string} "09:30:12, 15/12/2022" in the local time zone */
export function moment(at) {
  if (!at) return "";
  const local = new Date(at);
  const pad = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${clock(local)}, ${day(`${local.getFullYear()}-${pad(local.getMonth() + 1)}-${pad(local.getDate())}`)}`;
}

/** @param {import("./steps.js").Envelope} envelope @returns {string} "Quyết định số 05/QĐ-UBND" */
export function designation(envelope) {
  const { type, number, symbol } = envelope;
  const registered = [number, symbol].filter(Boolean).join("/");
  if (!type) return registered || envelope.filename;
  return registered ? t("endpoint.designation", { type, registered }) : type;
}

/** @param {import("./steps.js").Envelope[]} envelopes @returns {string} what a count of them is made up of, if of more than one kind */
export function amongThem(envelopes) {
  const tables = envelopes.filter(({ media }) => media === "application/json").length;
  return tables ? t("endpoint.among_them", { n: envelopes.length - tables, tables }) : "";
}

/** @param {{name: string, parent_name?: string | null}} unit @returns {string} "Xã Bản Qua, Huyện Bát Xát" */
export function fullName(unit) {
  return [unit.name, unit.parent_name].filter(Boolean).join(", ");
}
