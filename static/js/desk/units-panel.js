// @ts-check
import { useEffect, useRef } from "preact/hooks";
import { DELIVERY_STATES, STEPS } from "../fold.js";
import { html } from "../html.js";
import { has, t } from "../i18n.js";
import { HandoverTabs } from "./handover-panel.js";
import { Icon } from "./icons.js";
import { handover } from "./model.js";
import { SORT_KEYS } from "./rows.js";
import { choice, choose, kinds, rows } from "./units-store.js";
import { UnitsTable } from "./units-table.js";

export function UnitsPanel() {
  return html`<section class="panel units-panel" aria-labelledby="units-title">
    <${HandoverTabs} />
    <div class="panel-head">
      <h2 id="units-title">${t("desk.units")} <${Tally} /></h2>
      <${Search} />
    </div>
    <${Filters} />
    <${UnitsTable} />
  </section>`;
}

function Tally() {
  return html`<span class="tally number">${rows.value.length}</span>`;
}

function Search() {
  return html`<label class="search">
    <${Icon} name="search" />
    <span class="visually-hidden">${t("desk.search_units")}</span>
    <input
      class="input"
      type="search"
      placeholder=${t("desk.search_units")}
      aria-keyshortcuts="/"
      value=${choice.value.query}
      onInput=${(/** @type {any} */ event) => choose({ query: event.currentTarget.value })}
    />
    <kbd aria-hidden="true">/</kbd>
  </label>`;
}

function Filters() {
  const { state, kind, key, everyone, grouped } = choice.value;
  const states = [...DELIVERY_STATES, "offline", "fault"].map((one) => ({
    value: one,
    text: t(`common.state_${one}`),
  }));
  const steps = STEPS.map((one) => ({ value: one, text: t(`desk.step_${one}`) }));
  const sorts = SORT_KEYS.map((one) => ({ value: one, text: t(`desk.column_${one}`) }));
  const kindOptions = kinds.value.map((one) => ({
    value: one,
    text: has(`units.${one}`) ? t(`units.${one}`) : one,
  }));
  return html`<div class="filters">
    <${Select} label=${t("desk.column_state")} all=${t("desk.all_states")} value=${state} options=${[...states, ...steps]} onPick=${(/** @type {string} */ one) => choose({ state: one })} />
    <${Select} label=${t("desk.kind")} all=${t("desk.all_kinds")} value=${kind} options=${kindOptions} onPick=${(/** @type {string} */ one) => choose({ kind: one })} />
    <span class="sort-select">
      <${Select} label=${t("desk.sort")} value=${key} options=${sorts} onPick=${(/** @type {string} */ one) => choose({ key: one, descending: false })} />
    </span>
    <${Tick} text=${t("desk.grouped")} on=${grouped} onTurn=${(/** @type {boolean} */ on) => choose({ grouped: on })} />
    ${
      handover.value?.units.length
        ? html`<${Tick} text=${t("desk.everyone")} on=${everyone} onTurn=${(/** @type {boolean} */ on) => choose({ everyone: on })} />`
        : null
    }
  </div>`;
}

/**
 * @param {{label: string, all?: string, value: string, options: {value: string, text: string}[],
 *   onPick: (value: string) => void}} props
 */
export function Select({ label, all, value, options, onPick }) {
  const ref = useRef(/** @type {HTMLSelectElement | null} */ (null));
  // Options may arrive after the value: the element is told again.
  useEffect(() => {
    if (ref.current) ref.current.value = value;
  });
  return html`<label class="select">
    <span class="visually-hidden">${label}</span>
    <select
      ref=${ref}
      class="input"
      title=${label}
      data-narrowed=${all !== undefined && value !== "" ? "" : undefined}
      onChange=${(/** @type {any} */ event) => onPick(event.currentTarget.value)}
    >
      ${all !== undefined && html`<option value="">${all}</option>`}
      ${options.map((option) => html`<option key=${option.value} value=${option.value}>${option.text}</option>`)}
    </select>
  </label>`;
}

/** @param {{text: string, on: boolean, onTurn: (on: boolean) => void}} props */
export function Tick({ text, on, onTurn }) {
  return html`<label class="tick">
    <input type="checkbox" checked=${on} onChange=${(/** @type {any} */ event) => onTurn(event.currentTarget.checked)} />
    ${text}
  </label>`;
}
