// @ts-check
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Contradiction } from "./evidence.js";
import { HandoverPanel } from "./handover-panel.js";
import { Alarm, Header } from "./header.js";
import { LogPanel } from "./log-panel.js";
import { view } from "./model.js";
import { UnitDetail } from "./unit-detail.js";
import { UnitsPanel } from "./units-panel.js";

const PANELS = ["handover", "units", "log"];

export function App() {
  const panel = useSignal("handover");
  const unitSearch = useRef(/** @type {HTMLInputElement | null} */ (null));
  const logSearch = useRef(/** @type {HTMLInputElement | null} */ (null));
  useShortcuts({ "/": ["units", unitSearch], l: ["log", logSearch] }, panel);

  return html`
    <${Header} />
    <${Alarm} /><${Contradiction} />
    ${
      view.value === null
        ? html`<main class="desk-waiting" aria-busy="true"><p role="status">${t("desk.connecting")}</p></main>`
        : html`<${PanelTabs} panel=${panel} />
            <main class="desk-main" data-panel=${panel.value}>
              <${HandoverPanel} />
              <${UnitsPanel} searchRef=${unitSearch} />
              <${LogPanel} searchRef=${logSearch} />
            </main>
            <${UnitDetail} />`
    }
  `;
}

/** On small screens one panel at a time. @param {{panel: {value: string}}} props */
function PanelTabs({ panel }) {
  return html`<nav class="panel-tabs" aria-label=${t("desk.panels")}>
    ${PANELS.map(
      (name) => html`<button
        key=${name}
        type="button"
        aria-current=${panel.value === name ? "true" : undefined}
        onClick=${() => {
          panel.value = name;
        }}
      >
        ${t(`desk.panel_${name}`)}
      </button>`,
    )}
  </nav>`;
}

/**
 * Keys that put the cursor into a search box. They only move the focus: no key does anything to a handover.
 * @param {Record<string, [string, {current: HTMLInputElement | null}]>} keys
 * @param {{value: string}} panel
 */
function useShortcuts(keys, panel) {
  useEffect(() => {
    const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
      const shortcut = keys[event.key];
      if (!shortcut || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      panel.value = shortcut[0];
      setTimeout(() => shortcut[1].current?.focus());
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLElement && target.closest("input, select, textarea, dialog") !== null;
}
