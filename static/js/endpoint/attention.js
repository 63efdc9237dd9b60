// @ts-check
import { html } from "../html.js";
import { AnswerNotes } from "./answer-notes.js";
import { Arrival } from "./arrival.js";
import { Awake } from "./readiness/awake.js";

/** What must not be missed. @param {{session: import("./conference.js").AnySession}} props */
export function Attention({ session }) {
  return html`
    <${Awake} session=${session} />
    <${Arrival} session=${session} />
    <${AnswerNotes} session=${session} />
  `;
}
