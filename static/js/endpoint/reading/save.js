// @ts-check
import { fileName } from "./file-name.js";

/** Browsers read a file that is being saved some time after the click; its address must live that long (ms). */
const ADDRESS_LIVES = 60_000;

/**
 * Offers an opened document for saving under its Vietnamese name.
 * @param {Blob} file
 * @param {string} filename
 */
export async function save(file, filename) {
  const name = fileName(filename);
  if (isOnHomeScreen() && (await share(file, name))) return;
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.target = "_blank"; // for browsers that know no download: they open it
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), ADDRESS_LIVES);
}

/** There iOS opens a download in the page's own place, with no way back. */
function isOnHomeScreen() {
  return /** @type {Navigator & {standalone?: boolean}} */ (navigator).standalone === true;
}

/** @param {Blob} file @param {string} name @returns {Promise<boolean>} whether the device took it, or its owner thought better of it */
async function share(file, name) {
  const files = [new File([file], name, { type: file.type })];
  if (!navigator.canShare?.({ files })) return false;
  return navigator.share({ files }).then(
    () => true,
    (error) => error.name === "AbortError",
  );
}
