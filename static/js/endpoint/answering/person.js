// @ts-check
/**
 * Who confirms here, remembered on this device for the next time.
 * @typedef {{person: string, position: string}} Person
 */

const KEY = "endpoint.person";

/** @returns {Person} */
export function rememberedPerson() {
  try {
    const { person = "", position = "" } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return { person, position };
  } catch {
    return { person: "", position: "" };
  }
}

/** @param {Person} typed @returns {Person} as it is sent: trimmed, NFC */
export function rememberPerson(typed) {
  const person = tidy(typed);
  try {
    localStorage.setItem(KEY, JSON.stringify(person));
  } catch {
    // A browser that keeps nothing lets people type it again.
  }
  return person;
}

/** The device goes to another unit. */
export function forgetPerson() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Then there is nothing to forget.
  }
}

/** @param {Person} person @returns {string[]} the fields that are still empty */
export function missingIn(person) {
  const { person: name, position } = tidy(person);
  return [...(name ? [] : ["person"]), ...(position ? [] : ["position"])];
}

/** @param {Person} person @returns {Person} */
function tidy({ person, position }) {
  return { person: tidied(person), position: tidied(position) };
}

/** @param {string} typed */
export function tidied(typed) {
  return typed.normalize("NFC").trim().replace(/\s+/g, " ");
}
