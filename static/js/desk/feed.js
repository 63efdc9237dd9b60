// @ts-check
/** The log as the desk shows it: newest first, a live end and older pages, narrowed by a filter. */
import { matcher, plain } from "./search.js";
import { EVENT_GROUPS } from "./sentences.js";

/**
 * @typedef {import("../wire.js").Entry} Entry
 * @typedef {{group: string, unit: string, query: string}} Filter empty strings: everything
 */

export const PAGE = 200;

/** @type {Filter} */
export const EVERYTHING = { group: "", unit: "", query: "" };

/**
 * @param {Entry[]} ours newest first
 * @param {Entry[]} others in any order
 * @returns {Entry[]} newest first, each once
 */
export function merge(ours, others) {
  if (others.length === 0) return ours;
  const top = ours[0]?.seq ?? Number.NEGATIVE_INFINITY;
  if (others.every((entry) => entry.seq > top)) return [...others].sort(newestFirst).concat(ours);
  const known = new Set(ours.map((entry) => entry.seq));
  const news = others.filter((entry) => !known.has(entry.seq));
  if (news.length === 0) return ours;
  return [...ours, ...news].sort(newestFirst);
}

/**
 * @param {Entry} a
 * @param {Entry} b
 */
function newestFirst(a, b) {
  return b.seq - a.seq;
}

/**
 * What is kept after a new snapshot: if more happened meanwhile than it tells of, the older lines go and are
 * fetched again when someone scrolls to them; a log with a hidden gap would be worse.
 * @param {Entry[]} ours newest first
 * @param {Entry[]} log the snapshot's, oldest first
 */
export function rejoin(ours, log) {
  if (log.length === 0) return ours;
  const gap = ours.length > 0 && log[0].seq > ours[0].seq + 1;
  return merge(gap ? [] : ours, log);
}

/**
 * @param {Filter} filter
 * @param {(code: string) => string | undefined} unitName
 * @returns {(entry: Entry) => boolean}
 */
export function accepts(filter, unitName) {
  const events = eventsOf(filter.group);
  const matches = matcher(filter.query);
  return (entry) =>
    (events === null || events.includes(entry.event)) &&
    (filter.unit === "" || entry.unit === filter.unit) &&
    (filter.query === "" || matches(searchText(entry, unitName)));
}

/**
 * @param {string} group
 * @returns {readonly string[] | null}
 */
function eventsOf(group) {
  return group === "" ? null : EVENT_GROUPS[/** @type {keyof typeof EVENT_GROUPS} */ (group)];
}

/**
 * @param {Entry} entry
 * @param {(code: string) => string | undefined} unitName
 */
function searchText(entry, unitName) {
  const { unit, person, position, reason, device, operator } = entry;
  const words = [unit, unit && unitName(unit), person, position, reason, device, operator, entry.by?.name];
  return plain(words.filter(Boolean).join(" "));
}

/**
 * @param {Filter} filter
 * @param {number | null} before the sequence number to continue below
 */
export function pageQuery(filter, before) {
  const query = new URLSearchParams({ limit: String(PAGE) });
  if (before !== null) query.set("before", String(before));
  const events = eventsOf(filter.group);
  for (const event of events ?? []) query.append("event", event);
  if (filter.unit) query.set("unit", filter.unit);
  if (filter.query) query.set("q", filter.query);
  return query.toString();
}
