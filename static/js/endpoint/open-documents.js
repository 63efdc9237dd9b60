// @ts-check
import { useMemo } from "preact/hooks";
import { html } from "../html.js";
import { Documents } from "./documents.js";
import { openToRead } from "./reading.js";
import { isTargets } from "./target-sheet.js";
import { Targets } from "./targets.js";

/**
 * The unit's targets as tables, and what is to be read.
 * @param {{holding: import("./holding.js").Holding, handover: string}} props
 */
export function OpenDocuments({ holding, handover }) {
  const view = (/** @type {import("./steps.js").Envelope} */ { document }) => openToRead(handover, document);
  const targets = holding.manifest?.envelopes.filter(isTargets) ?? [];
  const toRead = useMemo(() => withoutTargets(holding), [holding]);
  return html`
    ${targets.map((envelope) => {
      const file = holding.files[envelope.document];
      return file && html`<${Targets} key=${envelope.document} envelope=${envelope} file=${file} />`;
    })}
    ${toRead.manifest?.envelopes.length !== 0 && html`<${Documents} holding=${toRead} onView=${view} />`}
  `;
}

/** @param {import("./holding.js").Holding} holding @returns {import("./holding.js").Holding} */
function withoutTargets(holding) {
  const { manifest } = holding;
  if (!manifest) return holding;
  const envelopes = manifest.envelopes.filter((envelope) => !isTargets(envelope));
  return { ...holding, manifest: { ...manifest, envelopes } };
}
