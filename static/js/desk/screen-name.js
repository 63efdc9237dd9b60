// @ts-check
import { t } from "../i18n.js";

/** A screen that came in by the key has no name until somebody gives it one. @param {{name: string, number: number}} screen */
export function screenName({ name, number }) {
  return name || t("desk.screen_numbered", { n: number });
}
