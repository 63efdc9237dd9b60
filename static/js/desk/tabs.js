// @ts-check
/** The desk's views: which one is open, remembered by this browser tab. */
import { signal } from "@preact/signals";
import { html } from "../html.js";
import { t } from "../i18n.js";

const KEY = "desk-tab";

export const TABS = ["show", "units", "log", "screens", "readiness", "rollcall"];
export const tab = signal(remembered());

function remembered() {
  try {
    const name = sessionStorage.getItem(KEY) ?? "";
    return TABS.includes(name) ? name : "show";
  } catch {
    return "show";
  }
}

/** @param {string} name */
export function openTab(name) {
  tab.value = name;
  try {
    sessionStorage.setItem(KEY, name);
  } catch {
    // A browser that keeps nothing still shows it.
  }
}

/** @param {{marks: Record<string, number>}} props `marks`: how many things in a view want attention */
export function Tabs({ marks }) {
  return html`<nav class="desk-tabs" aria-label=${t("desk.panels")}>
    ${TABS.map(
      (name, place) => html`<button
        key=${name}
        type="button"
        data-tab=${name}
        aria-current=${tab.value === name ? "page" : undefined}
        aria-keyshortcuts=${String(place + 1)}
        onClick=${() => openTab(name)}
      >
        <kbd aria-hidden="true">${place + 1}</kbd>${t(`desk.tab_${name}`)}
        ${marks[name] > 0 && html`<span class="tab-mark number">${marks[name]}</span>`}
      </button>`,
    )}
  </nav>`;
}
