// @ts-check

import { isPageKept } from "../keeping/keeping.js";
import { freeRoom, roomFor } from "../staging/room.js";
import { canStayAwake } from "./awake.js";
import * as findings from "./ready-findings.js";
import { tryEnvelope } from "./trial.js";

const TRIPS = 5;
const WRITTEN = "room";
const WRITTEN_BYTES = 1_000_000;

/**
 * @typedef {import("./ready-findings.js").Finding} Finding
 * @typedef {import("../conference.js").AnySession} AnySession
 */

/**
 * Looks at everything that needs no person, one thing after the other, and tells what it found.
 * @param {AnySession} session
 * @param {(check: string, finding: Finding) => void} tell
 */
export async function checkAll(session, tell) {
  const trips = await makeTrips(session);
  tell("link", findings.linkFinding(trips));
  tell("clock", findings.clockFinding(trips));
  tell("storage", findings.storageFinding(await roomOn(session)));
  tell("envelope", findings.envelopeFinding(await tryEnvelope(session)));
  tell("awake", findings.awakeFinding(await canStayAwake()));
}

/** @param {AnySession} session @returns {Promise<(import("./ready-findings.js").Trip | null)[]>} */
async function makeTrips(session) {
  /** @type {(import("./ready-findings.js").Trip | null)[]} */
  const trips = [];
  while (trips.length < TRIPS && !trips.includes(null)) trips.push(await makeTrip(session).catch(() => null));
  return trips;
}

/** @param {AnySession} session */
async function makeTrip(session) {
  const began = performance.now();
  const serverTime = await askTime(session);
  const took = performance.now() - began;
  return Number.isNaN(serverTime) ? null : { took, ahead: serverTime + took / 2 - Date.now() };
}

/** Only the tab that works has a wire; another asks over HTTP, whose clock ticks in seconds. @param {AnySession} session */
async function askTime(session) {
  if ("send" in session) return Date.parse(/** @type {any} */ (await session.send("beat", {})).at);
  const { headers } = await fetch("health", { cache: "no-store" });
  return Date.parse(headers.get("Date") ?? "");
}

/** @param {AnySession} session */
async function roomOn({ receivers, shelf }) {
  const holdings = [...receivers.values()].map(({ holding }) => holding.peek());
  const missing = holdings.flatMap(({ manifest, held }) =>
    (manifest?.envelopes ?? []).filter(({ document }) => !held[document]),
  );
  const written = await shelf.put(WRITTEN, new Uint8Array(WRITTEN_BYTES));
  await shelf.remove([WRITTEN]);
  return {
    missing: missing.length > 0 ? roomFor(missing) : 0,
    durable: written && holdings.every(({ durable }) => durable),
    free: await freeRoom(),
    persisted: await isPersisted(),
    page: await isPageKept(),
  };
}

/** Asked on a click, some browsers say yes that said no before. */
async function isPersisted() {
  const { storage } = navigator;
  return (await storage?.persist?.().catch(() => false)) ?? false;
}
