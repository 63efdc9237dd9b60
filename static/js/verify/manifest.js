// @ts-check
/** The signed list of a bundle's files (docs/evidence.md, section 4). */
import { readHead } from "./checkpoint.js";
import { isSigned, readNote } from "./note.js";

/** @typedef {{sha256: string, size: number}} Listed */
/** @typedef {{head: import("./checkpoint.js").Head, files: Map<string, Listed>, holds: boolean}} Manifest */

/**
 * @param {string | null} text
 * @param {import("./note.js").LogKey} key
 * @returns {Promise<Manifest | null>} null where its form is wrong
 */
export async function readManifest(text, key) {
  const note = readNote(text);
  const [format, origin, size, root, ...lines] = note?.text.slice(0, -1).split("\n") ?? [];
  const head = root === undefined ? null : readHead(size, root);
  const files = readLines(lines);
  if (!note || !head || !files || format !== "ceremony/bundle/v1" || origin !== key.name) return null;
  return { head, files, holds: await isSigned(note, key) };
}

/** @param {string[]} lines @returns {Map<string, Listed> | null} */
function readLines(lines) {
  const files = new Map();
  let before = "";
  for (const line of lines) {
    const [, sha256, size, name] = line.match(/^([0-9a-f]{64}) (0|[1-9][0-9]{0,15}) ([!-~]+)$/) ?? [];
    if (!name || name <= before || name === "manifest") return null;
    files.set(name, { sha256, size: Number(size) });
    before = name;
  }
  return files;
}
