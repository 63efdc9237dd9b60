// @ts-check
/** The log's signals: the live end from the socket, older pages over HTTP. */
import { signal } from "@preact/signals";
import { accepts, EVERYTHING, merge, pageQuery, rejoin } from "./feed.js";
import { deskUrl, names } from "./model.js";

/**
 * @typedef {import("../wire.js").Entry} Entry
 * @typedef {import("./feed.js").Filter} Filter
 */

/** Live lines kept in memory; older ones are a page away on the server. */
const KEPT = 5_000;

export const filter = signal(/** @type {Filter} */ (EVERYTHING));
/** What the log shows, newest first. */
export const lines = signal(/** @type {Entry[]} */ ([]));
export const more = signal(true);
export const loading = signal(false);
export const failed = signal(false);

/** Everything heard live, newest first. */
export const latest = signal(/** @type {Entry[]} */ ([]));
/** Answers to an earlier filter are dropped. */
let request = 0;

/** @param {Entry[]} log the snapshot's, oldest first */
export function followSnapshot(log) {
  latest.value = rejoin(latest.value, log).slice(0, KEPT);
  if (isNarrow(filter.value)) return load(null);
  lines.value = rejoin(lines.value, log);
  more.value = (lines.value.at(-1)?.seq ?? 0) > 1;
}

/** @param {Entry[]} entries in order */
export function followEntries(entries) {
  latest.value = merge(latest.value, entries).slice(0, KEPT);
  lines.value = merge(lines.value, entries.filter(accepts(filter.value, names.unit)));
}

/** @param {Partial<Filter>} change */
export function narrow(change) {
  filter.value = { ...filter.value, ...change };
  lines.value = latest.value.filter(accepts(filter.value, names.unit));
  more.value = true;
  failed.value = false;
  if (isNarrow(filter.value)) return load(null);
  request += 1;
  loading.value = false;
}

/** @param {Filter} wanted */
function isNarrow(wanted) {
  return wanted.group !== "" || wanted.unit !== "" || wanted.query !== "";
}

/** After a failure: goes on from where the log stopped. */
export function tryAgain() {
  failed.value = false;
  return loadOlder();
}

export function loadOlder() {
  if (loading.value || !more.value || failed.value) return;
  return load(lines.value.at(-1)?.seq ?? null);
}

/** @param {number | null} before */
async function load(before) {
  request += 1;
  const mine = request;
  loading.value = true;
  failed.value = false;
  try {
    const page = await fetchPage(filter.value, before);
    if (mine !== request) return;
    lines.value = merge(lines.value, page.entries);
    more.value = page.more;
  } catch {
    if (mine === request) failed.value = true;
  } finally {
    if (mine === request) loading.value = false;
  }
}

/**
 * A page of the log from the server, newest first. Rejects without a link or a session.
 * @param {Filter} wanted
 * @param {number | null} before
 * @returns {Promise<{entries: Entry[], more: boolean}>}
 */
export async function fetchPage(wanted, before) {
  const response = await fetch(deskUrl(`log?${pageQuery(wanted, before)}`), {
    headers: { Accept: "application/json" },
  });
  if (!response.ok) throw new Error(`log: ${response.status}`);
  return response.json();
}
