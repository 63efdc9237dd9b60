// @ts-check
import { useMemo } from "preact/hooks";
import { html } from "../../html.js";
import { isTargets } from "../targets/target-sheet.js";
import { Targets } from "../targets/targets.js";
import { Documents } from "./documents.js";
import { openToRead } from "./reading.js";

/**
 * The unit's targets as tables, and what is to be read.
 * @param {{holding: import("../keeping/holding.js").Holding, handover: string}} props
 */
export function OpenDocuments({ holding, handover }) {
  const view = (/** @type {import("../steps.js").Envelope} */ { document }) => openToRead(handover, document);
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

/** @param {import("../keeping/holding.js").Holding} holding @returns {import("../keeping/holding.js").Holding} */
function withoutTargets(holding) {
  const { manifest } = holding;
  if (!manifest) return holding;
  const envelopes = manifest.envelopes.filter((envelope) => !isTargets(envelope));
  return { ...holding, manifest: { ...manifest, envelopes } };
}
