// @ts-check
/** Paper for an office, lacquer for a dark hall beside a projector. Remembered on this machine. */
const KEY = "desk-theme";

/** @returns {"light" | "dark"} */
export function chosenTheme() {
  try {
    return localStorage.getItem(KEY) === "dark" ? "dark" : "light";
  } catch {
    return "light";
  }
}

/**
 * @param {"light" | "dark"} theme
 * @returns {"light" | "dark"} the same
 */
export function turnTheme(theme) {
  document.body.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A browser that keeps nothing still shows it.
  }
  return theme;
}
