// @ts-check
import { html } from "../../html.js";
import { Icon } from "./icons.js";
import { say } from "./words.js";

/** @typedef {import("./session.js").Evidence} Evidence */

/** @param {Evidence} evidence @returns {"holds" | "fails" | "unreadable"} */
export function outcomeOf({ result }) {
  return result ? /** @type {const} */ (["holds", "fails", "unreadable"])[result.status] : "unreadable";
}

/** @param {Evidence} evidence */
export function verdictOf(evidence) {
  const outcome = outcomeOf(evidence);
  return say(outcome === "unreadable" ? "verdict_unreadable" : `verdict_${evidence.result?.kind}_${outcome}`);
}

/** The one thing to be seen from afar. @param {{evidence: Evidence, id: string}} props */
export function Verdict({ evidence, id }) {
  const outcome = outcomeOf(evidence);
  return html`<div class=${`verdict verdict-${outcome}`}>
    <div class="medallion"><${Icon} name=${outcome} /></div>
    <div>
      <p class="overline">${evidence.name}</p>
      <h3 class="verdict-title" id=${id}>${verdictOf(evidence)}</h3>
      <p class="verdict-text">${explain(evidence)}</p>
    </div>
  </div>`;
}

/** @param {Evidence} evidence */
function explain({ result, compared, problem }) {
  if (!result) return say("error_text", { problem: problem ?? "" });
  if (result.status === 2) return say("unreadable_text");
  if (result.status === 0) return say(compared ? "holds_compared" : "holds_not_compared");
  const failed = new Set(result.findings.filter(({ holds }) => !holds).map(({ code }) => code));
  return say("fails_text", { count: failed.size });
}
