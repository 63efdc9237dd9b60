// @ts-check
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "./icons.js";
import { Kbd } from "./kbd.js";
import { printMissing } from "./missing-sheet.js";
import { STANDINGS } from "./roll-call.js";
import {
  chosen,
  missing,
  narrowRoll,
  next,
  phoneNext,
  roll,
  rollChoice,
  standings,
} from "./roll-call-store.js";
import { RollCallTable } from "./roll-call-table.js";
import { Contact, STANDING_ICONS } from "./standing.js";

/** Who is ready, who is not, and whom to phone next. */
export function RollCallPanel() {
  return html`<section class="panel rollcall-panel" aria-labelledby="rollcall-title">
    <div class="panel-head">
      <h2 id="rollcall-title">${t("desk.tab_rollcall")} <span class="tally number">${chosen.value.length}</span></h2>
      <${Search} />
      <button type="button" class="button" disabled=${missing.value.length === 0} onClick=${printMissing}>
        <${Icon} name="file" />${t("desk.print_missing")}
      </button>
    </div>
    <${Next} />
    <${Standings} />
    <${RollCallTable} />
  </section>`;
}

function Search() {
  return html`<label class="search">
    <${Icon} name="search" />
    <span class="visually-hidden">${t("desk.search_rollcall")}</span>
    <input
      class="input"
      type="search"
      placeholder=${t("desk.search_rollcall")}
      value=${rollChoice.value.query}
      onInput=${(/** @type {any} */ event) => narrowRoll({ query: event.currentTarget.value })}
    />
  </label>`;
}

function Next() {
  const called = next.value;
  if (called === null)
    return html`<p class="next-call" role="status">
      <${Icon} name="acknowledged" />${t(missing.value.length === 0 ? "desk.nobody_missing" : "desk.all_reminded")}
    </p>`;
  return html`<div class="next-call" role="status">
    <span>${t("desk.next_call")}</span>
    <strong>${called.unit.name}</strong>
    <${Contact} contact=${called.contact} />
    <button type="button" class="button button-primary" aria-keyshortcuts="p" onClick=${phoneNext}>
      ${t("desk.phone")} <${Kbd} of="P" />
    </button>
  </div>`;
}

/** Each count filters the board. */
function Standings() {
  const total = roll.value.length;
  return html`<ul class="standings" aria-label=${t("desk.standings", { n: standings.value.ready, of: total })}>
    ${[...STANDINGS].reverse().map((standing) => html`<${StandingCount} key=${standing} standing=${standing} />`)}
  </ul>`;
}

/** @param {{standing: string}} props */
function StandingCount({ standing }) {
  const picked = rollChoice.value.standing === standing;
  return html`<li>
    <button
      type="button"
      class="count"
      data-standing=${standing}
      aria-pressed=${picked}
      title=${t("desk.filter_by_this")}
      onClick=${() => narrowRoll({ standing: picked ? "" : standing })}
    >
      <span class="state-mark"><${Icon} name=${STANDING_ICONS[standing]} /></span>
      <span>${t(`desk.standing_${standing}`)}</span>
      <span class="number">${standings.value[standing]}</span>
    </button>
  </li>`;
}
