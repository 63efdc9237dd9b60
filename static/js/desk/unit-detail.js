// @ts-check
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { html } from "../html.js";
import { clock, has, t } from "../i18n.js";
import { CopyButton } from "./copy-button.js";
import { Dialog } from "./dialog.js";
import { Receipt } from "./evidence.js";
import { EVERYTHING, merge } from "./feed.js";
import { Icon } from "./icons.js";
import { LogLine } from "./log-line.js";
import { fetchPage, latest, narrow } from "./log-store.js";
import { deskUrl, handover, openUnit, presence, unitByCode, view } from "./model.js";
import { Onward } from "./onward.js";
import { LastReminder } from "./phone-dialog.js";
import { calledOf, phoning } from "./roll-call-store.js";
import { lineWords, Staging, staging } from "./staging.js";
import { Contact, Standing as RollCallStanding, Shortcomings } from "./standing.js";
import { openTab } from "./tabs.js";
import { isFetching, State } from "./unit-row.js";

/** The open unit's drawer: how to join, what it holds, which devices, what happened. */
export function UnitDetail() {
  const unit = unitByCode(openUnit.value);
  if (!unit) return null;
  const close = () => {
    openUnit.value = "";
  };
  const kind = has(`units.${unit.kind}`) ? t(`units.${unit.kind}`) : unit.kind;
  const parent = unitByCode(unit.parent ?? "")?.name;
  return html`<${Dialog} key=${unit.code} label=${unit.name} drawer onClose=${close}>
    <header class="drawer-head">
      <div>
        <p class="hint">${[kind, parent].filter(Boolean).join(" · ")} · <span class="number">${unit.code}</span></p>
        <h2>${unit.name}</h2>
      </div>
      <button type="button" class="button button-quiet" onClick=${close}>
        <${Icon} name="close" /><span class="visually-hidden">${t("desk.close")}</span>
      </button>
    </header>
    <${Standing} code=${unit.code} />
    <${Attendance} code=${unit.code} />
    ${unit.join_code && html`<${Joining} unit=${unit} />`}
    <${Devices} code=${unit.code} />
    <${History} code=${unit.code} />
  </${Dialog}>`;
}

/** @param {{code: string}} props */
function Standing({ code }) {
  const delivery = handover.value?.deliveries[code] ?? null;
  const behalf = delivery?.on_behalf_of && t("desk.on_behalf_of", { name: delivery.on_behalf_of });
  const person = [delivery?.person, delivery?.position, behalf].filter(Boolean).join(", ");
  const told = isFetching(delivery) ? staging.value[code] : undefined;
  return html`<div class="unit-standing">
    <p><${State} delivery=${delivery} /> ${delivery?.at && html`<time class="number">${clock(delivery.at)}</time>`}</p>
    ${told && html`<p><${Staging} told=${told} /> <span class="number">${lineWords(told)}</span></p>`}
    ${delivery?.opened_offline && html`<p><${OpenedOffline} clock=${delivery.opened_offline} /></p>`}
    ${delivery?.fault && html`<p>${t(`log.fault_${delivery.fault}`)}</p>`}
    ${person && html`<p>${person}</p>`}
    ${delivery?.reason && html`<blockquote>${delivery.reason}</blockquote>`}
    ${person && html`<p class="hint">${t(delivery?.signed ? "desk.signed" : "desk.unsigned")}</p>`}
    ${delivery?.step && html`<${Onward} step=${delivery.step} />`}
    ${handover.value && html`<${Receipt} code=${code} handover=${handover.value} />`}
  </div>`;
}

/** By the device's own clock, which nobody could set meanwhile. @param {{clock: {at: string, offset_ms: number | null}}} props */
function OpenedOffline({ clock: { at, offset_ms } }) {
  const off = Math.round(Math.abs(offset_ms ?? 0) / 1000);
  const time = clock(at);
  return off > 1 ? t("desk.opened_offline_off", { time, n: off }) : t("desk.opened_offline", { time });
}

