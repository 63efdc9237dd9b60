// @ts-check
/** Browsers read a file that is being saved some time after the click; its address must live that long (ms). */
const ADDRESS_LIVES = 60_000;

/**
 * Offers an opened document for saving under its Vietnamese name.
 * @param {Blob} file
 * @param {string} filename
 */
export function save(file, filename) {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = filename.normalize("NFC");
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), ADDRESS_LIVES);
}
