// @ts-check
import { useState } from "preact/hooks";
import { save } from "./save.js";
import { savedName } from "./saved-name.js";
import { markSeen } from "./seen.js";

/**
 * What one does with a document that is here.
 * @param {import("../steps.js").Envelope | undefined} envelope
 * @param {import("../steps.js").Manifest | null} manifest that it is of
 * @param {Blob | undefined} file
 * @returns {import("./viewer-bars.js").Use | null} null while it is not
 */
export function useFile(envelope, manifest, file) {
  const [printing, setPrinting] = useState(false);
  if (!file || !envelope || !manifest) return null;
  const print = async () => {
    setPrinting(true);
    try {
      const { printDocument } = await import("./print.js");
      await printDocument(file);
    } finally {
      setPrinting(false);
    }
  };
  const keep = () => {
    markSeen(envelope.document);
    save(file, savedName(envelope, manifest));
  };
  return { save: keep, print, printing };
}
