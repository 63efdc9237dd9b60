// @ts-check
import { html } from "../../html.js";
import { otherFiles } from "./session.js";
import { figure, moment, say } from "./words.js";

/** @typedef {import("../facts.js").ReceiptFacts} ReceiptFacts */

/** What a receipt says. @param {{facts: ReceiptFacts}} props */
export function ReceiptStory({ facts }) {
  const unit = facts.unitName
    ? say("unit_named", { name: facts.unitName, code: facts.unit })
    : say("unit_code", { code: facts.unit });
  const { person, reason, onBehalfOf: name } = facts;
  const position = name ? say("story_on_behalf", { position: facts.position, name }) : facts.position;
  const sentence = say(`story_${facts.event}`, { unit, at: moment(facts.at), person, position, reason });
  return html`<p class="story">${sentence[0].toLocaleUpperCase()}${sentence.slice(1)}</p>
    <${Rows} rows=${rowsOf(facts)} />
    ${facts.documents.length > 0 && html`<${Documents} documents=${facts.documents} />`}`;
}

/** @param {ReceiptFacts} facts @returns {[string, string][]} label and value */
function rowsOf(facts) {
  const answered = facts.person !== "";
  const handover = [facts.handoverTitle, `(${facts.handover})`].filter(Boolean).join(" ");
  const conference = [facts.conference, facts.organiser].filter(Boolean).join(" · ");
  const rows = /** @type {[string, string][]} */ ([
    [say("fact_conference"), conference],
    [say("fact_handover"), handover],
    [say("fact_device_clock"), facts.clock && moment(facts.clock)],
    [say("fact_signature"), answered ? say(facts.signed ? "fact_signed" : "fact_unsigned") : ""],
    [say("fact_size"), figure(facts.size)],
  ]);
  return rows.filter(([, value]) => value !== "");
}

/** @param {{rows: [string, string][]}} props */
export function Rows({ rows }) {
  return html`<dl class="facts">
    ${rows.map(
      ([label, value]) => html`<div key=${label}>
        <dt>${label}</dt>
        <dd>${value}</dd>
      </div>`,
    )}
  </dl>`;
}

/** @param {{documents: import("../facts.js").NamedDocument[]}} props */
function Documents({ documents }) {
  return html`<h4>${say("documents")}</h4>
    <ul class="documents">
      ${documents.map((document) => html`<${DocumentLine} key=${document.document} document=${document} />`)}
    </ul>`;
}

/** @param {{document: import("../facts.js").NamedDocument}} props */
function DocumentLine({ document: { document, title, sha256 } }) {
  const match = otherFiles.value.find((file) => file.sha256 === sha256);
  return html`<li class="document">
    <p>${title || say("document_untitled", { document })}</p>
    <p class="hint hash">${sha256 ? say("sha256", { hash: sha256 }) : say("document_unopened")}</p>
    ${
      sha256 &&
      html`<p class=${match ? "document-match" : "hint"}>
      ${match ? say("document_match", { file: match.name }) : say("document_unmatched")}
    </p>`
    }
  </li>`;
}
