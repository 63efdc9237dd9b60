// @ts-check
import { useEffect, useState } from "preact/hooks";
import { checkAll } from "./ready-checks.js";

/**
 * @typedef {import("./ready-findings.js").Finding} Finding
 * @typedef {import("./ready-state.js").Found} Found
 */

/**
 * What needs no person is looked at when the page opens, and again when the link comes or goes.
 * @param {import("../conference.js").AnySession} session
 * @param {import("../keeping/outbox.js").Report | undefined} report
 */
export function useChecks(session, report) {
  const [found, setFound] = useState(saidBefore(report));
  const [busy, setBusy] = useState(false);
  const tell = (/** @type {string} */ check, /** @type {Finding} */ finding) =>
    setFound((before) => ({
      ...before,
      [check]: isSetByHand(check, finding, before) ? before[check] : finding,
    }));
  const run = async () => {
    setBusy(true);
    for (let link = ""; link !== session.link.peek(); ) {
      link = session.link.peek();
      setFound(onlySaid);
      await checkAll(session, tell);
    }
    setBusy(false);
  };
  const isLive = session.link.value === "live";
  useEffect(() => {
    if (!busy) run();
  }, [isLive]);
  const retract = (/** @type {string} */ check) => setFound(({ [check]: _, ...rest }) => rest);
  return { found, busy, run, tell, retract };
}

/** A browser that cannot keep the screen on says so each time; the person has seen to it once. @param {string} check @param {Finding} finding @param {Found} before */
function isSetByHand(check, { result }, { awake }) {
  return check === "awake" && result !== "ok" && awake?.word === "set";
}

/** What stands while the rest is looked at again. @param {Found} found @returns {Found} */
function onlySaid({ sound, camera, awake }) {
  return { ...(sound && { sound }), ...(camera && { camera }), ...(awake && { awake }) };
}

/** What people said the last time stands until they say otherwise. @param {import("../keeping/outbox.js").Report | undefined} report @returns {Found} */
function saidBefore(report) {
  const { sound, camera, awake } = report?.payload.checks ?? {};
  return {
    ...(sound === "ok" && { sound: { result: sound, word: "heard" } }),
    ...(camera === "ok" && { camera: { result: camera, word: "works" } }),
    ...(awake === "ok" && { awake: { result: awake, word: "set" } }),
  };
}
