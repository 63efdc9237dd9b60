// @ts-check
import { html } from "../../html.js";
import { Icon } from "./icons.js";
import { say } from "./words.js";

/** @typedef {import("../findings.js").Finding} Finding */

/** Findings that hold and yet are no good news. */
const NOTES = new Set(["unsigned", "key_not_enrolled"]);
const PLACES_SHOWN = 5;

/** @param {{result: import("../verifier.js").Result}} props */
export function FindingList({ result }) {
  const codes = [...new Set(result.findings.map(({ code }) => code))];
  return html`<section>
    <h4>${say("checks")}</h4>
    <ul class="findings">
      ${codes.map((code) => {
        const found = result.findings.filter((finding) => finding.code === code);
        return html`<${FindingLine} key=${code} sentence=${say(`finding_${result.kind}_${code}`)} found=${found} />`;
      })}
    </ul>
  </section>`;
}

/** @param {{sentence: string, found: Finding[]}} props all of one code */
function FindingLine({ sentence, found }) {
  const [{ code, holds }] = found;
  const kind = !holds ? "fails" : NOTES.has(code) ? "note" : "holds";
  const details = [...new Set(found.map(({ detail }) => detail).filter((detail) => detail !== undefined))];
  return html`<li class=${`finding finding-${kind}`}>
    <${Icon} name=${kind} />
    <div>
      <p><strong>${say(`check_${kind}`)}</strong> ${sentence}</p>
      ${details.map((detail) => html`<p key=${detail} class="hint">${say(`detail_${detail}`)}</p>`)}
      ${!holds && html`<${Places} places=${[...new Set(found.map(placeOf))].filter(Boolean)} />`}
    </div>
  </li>`;
}

/** @param {{places: string[]}} props */
function Places({ places }) {
  if (!places.length) return null;
  const shown = places.slice(0, PLACES_SHOWN).join(", ");
  const more = places.length - PLACES_SHOWN;
  const where = more > 0 ? say("where_more", { where: shown, count: more }) : shown;
  return html`<p class="hint">${say("where", { where })}</p>`;
}

/** @param {Finding} finding */
function placeOf({ where = "" }) {
  if (where === "delivery" || where === "endpoint") return say(`where_part_${where}`);
  return where.startsWith("entry ") ? say("where_entry", { number: where.slice("entry ".length) }) : where;
}
