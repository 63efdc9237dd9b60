// @ts-check
import { t } from "../../i18n.js";

/** Why a unit may refuse what it received; the last is explained in its own words. */
export const REASONS = ["not_ours", "incomplete", "unreadable", "wrong_content", "other"];

/**
 * @param {string} choice one of REASONS, or "" where none was chosen
 * @param {string} words
 * @returns {string} the reason as it goes into the ledger; "" if none was given
 */
export function reasonText(choice, words) {
  const own = words.normalize("NFC").trim();
  if (choice === "other" || choice === "") return own;
  const listed = t(`point.reason_${choice}`);
  return own ? `${listed}: ${own}` : listed;
}
