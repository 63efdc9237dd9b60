// @ts-check
import { useState } from "preact/hooks";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Documents } from "./documents.js";
import { designation } from "./words.js";

/** The viewer weighs ten times the page: it comes with the first document that someone looks at. @param {{holding: import("./holding.js").Holding}} props */
export function OpenDocuments({ holding }) {
  const [viewed, setViewed] = useState(/** @type {import("./steps.js").Envelope | null} */ (null));
  const [viewer, setViewer] = useState(/** @type {{Viewer: any} | null} */ (null));
  const [failed, setFailed] = useState(false);
  const view = async (/** @type {import("./steps.js").Envelope} */ envelope) => {
    setViewed(envelope);
    setFailed(false);
    await import("./viewer.js").then(setViewer, () => setFailed(true));
  };
  return html`
    <${Documents} holding=${holding} onView=${view} />
    ${failed && html`<p class="card problem" role="alert">${t("endpoint.viewer_missing")}</p>`}
    ${
      viewed &&
      viewer &&
      html`<${viewer.Viewer}
      file=${holding.files[viewed.document]}
      name=${designation(viewed)}
      onClose=${() => setViewed(null)}
    />`
    }
  `;
}
