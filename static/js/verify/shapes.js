// @ts-check
/** What a value of JSON has to look like, put together from small predicates. */
import { isObject } from "./json.js";

/** @typedef {(value: any) => boolean} Shape */

/** @type {Shape} */
export const text = (value) => typeof value === "string";

/** @param {RegExp} pattern @returns {Shape} */
export const matching = (pattern) => (value) => text(value) && pattern.test(value);

/** @type {Shape} */
export const integer = (value) => Number.isSafeInteger(value);

/** @type {Shape} */
export const count = (value) => Number.isSafeInteger(value) && value >= 0;

/** @param {any} expected @returns {Shape} */
export const exactly = (expected) => (value) => value === expected;

/** @param {...Shape} shapes @returns {Shape} */
export const either =
  (...shapes) =>
  (value) =>
    shapes.some((shape) => shape(value));

/** @param {Shape} shape @returns {Shape} */
export const orNull = (shape) => (value) => value === null || shape(value);

/** @param {Shape} shape @returns {Shape} */
export const list = (shape) => (value) => Array.isArray(value) && value.every(shape);

/** @param {Shape} shape @returns {Shape} an object with any keys */
export const map = (shape) => (value) => isObject(value) && Object.values(value).every(shape);

/** @param {Record<string, Shape>} fields @returns {Shape} an object with at least these */
export const having = (fields) => (value) =>
  isObject(value) &&
  Object.entries(fields).every(([key, shape]) => Object.hasOwn(value, key) && shape(value[key]));

/** @param {Record<string, Shape>} fields @returns {Shape} an object with these and no others */
export const only = (fields) => (value) =>
  having(fields)(value) && Object.keys(value).length === Object.keys(fields).length;
