// @ts-check
/** What a page weighs as a picture from the server (bytes); a file that is heavier page by page is the heavier way. */
const PICTURE = 150_000;
const LITTLE_MEMORY = 2;
const WIDEST_PHONE = 600;

/** @typedef {"file" | "pictures"} Way @typedef {{phone: boolean, memory: number}} Device `memory` in GiB */

/**
 * How a document is read first; a person may choose the other way.
 * @param {{file: Blob | undefined, pages: number, linked: boolean}} what `pages`: 0 where no pictures can be had
 * @param {Device} [device]
 * @returns {Way}
 */
export function wayOf({ file, pages, linked }, device = thisDevice()) {
  if (!file) return "pictures";
  const weak = device.phone || device.memory <= LITTLE_MEMORY;
  return weak && linked && pages > 0 && file.size / pages > PICTURE ? "pictures" : "file";
}

/** @returns {Device} */
function thisDevice() {
  const { deviceMemory } = /** @type {Navigator & {deviceMemory?: number}} */ (navigator);
  return {
    phone: matchMedia("(pointer: coarse)").matches && Math.min(screen.width, screen.height) < WIDEST_PHONE,
    memory: deviceMemory ?? Number.POSITIVE_INFINITY,
  };
}
