// @ts-check
import { effect, signal } from "@preact/signals";
import { clock, has, language, t } from "../../i18n.js";

/** The language can be changed without losing what was checked. */
export const spoken = signal(language);

effect(() => {
  document.documentElement.lang = spoken.value;
  document.title = say("page_title");
});

/**
 * @param {string} key in the section "verify"
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
  return t(`verify.${key}`, values, spoken.value);
}

/** @param {string} key in the section "verify" */
export function knows(key) {
  return has(`verify.${key}`);
}

/** @param {string} at RFC 3339 @returns {string} in this device's time zone, which is named; as it stands if it is no time */
export function moment(at) {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  /** @param {Intl.DateTimeFormatOptions} format */
  const written = (format) => new Intl.DateTimeFormat("en-GB", format);
  const date = written({ day: "2-digit", month: "2-digit", year: "numeric" }).format(time);
  const parts = written({ hour: "numeric", timeZoneName: "short" }).formatToParts(time);
  const zone = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  return say("moment", { time: clock(time), date, zone });
}

/** @param {string} time GeneralizedTime of X.680, in UTC @returns {string} as `moment` */
export function stampTime(time) {
  return moment(time.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(.*)Z$/, "$1-$2-$3T$4:$5:$6$7Z"));
}

/** @param {number} number */
export function figure(number) {
  return new Intl.NumberFormat(spoken.value === "vi" ? "vi-VN" : "en-GB").format(number);
}