/** How ready it is, and whom to phone there. @param {{code: string}} props */
function Attendance({ code }) {
  const called = calledOf(code);
  if (!called) return null;
  const { contact, report, reminder } = called;
  return html`<section class="attendance">
    <h3>${t("desk.tab_rollcall")}</h3>
    <p><${RollCallStanding} called=${called} /> <${Shortcomings} report=${report} /></p>
    <p><${Contact} contact=${contact} /></p>
    ${reminder && html`<p class="hint"><${LastReminder} reminder=${reminder} /></p>`}
    <button
      type="button"
      class="button"
      onClick=${() => {
        openUnit.value = "";
        phoning.value = code;
      }}
    >
      ${t("desk.remind_unit")}
    </button>
  </section>`;
}

/** @param {{unit: import("./view.js").Unit}} props */
function Joining({ unit }) {
  const raw = (unit.join_code ?? "").replace(/[^0-9A-Z]/gi, "");
  const shown = `${raw.slice(0, 4)} ${raw.slice(4)}`;
  const link = `${view.value?.links.join ?? ""}#${raw}`;
  return html`<section class="joining">
    <img class="qr" src=${deskUrl(`units/${encodeURIComponent(unit.code)}/qr.svg`)} alt=${t("desk.qr_of", { name: unit.name })} width="160" height="160" />
    <div>
      <h3>${t("desk.join_code")}</h3>
      <p class="code-large" id="join-code">${shown}</p>
      <p class="join-link"><a href=${link} id="join-link" target="_blank" rel="noopener">${link}</a></p>
      <p class="copy-buttons">
        <${CopyButton} of="join-code" text=${t("desk.copy_code")} />
        <${CopyButton} of="join-link" text=${t("desk.copy_link")} />
        <a class="button" href=${deskUrl(`cards?units=${encodeURIComponent(unit.code)}`)} target="_blank" rel="noopener">
          <${Icon} name="cards" />${t("desk.join_card")}
        </a>
      </p>
    </div>
  </section>`;
}

/** @param {{code: string}} props */
function Devices({ code }) {
  const endpoints = Object.entries(view.value?.endpoints ?? {}).filter(([, { unit }]) => unit === code);
  const reporter = handover.value?.deliveries[code]?.endpoint;
  const online = presence.value[code] ?? 0;
  return html`<section>
    <h3>${t("desk.devices")} <span class="tally">${t("desk.devices_online", { n: online, of: endpoints.length })}</span></h3>
    ${endpoints.length === 0 && html`<p class="hint">${t("desk.no_devices")}</p>`}
    <ul class="devices">
      ${endpoints.map(
        ([id, { device }]) => html`<li key=${id}>
          <${Icon} name="device" /><span>${device || t("desk.unnamed_device")}</span>
          ${id === reporter && html`<small>${t("desk.reported_last")}</small>`}
        </li>`,
      )}
    </ul>
  </section>`;
}

/** @param {{code: string}} props */
function History({ code }) {
  const older = useSignal(/** @type {import("../wire.js").Entry[]} */ ([]));
  useEffect(() => {
    fetchPage({ ...EVERYTHING, unit: code }, null).then(
      (page) => {
        older.value = page.entries;
      },
      () => {},
    );
  }, [code]);
  const lines = merge(
    older.value,
    latest.value.filter((entry) => entry.unit === code),
  );
  return html`<section>
    <div class="history-head">
      <h3>${t("desk.log_of_unit")}</h3>
      <button
        type="button"
        class="button"
        onClick=${() => {
          narrow({ unit: code });
          openTab("log");
          openUnit.value = "";
        }}
      >
        ${t("desk.only_this_unit")}
      </button>
    </div>
    ${lines.length === 0 && html`<p class="hint">${t("desk.log_empty")}</p>`}
    <ol class="unit-log">
      ${lines.map((entry) => html`<${LogLine} key=${entry.seq} entry=${entry} />`)}
    </ol>
  </section>`;
}
