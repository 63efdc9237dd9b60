// @ts-check
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { Icon } from "../icons.js";
import { designation } from "../words.js";
import { markSeen } from "./seen.js";
import { useFile } from "./use-file.js";

/** What is being read, whichever list it was opened from: the lists change when documents come. */
const read = signal(/** @type {{handover: string, document: string} | null} */ (null));

/** @param {string} handover @param {string} document */
export function openToRead(handover, document) {
  read.value = { handover, document };
  markSeen(document);
}

/** @param {string} document @returns {string} of the button that opens it */
export const readingId = (document) => `read-${document}`;

/**
 * A document of this handover on the whole screen, while somebody reads one.
 * @param {{handover: import("../view.js").Handover, lost: boolean,
 *          receiver: {holding: import("@preact/signals").Signal<import("../keeping/holding.js").Holding>,
 *                     surroundings: {token: string}}}} props
 */
export function Reading({ handover, receiver, lost }) {
  const { manifest, files } = receiver.holding.value;
  const wanted = read.value?.handover === handover.id ? read.value.document : null;
  const envelope = manifest?.envelopes.find(({ document }) => document === wanted);
  const { viewer, failed } = useViewer(wanted);
  const use = useFile(envelope, manifest, files[wanted ?? ""]);
  if (!envelope) return null;
  if (failed) return html`<p class="card problem" role="alert">${t("point.viewer_missing")}</p>`;
  if (!viewer) return null;
  const { document, pages = 0 } = envelope;
  const { token } = receiver.surroundings;
  return html`<${viewer.Viewer}
    name=${designation(envelope)}
    file=${files[document]}
    use=${use}
    pictures=${{ handover: handover.id, document, pages, token }}
    linked=${!lost}
    onClose=${() => close(document)}
  />`;
}

/** @param {string | null} wanted */
function useViewer(wanted) {
  const [viewer, setViewer] = useState(/** @type {typeof import("./viewer.js") | null} */ (null));
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!wanted || viewer) return;
    setFailed(false);
    import("./viewer.js").then(setViewer, () => setFailed(true));
  }, [wanted, read.value]);
  return { viewer, failed };
}

/** The button that it came from may have given way to another meanwhile. @param {string} id of the document */
function close(id) {
  read.value = null;
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById(readingId(id))?.focus();
  });
}

/**
 * After the release, while the documents are still on their way: their pages, from the server.
 * @param {{handover: string, envelope: import("../steps.js").Envelope}} props
 */
export function ReadNow({ handover, envelope }) {
  const { document, pages } = envelope;
  if (!pages) return null;
  return html`<button
    id=${readingId(document)}
    class="button envelope-read"
    aria-label=${`${t("point.read_now")}: ${designation(envelope)}`}
    onClick=${() => openToRead(handover, document)}
  >
    <${Icon} name="view" />${t("point.read_now")}
  </button>`;
}
