// @ts-check
import { html } from "../html.js";
import { clock, t } from "../i18n.js";
import { openUnit } from "./model.js";
import { wasJustReminded } from "./roll-call.js";
import { chosen, narrowRoll, phoning } from "./roll-call-store.js";
import { lineWords, Staging, staging } from "./staging.js";
import { Contact, Shortcomings, Standing, shortcomingWords } from "./standing.js";
import { soon } from "./time.js";
import { useWindow } from "./use-window.js";

const COLUMNS = ["name", "standing", "found", "contact", "reminder", "call"];

export function RollCallTable() {
  const items = chosen.value;
  const { ref, range, onScroll } = useWindow(items.length);
  return html`<div class="scroller rollcall-scroller" ref=${ref} onScroll=${onScroll} tabindex="0" role="group" aria-labelledby="rollcall-title">
    <div class="row-probe" data-row-probe aria-hidden="true"></div>
    <div role="table" aria-labelledby="rollcall-title" aria-rowcount=${items.length + 1}>
      <${Head} />
      <div role="rowgroup" style=${{ paddingBlockStart: `${range.before}px`, paddingBlockEnd: `${range.after}px` }}>
        ${items
          .slice(range.from, range.to)
          .map(
            (called, offset) =>
              html`<${Row} key=${called.unit.code} called=${called} place=${range.from + offset} />`,
          )}
      </div>
    </div>
    ${items.length === 0 && html`<${Nothing} />`}
  </div>`;
}

function Head() {
  return html`<div role="rowgroup" class="table-head">
    <div role="row" class="rollcall-row" aria-rowindex="1">
      ${COLUMNS.map((column) => html`<div key=${column} role="columnheader" class="cell-${column}">${t(`desk.rollcall_${column}`)}</div>`)}
    </div>
  </div>`;
}

/** @param {{called: import("./roll-call.js").Called, place: number}} props */
function Row({ called, place }) {
  const { unit, parentName, standing, report, contact, reminder } = called;
  const name = unit.name;
  return html`<div role="row" class="rollcall-row" aria-rowindex=${place + 2} data-standing=${standing} data-unit=${unit.code}>
    <div role="cell" class="cell-name">
      <button
        type="button"
        title=${t("desk.open_unit", { name })}
        onClick=${() => {
          openUnit.value = unit.code;
        }}
      >
        ${name}
      </button>
      <small>${parentName}</small>
    </div>
    <div role="cell" class="cell-standing"><${Standing} called=${called} /></div>
    <div role="cell" class="cell-found" title=${shortcomingWords(report)}><${Found} called=${called} /></div>
    <div role="cell" class="cell-contact" title=${contact?.person}><${Contact} contact=${contact} /></div>
    <div role="cell" class="cell-reminder" title=${reminder?.note} data-quiet=${wasJustReminded(called, soon.value) ? "" : undefined}>
      ${reminder && t("desk.reminded_short", { time: clock(reminder.at) })}
    </div>
    <div role="cell" class="cell-call">
      <button
        type="button"
        class="button"
        title=${t("desk.phone_title", { name })}
        onClick=${() => {
          phoning.value = unit.code;
        }}
      >
        ${t("desk.remind_unit")}<span class="visually-hidden"> ${name}</span>
      </button>
    </div>
  </div>`;
}

/** What it found, or how far it is. @param {{called: import("./roll-call.js").Called}} props */
function Found({ called: { unit, report } }) {
  const told = staging.value[unit.code];
  if (told)
    return html`<span title=${lineWords(told)}><${Staging} told=${told} /> <span class="number">${lineWords(told)}</span></span>`;
  if (report === null) return html`<span class="hint">${t("desk.not_checked")}</span>`;
  return html`<${Shortcomings} report=${report} /> <time class="number hint">${t("desk.checked_at", { time: clock(report.at) })}</time>`;
}

function Nothing() {
  return html`<p class="nothing" role="status">
    ${t("desk.no_units_match")}
    <button type="button" class="button" onClick=${() => narrowRoll({ standing: "", query: "" })}>${t("desk.show_all")}</button>
  </p>`;
}
