// @ts-check
import { useSignal } from "@preact/signals";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { openUnit } from "./model.js";
import { SORT_KEYS } from "./rows.js";
import { GroupRow, UnitRow } from "./unit-row.js";
import { choice, choose, listed, sortBy } from "./units-store.js";
import { useWindow } from "./use-window.js";

/** How far a key moves the focus through the table, given the rows on a page. */
const STEPS = /** @type {Record<string, (page: number) => number>} */ ({
  ArrowDown: () => 1,
  ArrowUp: () => -1,
  PageDown: (page) => page,
  PageUp: (page) => -page,
  Home: () => Number.NEGATIVE_INFINITY,
  End: () => Number.POSITIVE_INFINITY,
});

export function UnitsTable() {
  const items = listed.value;
  const { ref, range, rowHeight, onScroll, show } = useWindow(items.length);
  const active = useSignal(0);
  const first = items.findIndex((item, place) => place >= range.from && "unit" in item);
  const visible =
    active.value >= range.from && active.value < range.to && "unit" in (items[active.value] ?? {});
  const tabStop = visible ? active.value : first;

  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const step = STEPS[event.key];
    if (step === undefined || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const page = Math.max(1, Math.floor((ref.current?.clientHeight ?? 0) / rowHeight) - 2);
    const target = nearestUnit(items, tabStop + step(page), step(page) < 0 ? -1 : 1);
    if (target === -1) return;
    active.value = target;
    show(target);
    // The row may be drawn only after the scroll.
    setTimeout(() => focusRow(ref.current, target), 30);
  };

  return html`<div
    class="scroller units-scroller"
    ref=${ref}
    onScroll=${onScroll}
    onKeyDown=${onKeyDown}
    data-grouped=${choice.value.grouped ? "" : undefined}
  >
    <div class="row-probe" data-row-probe aria-hidden="true"></div>
    <div role="table" aria-labelledby="units-title" aria-rowcount=${items.length + 1}>
      <${Head} />
      <div role="rowgroup" style=${{ paddingBlockStart: `${range.before}px`, paddingBlockEnd: `${range.after}px` }}>
        ${items.slice(range.from, range.to).map((item, offset) => {
          const place = range.from + offset;
          if (!("unit" in item))
            return html`<${GroupRow} key=${`group-${item.group}`} group=${item} place=${place} />`;
          return html`<${UnitRow}
            key=${item.unit.code}
            row=${item}
            place=${place}
            tabStop=${place === tabStop}
            onOpen=${() => {
              active.value = place;
              openUnit.value = item.unit.code;
            }}
          />`;
        })}
      </div>
    </div>
    ${items.length === 0 && html`<${Nothing} />`}
  </div>`;
}

function Head() {
  const { key, descending } = choice.value;
  return html`<div role="rowgroup" class="table-head">
    <div role="row" class="unit-row" aria-rowindex="1">
      ${SORT_KEYS.map(
        (column) => html`<div
          key=${column}
          role="columnheader"
          class="cell-${column}"
          aria-sort=${column !== key ? undefined : descending ? "descending" : "ascending"}
        >
          <button type="button" onClick=${() => sortBy(column)}>${t(`desk.column_${column}`)}</button>
        </div>`,
      )}
    </div>
  </div>`;
}

function Nothing() {
  return html`<p class="nothing" role="status">
    ${t("desk.no_units_match")}
    <button type="button" class="button" onClick=${() => choose({ query: "", state: "", kind: "" })}>
      ${t("desk.show_all")}
    </button>
  </p>`;
}

/**
 * The place of a unit at or after a place, in a direction; else the last one before it; -1 in an empty table.
 * @param {object[]} items
 * @param {number} from
 * @param {1 | -1} direction
 */
function nearestUnit(items, from, direction) {
  const start = Math.min(items.length - 1, Math.max(0, from));
  for (let place = start; place in items; place += direction) if ("unit" in items[place]) return place;
  for (let place = start; place in items; place -= direction) if ("unit" in items[place]) return place;
  return -1;
}

/**
 * @param {HTMLElement | null} table
 * @param {number} place
 */
function focusRow(table, place) {
  const button = table?.querySelector(`[data-place="${place}"] button`);
  if (button instanceof HTMLElement) button.focus({ preventScroll: true });
}
