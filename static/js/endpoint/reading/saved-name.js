// @ts-check
import { designation } from "../words.js";

const ENDING = /\.[a-z0-9]{1,5}$/i;

/**
 * Under which name a document is saved: what people call it, where it is registered, else the name of its file.
 * @param {import("../steps.js").Envelope} envelope
 * @param {Pick<import("../steps.js").Manifest, "unit" | "envelopes">} manifest that it is of
 * @returns {string}
 */
export function savedName(envelope, { unit, envelopes }) {
  const wanted = calledBy(envelope);
  const same = envelopes.filter((one) => calledBy(one).toLowerCase() === wanted.toLowerCase());
  if (same.length < 2 || envelope.common) return wanted;
  const own = same.filter(({ common }) => !common);
  const place = own.length > 1 ? ` (${own.indexOf(envelope) + 1})` : "";
  return marked(wanted, ` ${unit}${place}`);
}

/** @param {import("../steps.js").Envelope} envelope */
function calledBy(envelope) {
  const { number, symbol, filename } = envelope;
  if (!number || !symbol) return filename;
  return designation(envelope) + (filename.match(ENDING)?.[0] ?? "");
}

/** @param {string} name @param {string} mark in front of its ending */
function marked(name, mark) {
  const ending = name.match(ENDING)?.[0] ?? "";
  return name.slice(0, name.length - ending.length) + mark + ending;
}
