// @ts-check
/** The list of those who are missing, on paper: in the page only while it is printed. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { html } from "../html.js";
import { clock, day, t } from "../i18n.js";
import { localDate } from "./log-line.js";
import { view } from "./model.js";
import { missing } from "./roll-call-store.js";
import { shortcomingWords } from "./standing.js";
import { now } from "./time.js";

const printing = signal(false);
const COLUMNS = ["number", "name", "standing", "contact", "phone", "reminder", "done"];

export function printMissing() {
  printing.value = true;
}

export function MissingSheet() {
  return printing.value ? html`<${Sheet} />` : null;
}

function Sheet() {
  useEffect(() => {
    const done = () => {
      printing.value = false;
    };
    addEventListener("afterprint", done);
    print();
    return () => removeEventListener("afterprint", done);
  }, []);
  const at = now.peek();
  return html`<section class="missing-sheet">
    <h2>${t("desk.missing_title", { n: missing.value.length })}</h2>
    <p>${view.value?.conference.title} · ${t("desk.missing_at", { time: clock(at), date: day(localDate(at)) })}</p>
    <table>
      <thead>
        <tr>${COLUMNS.map((column) => html`<th key=${column} scope="col">${t(`desk.sheet_${column}`)}</th>`)}</tr>
      </thead>
      <tbody>
        ${missing.value.map((called, place) => html`<${Row} key=${called.unit.code} called=${called} place=${place} />`)}
      </tbody>
    </table>
  </section>`;
}

/** @param {{called: import("./roll-call.js").Called, place: number}} props */
function Row({ called: { unit, parentName, standing, report, contact, reminder }, place }) {
  const words = [t(`desk.standing_${standing}`), shortcomingWords(report)].filter(Boolean).join(": ");
  return html`<tr>
    <td>${place + 1}</td>
    <td>${[unit.name, parentName].filter(Boolean).join(", ")}</td>
    <td>${words}</td>
    <td>${contact?.person}</td>
    <td>${contact?.phone}</td>
    <td>${reminder && clock(reminder.at)}</td>
    <td></td>
  </tr>`;
}
