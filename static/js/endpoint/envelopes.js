// @ts-check

import { html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "./icons.js";
import { designation, size } from "./words.js";

/**
 * The envelopes of a package while they are on their way or wait, sealed, for the release.
 * @param {{holding: import("./holding.js").Holding}} props
 */
export function Envelopes({ holding }) {
  const envelopes = holding.manifest?.envelopes ?? [];
  if (envelopes.length === 0) return null;
  const whole = envelopes.reduce((sum, envelope) => sum + envelope.size, 0);
  const here = envelopes.reduce((sum, envelope) => sum + received(holding, envelope), 0);
  return html`<section class="card">
    <h2 class="card-title">${t("endpoint.envelopes_title")}</h2>
    <p class="hint">${t("endpoint.envelopes_size", { here: size(here), whole: size(whole) })}</p>
    <ul class="envelopes">
      ${envelopes.map((envelope) => html`<${Row} key=${envelope.document} envelope=${envelope} holding=${holding} />`)}
    </ul>
  </section>`;
}

/** @param {{envelope: import("./steps.js").Envelope, holding: import("./holding.js").Holding}} props */
function Row({ envelope, holding }) {
  const held = holding.held[envelope.document] !== undefined;
  const name = designation(envelope);
  return html`<li class="envelope">
    <${Icon} name=${held ? "lock" : "download"} />
    <div class="envelope-words">
      <p class="envelope-name">${name}</p>
      <p class="hint">${size(envelope.size)} · ${t(held ? "endpoint.envelope_held" : "endpoint.envelope_coming")}</p>
      ${!held && html`<progress max=${envelope.size} value=${received(holding, envelope)} aria-label=${name}></progress>`}
    </div>
  </li>`;
}

/** @param {import("./holding.js").Holding} holding @param {import("./steps.js").Envelope} envelope */
function received(holding, { document, size: whole }) {
  return holding.held[document] ? whole : Math.min(whole, holding.progress[document] ?? 0);
}

/** Progress over the whole package. @param {{holding: import("./holding.js").Holding}} props */
export function WholeProgress({ holding }) {
  const envelopes = holding.manifest?.envelopes ?? [];
  const whole = envelopes.reduce((sum, envelope) => sum + envelope.size, 0);
  const here = envelopes.reduce((sum, envelope) => sum + received(holding, envelope), 0);
  if (whole === 0) return html`<progress class="whole" aria-label=${t("endpoint.progress")}></progress>`;
  return html`<progress class="whole" max=${whole} value=${here} aria-label=${t("endpoint.progress")}></progress>`;
}
