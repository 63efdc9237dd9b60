// @ts-check

import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { Icon } from "../icons.js";
import { parts } from "../later.js";
import { designation, size } from "../words.js";

/**
 * The envelopes of a package while they are on their way or wait, sealed, for the release.
 * @param {{holding: import("../keeping/holding.js").Holding, handover: import("../view.js").Handover}} props
 */
export function Envelopes({ holding, handover }) {
  const envelopes = holding.manifest?.envelopes ?? [];
  if (envelopes.length === 0) return null;
  const whole = envelopes.reduce((sum, envelope) => sum + envelope.size, 0);
  const here = envelopes.reduce((sum, envelope) => sum + received(holding, envelope), 0);
  const sizes = handover.secret ? parts.value && "point.read_size" : "endpoint.envelopes_size";
  return html`<section class="card">
    <h2 class="card-title">${t("endpoint.envelopes_title")}</h2>
    ${sizes && html`<p class="hint">${t(sizes, { here: size(here), whole: size(whole) })}</p>`}
    <ul class="envelopes">
      ${envelopes.map((envelope) => html`<${Row} key=${envelope.document} envelope=${envelope} holding=${holding} handover=${handover} />`)}
    </ul>
  </section>`;
}

/** @param {{envelope: import("../steps.js").Envelope} & Parameters<typeof Envelopes>[0]} props */
function Row({ envelope, holding, handover }) {
  const { ReadNow } = parts.value ?? {};
  const state = stateOf(holding, envelope);
  const name = designation(envelope);
  return html`<li class="envelope">
    <${Icon} name=${state === "held" ? "lock" : "download"} />
    <div class="envelope-words">
      <p class="envelope-name" lang="vi">${name}</p>
      <p class="hint">${size(envelope.size)} · ${t(`endpoint.envelope_${state}`)}</p>
      ${state === "arriving" && html`<progress max=${envelope.size} value=${received(holding, envelope)} aria-label=${name}></progress>`}
      ${handover.secret && ReadNow && html`<${ReadNow} handover=${handover.id} envelope=${envelope} />`}
    </div>
  </li>`;
}

/** @param {import("../keeping/holding.js").Holding} holding @param {import("../steps.js").Envelope} envelope */
function stateOf(holding, envelope) {
  if (holding.held[envelope.document] !== undefined) return "held";
  return holding.fault === null && received(holding, envelope) > 0 ? "arriving" : "coming";
}

/** @param {import("../keeping/holding.js").Holding} holding @param {import("../steps.js").Envelope} envelope */
function received(holding, { document, size: whole }) {
  return holding.held[document] ? whole : Math.min(whole, holding.progress[document] ?? 0);
}

/** Progress over the whole package. @param {{holding: import("../keeping/holding.js").Holding}} props */
export function WholeProgress({ holding }) {
  const envelopes = holding.manifest?.envelopes ?? [];
  const whole = envelopes.reduce((sum, envelope) => sum + envelope.size, 0);
  const here = envelopes.reduce((sum, envelope) => sum + received(holding, envelope), 0);
  if (whole === 0) return html`<progress class="whole" aria-label=${t("endpoint.progress")}></progress>`;
  return html`<progress class="whole" max=${whole} value=${here} aria-label=${t("endpoint.progress")}></progress>`;
}
