// @ts-check
/** The operator's commands to the screens. A refusal stands beside the controls until a command succeeds. */
import { signal } from "@preact/signals";
import { send } from "./link.js";
import { link, program, rundown, standby, view } from "./model.js";
import { lastStep } from "./program.js";
import { reachedCue } from "./rundown-times.js";

/** @typedef {import("./program.js").Scene} Scene */

export const showRefusal = signal("");
/** A command that changes what the screens show is under way: another one waits for its answer. */
export const going = signal(false);

/**
 * @param {string} name
 * @param {object} [payload]
 * @returns {Promise<boolean>} whether it was done
 */
export async function command(name, payload) {
  const reply = await send(name, payload);
  showRefusal.value = reply.refused ? (reply.message ?? "") : "";
  return !reply.refused;
}

/**
 * @param {string} name
 * @param {object} [payload]
 */
async function change(name, payload) {
  if (going.value || link.value.fresh !== true) return false;
  going.value = true;
  const done = await command(name, payload);
  going.value = false;
  return done;
}

function take() {
  return program.value?.take ?? 0;
}

export async function go() {
  const { cue } = standby.value;
  return cue !== null && change("go", { take: take(), cue });
}

/**
 * A scene that is no cue.
 * @param {Scene} scene
 */
export function takeScene(scene) {
  return change("take", { take: take(), scene, minutes: null });
}

export function neutral() {
  return command("neutral");
}

/** @param {string} cue */
export async function prepare(cue) {
  const before = standby.value;
  if (before.cue === cue) return;
  // Shown at once, so that a key held down moves on from where it is; the server's word follows.
  standby.value = { cue, by: view.value?.operator ?? "" };
  if (!(await command("standby", { cue })) && standby.value.cue === cue) standby.value = before;
}

/** @param {1 | -1} by */
export function prepareNext(by) {
  const cues = rundown.value;
  const place = cues.findIndex(({ id }) => id === standby.value.cue);
  const reached = reachedCue(cues, view.value?.takes ?? {}, program.value?.cue);
  const wanted = cues[place === -1 ? reached + (by === 1 ? 1 : 0) : place + by];
  if (wanted) prepare(wanted.id);
}

/** @param {number} to */
export function step(to) {
  if (view.value === null || program.value === null) return;
  const last = lastStep(program.value.scene, view.value);
  if (to >= 0 && to <= last && to !== program.value.step) command("step", { take: take(), step: to });
}

/** @param {1 | -1} by minutes */
export function addTime(by) {
  const minutes = (program.value?.minutes ?? 0) + by;
  if (program.value && minutes >= 1) command("time", { take: take(), minutes });
}
