// @ts-check
import { useState } from "preact/hooks";
import { save } from "./save.js";

/**
 * What one does with a document that is here.
 * @param {string} filename
 * @param {Blob | undefined} file
 * @returns {import("./viewer-bars.js").Use | null} null while it is not
 */
export function useFile(filename, file) {
  const [printing, setPrinting] = useState(false);
  if (!file) return null;
  const print = async () => {
    setPrinting(true);
    const { printDocument } = await import("./print.js");
    await printDocument(file).finally(() => setPrinting(false));
  };
  return { save: () => save(file, filename), print, printing };
}
