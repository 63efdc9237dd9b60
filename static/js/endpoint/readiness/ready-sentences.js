// @ts-check
import { t } from "../../i18n.js";
import { size } from "../words.js";

const MINUTE = 60_000;

/** @param {string} check @param {import("./ready-findings.js").Finding} finding how it is and what to do, in one sentence */
export function sentenceOf(check, { word, values = {} }) {
  const { ms, off, needed, free } = values;
  return t(`point.ready_${check}_${word}`, {
    ...(ms !== undefined && { ms }),
    ...(off !== undefined && { off: duration(off) }),
    ...(needed !== undefined && { needed: size(needed) }),
    ...(free !== undefined && { free: size(free) }),
  });
}

/** @param {number} ms @returns {string} in the largest unit of which there are at least two */
function duration(ms) {
  if (ms < 2 * MINUTE) return t("endpoint.seconds", { n: Math.round(ms / 1_000) });
  if (ms < 120 * MINUTE) return t("endpoint.minutes", { n: Math.round(ms / MINUTE) });
  return t("point.hours", { n: Math.round(ms / (60 * MINUTE)) });
}
