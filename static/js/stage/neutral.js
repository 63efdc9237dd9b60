// @ts-check
import { html } from "../html.js";
import { Emblem } from "./emblem.js";
import { ConferenceTitle } from "./lobby.js";

/**
 * The slide that says nothing new: before the first word from the server, and one key away at any time.
 * @param {{conference?: Record<string, any>, look?: import("./state.js").Look}} props
 */
export function Neutral({ conference, look }) {
  const title = conference?.title ?? "";
  return html`
    <${Emblem} crest=${look?.crest} />
    ${title && html`<div class="panel"><${ConferenceTitle} title=${title} /></div>`}
  `;
}
