// @ts-check
/** What was given to the page and what was found: everything stays on this device. */
import { computed, effect, signal } from "@preact/signals";
import { utf8 } from "../bytes.js";
import { sha256hex } from "../hash.js";
import { readLogKey } from "../note.js";
import { verify } from "../verifier.js";
import { isReceiptCode, readPhoto } from "./code-reader.js";

/** @typedef {import("../verifier.js").Result} Result */
/** @typedef {{name: string, bytes: import("../bytes.js").Bytes, result?: Result, compared?: boolean, problem?: string}}
 *   Evidence `compared`: with a key that was given */
/** @typedef {{name: string, sha256: string}} OtherFile such as a document's PDF */
/** @typedef {{name: string, step: string, done: number, total: number}} Progress */

/** @type {import("@preact/signals").Signal<Evidence[]>} */
export const evidence = signal([]);
/** @type {import("@preact/signals").Signal<OtherFile[]>} */
export const otherFiles = signal([]);
/** @type {import("@preact/signals").Signal<Progress | null>} */
export const progress = signal(null);
/** What stands in the field. */
export const keyText = signal("");
export const keyIsWrong = computed(() => keyText.value.trim() !== "" && givenKey.value === undefined);
/** The key to compare with, if there is one. */
export const givenKey = computed(() => readLogKey(keyText.value.trim())?.text);

/** One after the other: a bundle may take a while, and files may be dropped meanwhile. */
let work = Promise.resolve();

/** @param {Iterable<File>} files */
export function take(files) {
  for (const file of files) enqueue(() => takeFile(file));
}

/** @param {string} text of a receipt's QR code @param {string} name */
export function takeCode(text, name) {
  enqueue(() => check({ name, bytes: utf8(text) }));
}

export function clear() {
  evidence.value = [];
  otherFiles.value = [];
}

/** @param {() => Promise<void>} task */
function enqueue(task) {
  work = work.then(task).finally(() => {
    progress.value = null;
  });
}

/** @param {File} file */
async function takeFile(file) {
  progress.value = { name: file.name, step: "reading", done: 0, total: 0 };
  try {
    await takeBytes(file, new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    add({ name: file.name, bytes: new Uint8Array(), problem: String(error) });
  }
}

/** @param {File} file @param {import("../bytes.js").Bytes} bytes */
async function takeBytes(file, bytes) {
  if (file.type.startsWith("image/")) {
    const code = await readPhoto(file);
    return check({ name: file.name, bytes: isReceiptCode(code) ? utf8(code) : bytes });
  }
  if (file.name.toLowerCase().endsWith(".pdf")) {
    otherFiles.value = [...otherFiles.value, { name: file.name, sha256: sha256hex(bytes) }];
    return undefined;
  }
  return check({ name: file.name, bytes });
}

/** @param {Evidence} given */
async function check(given) {
  add({ ...given, ...(await checked(given)) });
}

/** @param {Evidence} given @returns {Promise<Omit<Evidence, "name" | "bytes">>} */
async function checked({ name, bytes }) {
  /** @type {import("../pace.js").Report} */
  const report = (step, done, total) => {
    progress.value = { name, step, done, total };
  };
  const key = givenKey.value;
  try {
    return { result: await verify(bytes, { key, report }), compared: key !== undefined };
  } catch (error) {
    return { problem: String(error) };
  }
}

/** @param {Evidence} given newest first */
function add(given) {
  evidence.value = [given, ...evidence.value];
}

// Another key, another result.
effect(() => {
  givenKey.value;
  const known = evidence.peek();
  if (known.length) enqueue(() => checkAgain(known));
});

/** @param {Evidence[]} known */
async function checkAgain(known) {
  for (const one of known) {
    const again = one.bytes.length ? { ...one, problem: undefined, ...(await checked(one)) } : one;
    evidence.value = evidence.value.map((other) => (other === one ? again : other));
  }
}
