// @ts-check
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Emblem } from "./emblem.js";
import { Fit } from "./fit.js";
import { Occasion } from "./lobby.js";
import { Clauses } from "./text.js";
import { conferenceTitle } from "./title.js";

/**
 * Everyone takes a seat: who invites, to what, where and when.
 * @param {{conference: Record<string, any>, look: import("./state.js").Look, theme: string}} props
 */
export function Welcome({ conference, look, theme }) {
  const { kind, subject } = conferenceTitle(conference.title ?? "");
  return html`
    <${Emblem} />
    <${Fit} class="sheet welcome">
      ${look.crest && html`<img class="welcome-crest" src=${look.crest} alt="" draggable=${false} />`}
      <p class="welcome-organiser">${conference.organiser}</p>
      <p class="welcome-words"><${Clauses} text=${t("stage.welcome")} /></p>
      <h1 class="welcome-title">
        ${kind && html`<span class="welcome-kind">${kind}</span> `}<${Clauses} text=${subject} />
      </h1>
      ${theme && html`<p class="welcome-theme"><${Clauses} text=${theme} /></p>`}
      <${Occasion} conference=${conference} />
    </${Fit}>
  `;
}
