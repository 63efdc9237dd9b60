// @ts-check
import { html } from "../html.js";
import { day, t } from "../i18n.js";
import { checklist } from "./attention.js";
import { Icon } from "./icons.js";
import { names, openUnit, view } from "./model.js";

/** How many of those that are missing are named. */
const NAMED = 24;

export function ReadinessPanel() {
  const open = checklist.value.filter(({ good }) => !good).length;
  return html`<section class="panel readiness-panel" aria-labelledby="readiness-title">
    <div class="panel-head">
      <h2 id="readiness-title">${t("desk.tab_readiness")}</h2>
      <p class="tally" role="status">${open === 0 ? t("desk.all_ready") : t("desk.not_ready", { n: open })}</p>
    </div>
    <ul class="checklist panel-scroll" tabindex="0" aria-labelledby="readiness-title">
      ${checklist.value.map((check) => html`<${Line} key=${check.id} check=${check} />`)}
    </ul>
  </section>`;
}

/** @param {{check: import("./checks.js").Check}} props */
function Line({ check }) {
  const { id, good, missing = [] } = check;
  const values = { ...check.values, date: view.value?.rehearsed ? day(view.value.rehearsed.at) : "" };
  return html`<li class="check" data-good=${good ? "" : undefined}>
    <${Icon} name=${good ? "acknowledged" : "fault"} />
    <div>
      <p class="check-title">
        ${t(`desk.check_${id}`, values)} <span class="check-word">${t(good ? "desk.check_good" : "desk.check_todo")}</span>
      </p>
      ${!good && html`<p>${t(`desk.todo_${id}`, values)}</p>`}
      ${missing.length > 0 && html`<${Missing} check=${check} />`}
    </div>
  </li>`;
}

/** @param {{check: import("./checks.js").Check}} props */
function Missing({ check: { missing = [], units } }) {
  const rest = missing.length - NAMED;
  return html`<ul class="check-missing">
    ${missing.slice(0, NAMED).map((one) => html`<li key=${one}>${units ? html`<${UnitName} code=${one} />` : one}</li>`)}
    ${rest > 0 && html`<li>${t("desk.more_missing", { n: rest })}</li>`}
  </ul>`;
}

/** @param {{code: string}} props */
function UnitName({ code }) {
  return html`<button
    type="button"
    onClick=${() => {
      openUnit.value = code;
    }}
  >
    ${names.unit(code) ?? code}
  </button>`;
}
