// @ts-check
import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { EVERYTHING } from "./feed.js";
import { Icon } from "./icons.js";
import { LogLine } from "./log-line.js";
import { failed, filter, lines, loading, loadOlder, more, narrow, tryAgain } from "./log-store.js";
import { deskUrl, names } from "./model.js";
import { EVENT_GROUPS } from "./sentences.js";
import { Select } from "./units-panel.js";
import { useWindow } from "./use-window.js";

/** A search goes to the server once typing has paused (ms). */
const PAUSE = 300;

export function LogPanel() {
  const groups = Object.keys(EVENT_GROUPS).map((group) => ({ value: group, text: t(`desk.group_${group}`) }));
  return html`<section class="panel log-panel" aria-labelledby="log-title">
    <div class="panel-head">
      <h2 id="log-title">${t("desk.log")}</h2>
      <p class="exports">
        <span>${t("desk.export")}</span>
        <a class="button" href=${deskUrl("log.csv")} download><${Icon} name="download" />CSV</a>
        <a class="button" href=${deskUrl("log.xlsx")} download><${Icon} name="download" />XLSX</a>
      </p>
    </div>
    <div class="filters">
      <${Search} />
      <${Select} label=${t("desk.events")} all=${t("desk.all_events")} value=${filter.value.group} options=${groups} onPick=${(/** @type {string} */ group) => narrow({ group })} />
    </div>
    <${Narrowed} />
    <${Lines} />
  </section>`;
}

function Search() {
  const timer = useRef(0);
  const onInput = (/** @type {any} */ event) => {
    const query = event.currentTarget.value.trim();
    clearTimeout(timer.current);
    timer.current = Number(setTimeout(() => narrow({ query }), PAUSE));
  };
  return html`<label class="search">
    <${Icon} name="search" />
    <span class="visually-hidden">${t("desk.search_log")}</span>
    <input class="input" type="search" placeholder=${t("desk.search_log")} aria-keyshortcuts="l" defaultValue=${filter.value.query} onInput=${onInput} />
  </label>`;
}

/** The unit to which the log is narrowed, and the way back. */
function Narrowed() {
  const { unit } = filter.value;
  if (unit === "") return null;
  return html`<p class="narrowed">
    ${names.unit(unit) ?? unit}
    <button type="button" class="button" onClick=${() => narrow({ unit: "" })}>
      <${Icon} name="close" />${t("desk.show_all")}
    </button>
  </p>`;
}

function Lines() {
  const entries = lines.value;
  const { ref, range, rowHeight, away, onScroll } = useWindow(entries.length);
  const unseen = useStillness(entries, ref, rowHeight, away);
  useLayoutEffect(() => {
    if (ref.current) ref.current.scrollTop = 0;
  }, [filter.value]);
  useEffect(() => {
    if (more.value && range.to >= entries.length - 20) loadOlder();
  }, [range.to, entries.length, more.value]);

  return html`<div class="log-body">
    ${
      unseen > 0 &&
      html`<button
        type="button"
        class="new-lines"
        onClick=${() => {
          if (ref.current) ref.current.scrollTop = 0;
        }}
      >
        <${Icon} name="up" />${t("desk.new_lines", { n: unseen })}
      </button>`
    }
    <div class="scroller log-scroller" ref=${ref} onScroll=${onScroll} tabindex="0" role="group" aria-labelledby="log-title">
      <div class="row-probe" data-row-probe aria-hidden="true"></div>
      <ol style=${{ paddingBlockStart: `${range.before}px`, paddingBlockEnd: `${range.after}px` }}>
        ${entries.slice(range.from, range.to).map((entry) => html`<${LogLine} key=${entry.seq} entry=${entry} />`)}
      </ol>
      <${Foot} none=${entries.length === 0} />
    </div>
  </div>`;
}

/** @param {{none: boolean}} props */
function Foot({ none }) {
  if (failed.value)
    return html`<p class="nothing" role="status">
      ${t("desk.log_failed")}
      <button type="button" class="button" onClick=${tryAgain}>${t("desk.try_again")}</button>
    </p>`;
  if (loading.value) return html`<p class="nothing" role="status">${t("desk.loading")}</p>`;
  if (!none) return null;
  const narrowed = filter.value !== EVERYTHING;
  return html`<p class="nothing" role="status">${t(narrowed ? "desk.log_no_match" : "desk.log_empty")}</p>`;
}

/**
 * New lines come in above. Whoever has scrolled away to read keeps their place, and is told how many came.
 * @param {import("../wire.js").Entry[]} entries newest first
 * @param {{current: HTMLElement | null}} ref
 * @param {number} rowHeight
 * @param {boolean} away
 * @returns {number} lines that came in since
 */
function useStillness(entries, ref, rowHeight, away) {
  const top = entries[0]?.seq ?? 0;
  const seen = useRef(top);
  const unseen = useSignal(0);
  useLayoutEffect(() => {
    const news = entries.findIndex(({ seq }) => seq <= seen.current);
    if (away && news > 0 && ref.current) {
      ref.current.scrollTop += news * rowHeight;
      unseen.value += news;
    }
    seen.current = top;
  }, [top]);
  useEffect(() => {
    if (!away) unseen.value = 0;
  }, [away]);
  return away ? unseen.value : 0;
}
