// @ts-check
import { computed } from "@preact/signals";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { progress } from "./model.js";
import { percent, running } from "./progress.js";
import { soon } from "./time.js";

/** By unit, of those that fetch just now. */
export const staging = computed(() => running(progress.value, soon.value));

/** @param {{told: import("./progress.js").Told}} props */
export function Staging({ told }) {
  return html`<span class="staging">
    <progress max="100" value=${percent(told)} aria-label=${t("desk.staging")}></progress>
    <span class="number">${percent(told)}%</span>
  </span>`;
}

/**
 * The time that is left and the line, as far as the endpoint can say.
 * @param {import("./progress.js").Told} told
 */
export function lineWords({ remaining_s, rtt_ms, kbps }) {
  const parts = [
    remaining_s === null ? "" : t("desk.staging_left", { time: duration(remaining_s) }),
    rtt_ms === null ? "" : t("desk.staging_delay", { ms: rtt_ms }),
    kbps === null ? "" : t("desk.staging_rate", { kbps }),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** @param {number} seconds */
function duration(seconds) {
  return seconds < 90 ? t("desk.seconds", { n: seconds }) : t("desk.minutes", { n: Math.ceil(seconds / 60) });
}
