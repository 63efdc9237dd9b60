// @ts-check
import { byCodePoint } from "./bytes.js";

const ESCAPE = /\\./gs;
const FRACTION_OR_EXPONENT = /\d[.eE]/;
const HALF_A_PAIR = /\p{Surrogate}/u;

/** @typedef {Record<string, any>} Json an object */

/**
 * @param {string | null} text
 * @returns {any} undefined for what is not JSON, and for numbers that are not integers (docs/evidence.md)
 */
export function parseJson(text) {
  try {
    return text === null || hasFractions(text) ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {string} text @returns {boolean} whether one stands outside of its strings */
function hasFractions(text) {
  const parts = text.replace(ESCAPE, "").split('"');
  return parts.some((part, i) => i % 2 === 0 && FRACTION_OR_EXPONENT.test(part));
}

/** @param {any} value @returns {value is Json} */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A member of an object whose keys come from the file: never one that every object has, such as "constructor".
 * @template T
 * @param {Record<string, T> | undefined | null} object
 * @param {string} key
 * @returns {T | undefined}
 */
export function own(object, key) {
  return object && Object.hasOwn(object, key) ? object[key] : undefined;
}

/**
 * Keys sorted by code point, no spaces, no escapes but those that JSON demands.
 * @param {any} value
 * @returns {string} throws for what nests too deep and for half a surrogate pair, which UTF-8 cannot spell
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return spelled(value);
  const members = Object.keys(value)
    .sort(byCodePoint)
    .map((key) => `${spelled(key)}:${canonical(value[key])}`);
  return `{${members.join(",")}}`;
}

/** @param {any} value neither an array nor an object */
function spelled(value) {
  if (HALF_A_PAIR.test(value)) throw new TypeError("half a surrogate pair");
  return JSON.stringify(value);
}

/** @param {string | null} text @param {any} value that it was read to @returns {boolean} */
export function isCanonical(text, value) {
  try {
    return canonical(value) === text;
  } catch {
    return false;
  }
}
