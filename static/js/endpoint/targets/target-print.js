// @ts-check

/**
 * Prints a part of the page and nothing else of it.
 * @param {Element | null | undefined} part
 */
export function printPart(part) {
  if (!part) return;
  const sheet = document.createElement("div");
  sheet.className = "print-part";
  sheet.append(part.cloneNode(true));
  document.body.append(sheet);
  document.documentElement.classList.add("printing-part");
  addEventListener("afterprint", () => finish(sheet), { once: true });
  print();
}

/** @param {HTMLElement} sheet */
function finish(sheet) {
  sheet.remove();
  document.documentElement.classList.remove("printing-part");
}
