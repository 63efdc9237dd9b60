// @ts-check

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { DELIVERY_STATES, STEPS } from "../fold.js";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "./icons.js";
import { handover, presence } from "./model.js";
import { openTab } from "./tabs.js";
import { choice, choose } from "./units-store.js";
import { countDeliveries, countSteps } from "./view.js";

const ICONS = /** @type {Record<string, string>} */ ({
  offline: "device",
  assigned: "people",
  in_progress: "clock",
  done: "acknowledged",
});

/** Every unit is in exactly one state: the numbers add up to the units. Each line filters the table. */
export function Counts() {
  const current = handover.value;
  if (!current || current.state === "draft") return null;
  const counts = countDeliveries(current);
  const units = current.units.length;
  const faults = Object.values(current.deliveries).filter(({ fault }) => fault).length;
  const offline = current.units.filter((code) => !presence.value[code]).length;
  const headline = current.state === "released" ? "acknowledged" : "staged";
  return html`<div class="counts">
    <p class="headline">
      <strong class="number">${counts[headline]}</strong><span class="number"> / ${units}</span>
      <span class="headline-word">${t(`common.state_${headline}`)}</span>
    </p>
    <${Bar} counts=${counts} units=${units} />
    <ul class="count-list" aria-label=${t("desk.counts")}>
      ${DELIVERY_STATES.map((state) => html`<${Count} key=${state} state=${state} count=${counts[state]} />`)}
    </ul>
    <ul class="count-list count-list-apart">
      <${Count} state="offline" count=${offline} />
      <${Count} state="fault" count=${faults} />
    </ul>
    <${Onward} counts=${countSteps(current)} />
    <${Spoken} counts=${counts} units=${units} />
  </div>`;
}

/** @param {{counts: Record<string, number>, units: number}} props */
function Bar({ counts, units }) {
  return html`<div class="count-bar" aria-hidden="true">
    ${[...DELIVERY_STATES]
      .reverse()
      .filter((state) => counts[state] > 0)
      .map(
        (state) =>
          html`<span key=${state} data-state=${state} style=${{ inlineSize: `${(100 * counts[state]) / units}%` }}></span>`,
      )}
  </div>`;
}

/** What the units do with what they acknowledged, once one of them says so. @param {{counts: Record<string, number>}} props */
function Onward({ counts }) {
  if (Object.values(counts).every((count) => count === 0)) return null;
  return html`<ul class="count-list count-list-apart" aria-label=${t("desk.onward")}>
    ${STEPS.map((step) => html`<${Count} key=${step} state=${step} count=${counts[step]} word=${t(`desk.step_${step}`)} />`)}
  </ul>`;
}

/** @param {{state: string, count: number, word?: string}} props */
function Count({ state, count, word = t(`common.state_${state}`) }) {
  const chosen = choice.value.state === state;
  return html`<li>
    <button
      type="button"
      class="count"
      data-state=${state}
      data-none=${count === 0 ? "" : undefined}
      aria-pressed=${chosen}
      title=${t("desk.filter_by_this")}
      onClick=${() => {
        choose({ state: chosen ? "" : state });
        if (!chosen) openTab("units");
      }}
    >
      <span class="state-mark"><${Icon} name=${ICONS[state] ?? state} /></span>
      <span>${word}</span>
      <span class="number">${count}</span>
    </button>
  </li>`;
}

/**
 * For screen readers: the sums, once they have stood still, so that a burst is not read out number by number.
 * @param {{counts: Record<string, number>, units: number}} props
 */
function Spoken({ counts, units }) {
  const text = t("desk.counts_spoken", { ...counts, units });
  const spoken = useSignal(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      spoken.value = text;
    }, 4_000);
    return () => clearTimeout(timer);
  }, [text]);
  return html`<p class="visually-hidden" aria-live="polite">${spoken}</p>`;
}
