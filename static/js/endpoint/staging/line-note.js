// @ts-check
import { html } from "../../html.js";
import { t } from "../../i18n.js";

/**
 * How fast the rest comes, and how the line is, in numbers for whoever is asked by telephone.
 * @param {{pace: import("../keeping/holding.js").Pace | null}} props
 */
export function LineNote({ pace }) {
  if (!pace) return null;
  const { remaining_s, kbps, rtt_ms } = pace;
  const parts = [
    t("endpoint.line_remaining", { time: duration(remaining_s) }),
    t("endpoint.line_speed", { kbps }),
    rtt_ms !== null && t("endpoint.line_delay", { ms: rtt_ms }),
  ].filter(Boolean);
  return html`<p class="line hint">${parts.join(" · ")}</p>`;
}

/** @param {number} seconds */
function duration(seconds) {
  if (seconds < 60) return t("endpoint.seconds", { n: seconds });
  return t("endpoint.minutes", { n: Math.ceil(seconds / 60) });
}
