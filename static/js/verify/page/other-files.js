// @ts-check
import { html } from "../../html.js";
import { Icon } from "./icons.js";
import { evidence, otherFiles } from "./session.js";
import { say } from "./words.js";

/** @typedef {import("./session.js").OtherFile} OtherFile */

/** The given PDF files: whether each is a document that a receipt speaks of. */
export function OtherFiles() {
  if (!otherFiles.value.length) return null;
  return html`<article class="card result" aria-labelledby="files-title">
    <h3 class="card-title" id="files-title">${say("files")}</h3>
    <ul class="findings" role="status">
      ${otherFiles.value.map((file) => html`<${FileLine} key=${file} file=${file} />`)}
    </ul>
  </article>`;
}

/** @param {{file: OtherFile}} props */
function FileLine({ file }) {
  const [kind, sentence] = judge(file);
  return html`<li class=${`finding finding-${kind}`}>
    <${Icon} name=${kind} />
    <div>
      <p>${sentence}</p>
      <p class="hint hash">${say("sha256", { hash: file.sha256 })}</p>
    </div>
  </li>`;
}

/** @param {OtherFile} file @returns {["holds" | "fails" | "note", string]} */
function judge({ name, sha256 }) {
  const receipts = evidence.value.filter(({ result }) => result?.facts.receipt);
  if (!receipts.length) return ["note", say("file_no_receipt", { file: name })];
  const found = receipts.flatMap(({ result }) =>
    (result?.facts.receipt?.documents ?? [])
      .filter((document) => document.sha256 === sha256)
      .map(({ document, title }) => ({ holds: result?.status === 0, title: title || document })),
  );
  const match = found.find(({ holds }) => holds);
  if (match) return ["holds", say("file_match", { file: name, title: match.title })];
  return ["fails", say(found.length ? "file_match_fails" : "file_no_match", { file: name })];
}
