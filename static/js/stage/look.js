// @ts-check
/** The organisation's own colours: its sheet is the page's last, and a new one takes the old one's place when it is there. */

const ADDRESS = "/stage/look.css";

/** @param {string} version */
export function wear(version) {
  const worn = /** @type {HTMLLinkElement[]} */ ([...document.querySelectorAll(`link[href^="${ADDRESS}"]`)]);
  const address = `${ADDRESS}?v=${encodeURIComponent(version)}`;
  if (version === "" || worn.some((link) => link.getAttribute("href") === address)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  link.addEventListener("load", () => {
    for (const old of worn) old.remove();
  });
  link.addEventListener("error", () => link.remove());
  document.head.append(link);
}
