// @ts-check
/** The keyboard holds hands too: 1 to 5 each presenter's, space or enter the first. */

/**
 * @param {string} code a KeyboardEvent's `code`, which is the key and not the letter it types
 * @returns {number | null} which presenter, from 0
 */
export function presenterOfKey(code) {
  if (code === "Space" || code === "Enter" || code === "NumpadEnter") return 0;
  const digit = code.match(/^(?:Digit|Numpad)([1-5])$/);
  return digit ? Number(digit[1]) - 1 : null;
}

/**
 * Nothing is heard while no button is live: `hands` has no arming then.
 * @param {import("./hands.js").Hands} hands
 */
export function listenToKeys(hands) {
  addEventListener("keydown", (event) => {
    const presenter = presenterOfKey(event.code);
    if (presenter === null || event.ctrlKey || event.altKey || event.metaKey) return;
    const id = hands.arming?.presenters[presenter]?.id;
    if (id === undefined) return;
    event.preventDefault();
    if (!event.repeat) hands.down(`key:${event.code}`, id);
  });
  addEventListener("keyup", (event) => hands.up(`key:${event.code}`));
  addEventListener("blur", () => hands.liftAll());
  document.addEventListener("visibilitychange", () => document.hidden && hands.liftAll());
}
