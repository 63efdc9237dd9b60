// @ts-check
import { html } from "../html.js";
import { t } from "../i18n.js";
import { alarms, checklist, openCalls } from "./attention.js";
import { Contradiction } from "./evidence.js";
import { Alarm, Header } from "./header.js";
import { useKeys } from "./keys.js";
import { KeysDialog } from "./keys-dialog.js";
import { LogPanel } from "./log-panel.js";
import { MissingSheet } from "./missing-sheet.js";
import { view, waiting } from "./model.js";
import { PairRequest } from "./pair-dialog.js";
import { PhoneDialog } from "./phone-dialog.js";
import { ReadinessPanel } from "./readiness-panel.js";
import { Rehearsal } from "./rehearsal.js";
import { RollCallPanel } from "./roll-call-panel.js";
import { ScreensPanel } from "./screens-panel.js";
import { Show } from "./show.js";
import { Tabs, tab } from "./tabs.js";
import { UnitDetail } from "./unit-detail.js";
import { UnitsPanel } from "./units-panel.js";

const PANELS = /** @type {Record<string, () => any>} */ ({
  units: UnitsPanel,
  log: LogPanel,
  screens: ScreensPanel,
  readiness: ReadinessPanel,
  rollcall: RollCallPanel,
});

export function App() {
  useKeys();
  return html`
    <${Header} />
    <${Rehearsal} />
    <${Alarm} /><${Contradiction} />
    ${
      view.value === null
        ? html`<main class="desk-waiting" aria-busy="true"><p role="status">${t("desk.connecting")}</p></main>`
        : html`<${Views} /><${UnitDetail} /><${PhoneDialog} /><${PairRequest} /><${MissingSheet} />`
    }
    <${KeysDialog} />
  `;
}

function Views() {
  const Panel = PANELS[tab.value];
  const marks = {
    show: alarms.value.length + openCalls.value.length,
    screens: waiting.value.length,
    readiness: checklist.value.filter(({ good }) => !good).length,
  };
  return html`<${Tabs} marks=${marks} />
    <${Show} hidden=${Panel !== undefined} />
    ${Panel && html`<main class="desk-main" data-panel=${tab.value}><${Panel} key=${tab.value} /></main>`}`;
}
