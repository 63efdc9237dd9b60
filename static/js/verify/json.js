// @ts-check
import { byCodePoint } from "./bytes.js";

const STRING = /"(?:[^"\\]|\\.)*"/g;
const FRACTION_OR_EXPONENT = /\d[.eE]/;

/** @typedef {Record<string, any>} Json an object */

/**
 * @param {string | null} text
 * @returns {any} undefined for what is not JSON, and for numbers that are not integers (docs/evidence.md)
 */
export function parseJson(text) {
  if (text === null || FRACTION_OR_EXPONENT.test(text.replace(STRING, '""'))) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort(byCodePoint)
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(",")}}`;
}
