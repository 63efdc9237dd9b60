// @ts-check

import { html } from "../html.js";
import { clock, t } from "../i18n.js";
import { Icon } from "./icons.js";
import { handover } from "./model.js";
import { lineWords, Staging, staging } from "./staging.js";

/** @typedef {import("./rows.js").Row} Row */

/** @param {{group: import("./rows.js").Group, place: number}} props */
export function GroupRow({ group, place }) {
  return html`<div role="row" class="group-row" aria-rowindex=${place + 2}>
    <div role="rowheader" aria-colspan="7">
      <span class="group-name">${group.name || t("desk.no_parent")}</span>
      <span class="number">${t(group.sealed ? "desk.group_acknowledged" : "desk.group_units", { n: group.acknowledged, of: group.count })}</span>
    </div>
  </div>`;
}

/** @param {{row: Row, place: number, tabStop: boolean, onOpen: () => void}} props */
export function UnitRow({ row, place, tabStop, onOpen }) {
  const { unit, parentName, delivery, online } = row;
  const told = isFetching(delivery) ? staging.value[unit.code] : undefined;
  const who = told ? lineWords(told) : personOf(delivery);
  return html`<div
    role="row"
    class="unit-row"
    aria-rowindex=${place + 2}
    data-place=${place}
    data-state=${delivery?.state}
    onClick=${onOpen}
  >
    <div role="cell" class="cell-code number">${unit.code}</div>
    <div role="cell" class="cell-name">
      <button type="button" tabindex=${tabStop ? 0 : -1} title=${t("desk.open_unit", { name: unit.name })}>
        ${unit.name}
      </button>
    </div>
    <div role="cell" class="cell-parent" title=${parentName}>${parentName}</div>
    <div role="cell" class="cell-online number" data-online=${online > 0 ? "" : undefined}>
      <span class="visually-hidden">${t("desk.online_spoken", { n: online })}</span>
      <span aria-hidden="true"><i></i>${online}</span>
    </div>
    <div role="cell" class="cell-state">${told ? html`<${Staging} told=${told} />` : html`<${State} delivery=${delivery} />`}</div>
    <div role="cell" class="cell-at number">${delivery?.at ? clock(delivery.at) : ""}</div>
    <div role="cell" class="cell-person" title=${who}>${who}</div>
  </div>`;
}

/** @param {import("./view.js").Delivery | null} delivery whether what its endpoints tell of their fetching is news */
export function isFetching(delivery) {
  return delivery?.state === "waiting" || delivery?.state === "released";
}

/** @param {{delivery: import("./view.js").Delivery | null}} props */
export function State({ delivery }) {
  if (delivery === null) {
    const word = handover.value?.state === "draft" ? "common.state_unsealed" : "common.state_none";
    return html`<span class="state" data-state="none">${t(word)}</span>`;
  }
  const { state, fault } = delivery;
  if (fault)
    return html`<span class="state" data-state="fault" title=${t(`log.fault_${fault}`)}>
      <span class="state-mark"><${Icon} name="fault" /></span>${t("common.state_fault")}
    </span>`;
  return html`<span class="state" data-state=${state}>
    <span class="state-mark"><${Icon} name=${state} /></span>${t(`common.state_${state}`)}
  </span>`;
}

/**
 * Who answered for the unit; for a fault or a refusal, why.
 * @param {import("./view.js").Delivery | null} delivery
 */
function personOf(delivery) {
  if (delivery === null) return "";
  if (delivery.fault) return t(`log.fault_${delivery.fault}`);
  const person = [delivery.person, delivery.position].filter(Boolean).join(", ");
  return delivery.reason ? `“${delivery.reason}” – ${person}` : person;
}
