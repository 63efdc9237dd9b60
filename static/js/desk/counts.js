// @ts-check

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { DELIVERY_STATES } from "../fold.js";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "./icons.js";
import { handover, presence } from "./model.js";
import { choice, choose } from "./units-store.js";
import { countDeliveries } from "./view.js";

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

/** @param {{state: string, count: number}} props */
function Count({ state, count }) {
  const chosen = choice.value.state === state;
  return html`<li>
    <button
      type="button"
      class="count"
      data-state=${state}
      data-none=${count === 0 ? "" : undefined}
      aria-pressed=${chosen}
      title=${t("desk.filter_by_this")}
      onClick=${() => choose({ state: chosen ? "" : state })}
    >
      <span class="state-mark"><${Icon} name=${state === "offline" ? "device" : state} /></span>
      <span>${t(`common.state_${state}`)}</span>
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
