// @ts-check
import { html } from "../../html.js";
import { BundleStory } from "./bundle-story.js";
import { FindingList } from "./findings.js";
import { LogKeyShown } from "./log-key.js";
import { OtherFiles } from "./other-files.js";
import { ReceiptStory } from "./receipt-story.js";
import { clear, evidence, otherFiles } from "./session.js";
import { Verdict, verdictOf } from "./verdict.js";
import { say } from "./words.js";

/** @typedef {import("./session.js").Evidence} Evidence */

export function Results() {
  const newest = evidence.value[0];
  const some = evidence.value.length + otherFiles.value.length > 0;
  return html`<p class="visually-hidden" role="status" aria-live="assertive">
      ${newest ? `${newest.name}: ${verdictOf(newest)}` : ""}
    </p>
    ${
      some &&
      html`<section class="results" aria-labelledby="results-title">
      <div class="results-head">
        <h2 id="results-title">${say("results")}</h2>
        <button type="button" class="button" onClick=${clear}>${say("clear")}</button>
      </div>
      ${evidence.value.map((one, i) => html`<${Found} key=${one} evidence=${one} id=${`verdict-${i}`} />`)}
      <${OtherFiles} />
    </section>`
    }`;
}

/** @param {{evidence: Evidence, id: string}} props */
function Found({ evidence: one, id }) {
  const { result } = one;
  return html`<article class="card result" aria-labelledby=${id}>
    <${Verdict} evidence=${one} id=${id} />
    ${result && html`<${Story} result=${result} />`}
    ${result?.log && html`<${LogKeyShown} text=${result.log} />`}
    ${result && result.findings.length > 0 && html`<${FindingList} result=${result} />`}
  </article>`;
}

/** @param {{result: import("../verifier.js").Result}} props */
function Story({ result: { status, facts } }) {
  if (!facts.receipt && !facts.bundle) return null;
  return html`<section class=${status === 0 ? "" : "doubtful"}>
    <h4>${say(status === 0 ? "proves" : "claims")}</h4>
    ${facts.receipt && html`<${ReceiptStory} facts=${facts.receipt} />`}
    ${facts.bundle && html`<${BundleStory} facts=${facts.bundle} />`}
    <p class="hint">${say("times_note")}</p>
  </section>`;
}
