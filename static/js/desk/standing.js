// @ts-check
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "./icons.js";
import { dialled, shortcomings } from "./roll-call.js";

/** How ready a unit is: a shape and a word. @param {{called: import("./roll-call.js").Called}} props */
export function Standing({ called: { standing } }) {
  return html`<span class="state" data-standing=${standing}>
    <span class="state-mark"><${Icon} name=${STANDING_ICONS[standing]} /></span>${t(`desk.standing_${standing}`)}
  </span>`;
}

export const STANDING_ICONS = /** @type {Record<string, string>} */ ({
  ready: "acknowledged",
  warning: "fault",
  joined: "device",
  absent: "close",
});

/** What is not as it should be there. @param {{report: import("./roll-call.js").Report | null}} props */
export function Shortcomings({ report }) {
  return html`<span class="shortcomings">${shortcomingWords(report)}</span>`;
}

/** @param {import("./roll-call.js").Report | null} report */
export function shortcomingWords(report) {
  return shortcomings(report)
    .map(({ check, result }) => t(`desk.result_${result}`, { check: t(`desk.readiness_${check}`) }))
    .join(", ");
}

/** Whom to ask for, and the numbers as one dials them. @param {{contact: import("./roll-call.js").Contact | null}} props */
export function Contact({ contact }) {
  if (contact === null) return html`<span class="hint">${t("desk.no_contact")}</span>`;
  return html`<span class="contact">
    ${contact.person && html`<span class="contact-person">${contact.person}</span>`}${" "}
    ${dialled(contact.phone).map(({ number, href }) => html`<a key=${number} class="number" href=${href}>${number}</a>`)}
  </span>`;
}
