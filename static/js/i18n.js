// @ts-check
/** The page's data, put there by the server: language, sentences, surface. */
const page = readPage();

function readPage() {
  const element = globalThis.document?.getElementById("page");
  return element ? JSON.parse(element.textContent ?? "{}") : { language: "vi", translations: {} };
}

/** @type {"vi" | "en"} */
export const language = page.language;

/** @type {Record<string, any>} */
export const data = page;

/**
 * The sentence for a key such as "stage.press", with `{name}` placeholders filled in.
 * @param {string} key
 * @param {Record<string, string | number | null | undefined>} [values]
 * @param {"vi" | "en"} [into]
 * @returns {string} the key itself where there is no sentence, so that a gap is seen
 */
export function t(key, values = {}, into = language) {
  const dot = key.indexOf(".");
  const sentences = into === language ? page.translations : page.other_translations;
  const sentence = sentences?.[key.slice(0, dot)]?.[key.slice(dot + 1)];
  if (sentence === undefined) return key;
  return sentence.replace(/\{(\w+)\}/g, (/** @type {string} */ whole, /** @type {string} */ name) =>
    String(values[name] ?? whole),
  );
}

/** A section that came when the page already stood. @param {string} name @param {Record<string, string>} sentences */
export function addSection(name, sentences) {
  page.translations[name] = sentences;
}

/** @param {string} key */
export function has(key) {
  return t(key) !== key;
}

/** @param {string | number | Date} at @returns {string} HH:MM:SS in the local time zone */
export function clock(at) {
  const time = new Date(at);
  return [time.getHours(), time.getMinutes(), time.getSeconds()]
    .map((n) => String(n).padStart(2, "0"))
    .join(":");
}

/** @param {string} isoDate @returns {string} dd/mm/yyyy */
export function day(isoDate) {
  return isoDate.slice(0, 10).split("-").reverse().join("/");
}
