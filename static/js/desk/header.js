// @ts-check
import { useSignal } from "@preact/signals";
import { html } from "../html.js";
import { clock, data, day, language, t } from "../i18n.js";
import { Icon } from "./icons.js";
import { listing } from "./keys.js";
import { deskUrl, heardAt, link, view } from "./model.js";
import { chosenTheme, turnTheme } from "./theme.js";

export function Header() {
  const { conference = {}, operator = "", links = {} } = view.value ?? {};
  return html`<header class="desk-header">
    <div class="desk-title">
      <p class="desk-organiser">
        ${conference.organiser}${conference.date && html` <span class="number">${day(conference.date)}</span>`}
      </p>
      <h1 title=${conference.title}>${conference.title ?? t("desk.title")}</h1>
    </div>
    ${conference.mode && html`<${Mode} mode=${conference.mode} />`}
    <${Freshness} />
    <nav class="desk-links" aria-label=${t("desk.links")}>
      ${links.stage && html`<${Away} href=${links.stage} icon="screen" text=${t("desk.open_stage")} />`}
      <${Away} href=${deskUrl("cards")} icon="cards" text=${t("desk.join_cards")} />
    </nav>
    <p class="desk-operator" title=${t("desk.signed_in_as")}>
      <${Icon} name="people" /><span class="visually-hidden">${t("desk.signed_in_as")} </span>${operator}
    </p>
    <div class="desk-settings">
      <${Keys} />
      <${Theme} />
      <${Languages} />
    </div>
  </header>`;
}

/** @param {{mode: string}} props */
function Mode({ mode }) {
  return html`<p class="mode" data-mode=${mode}>${t(`desk.mode_${mode}`)}</p>`;
}

/** The dot, its word and when the server was last heard: a still screen must show that it is alive. */
function Freshness() {
  const { fresh } = link.value;
  const state = fresh === null ? "connecting" : fresh ? "fresh" : "stale";
  return html`<p class="freshness" data-state=${state}>
    <span role="status">${t(`desk.link_${state}`)}</span>
    ${heardAt.value && html`<time class="number" title=${t("desk.last_heard")}>${clock(heardAt.value)}</time>`}
  </p>`;
}

/** @param {{href: string, icon: string, text: string}} props */
function Away({ href, icon, text }) {
  return html`<a class="header-link" href=${href} target="_blank" rel="noopener" title=${text}>
    <${Icon} name=${icon} /><span>${text}</span>
  </a>`;
}

function Keys() {
  return html`<button
    type="button"
    class="header-link icon-only"
    title=${t("desk.keys")}
    aria-keyshortcuts="?"
    onClick=${() => {
      listing.value = true;
    }}
  >
    <${Icon} name="keys" /><span class="visually-hidden">${t("desk.keys")}</span>
  </button>`;
}

function Theme() {
  const theme = useSignal(chosenTheme());
  const next = theme.value === "dark" ? "light" : "dark";
  const text = t(`desk.theme_${next}`);
  return html`<button
    type="button"
    class="header-link icon-only"
    title=${text}
    onClick=${() => {
      theme.value = turnTheme(next);
    }}
  >
    <${Icon} name=${next === "dark" ? "moon" : "sun"} /><span class="visually-hidden">${text}</span>
  </button>`;
}

function Languages() {
  return html`<nav class="languages" aria-label=${t("desk.language")}>
    ${[
      ["vi", "VI", "Tiếng Việt"],
      ["en", "EN", "English"],
    ].map(
      ([code, short, name]) => html`<a
        href="?lang=${code}"
        lang=${code}
        aria-label="${short} ${name}"
        aria-current=${code === language ? "true" : undefined}
        >${short}</a
      >`,
    )}
  </nav>`;
}

/** Loud, on the desk only: what is on this screen is old. */
export function Alarm() {
  const { fresh, rejected } = link.value;
  if (rejected)
    return html`<div class="alarm" role="alert">
      <strong>${t("desk.signed_out")}</strong> <a href="${data.root ?? "/"}desk/sign-in">${t("desk.sign_in_again")}</a>
    </div>`;
  if (fresh !== false) return null;
  return html`<div class="alarm" role="alert">
    <strong>${t("desk.stale_title")}</strong>
    <span>${heardAt.value ? t("desk.stale_since", { time: clock(heardAt.value) }) : t("desk.stale_never")}</span>
  </div>`;
}
