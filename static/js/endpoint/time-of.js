// @ts-check
import { clock } from "../i18n.js";
import { moment } from "./words.js";

/** @param {string} at @returns {string} "09:30", or of another day "09:30:12, 15/12/2022", in the local time zone */
export function timeOf(at) {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return isToday ? clock(at).slice(0, 5) : moment(at);
}
