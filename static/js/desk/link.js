// @ts-check
/** The desk's connection: fills the model, carries the operator's commands. */
import { has, t } from "../i18n.js";
import { connect } from "../wire.js";
import { followEntries, followSnapshot } from "./log-store.js";
import {
  armed,
  busy,
  chosenHandover,
  hands,
  heardAt,
  link,
  presence,
  progress,
  refusal,
  screens,
  sealing,
  simulating,
  standby,
  view,
  waiting,
} from "./model.js";
import { progressAfter } from "./progress.js";
import { contactsAfter } from "./roll-call.js";
import { apply, fromSnapshot, needsSnapshot } from "./view.js";

/** @type {ReturnType<typeof connect> | null} */
let wire = null;

export function start() {
  wire = connect("/desk", {
    onSnapshot,
    onEntries,
    onFresh(fresh) {
      link.value = { fresh, rejected: fresh ? "" : link.value.rejected };
      if (!fresh) hands.value = null;
    },
    onRejected(code) {
      link.value = { fresh: false, rejected: code };
    },
    events: {
      beat: heard,
      contacts(message) {
        const { value } = view;
        if (value) view.value = { ...value, contacts: contactsAfter(value.contacts, message.contacts) };
      },
      hands(message) {
        hands.value = held(message);
      },
      press_refused(message) {
        const handover = armed.value;
        if (handover) refusal.value = { handover: handover.id, text: refusalText(message.refused) };
      },
      presence(message) {
        presence.value = { ...presence.value, ...message.presence };
      },
      progress(message) {
        progress.value = progressAfter(progress.value, message.progress, serverNow());
      },
      sealing(message) {
        sealing.value = message.done < message.total ? message : null;
      },
      standby(message) {
        standby.value = message;
      },
      screens(message) {
        screens.value = message.screens;
        waiting.value = message.waiting;
      },
      simulating(message) {
        simulating.value = message.simulating;
      },
    },
  });
}

function heard() {
  heardAt.value = new Date();
}

/** @param {any} snapshot */
function onSnapshot(snapshot) {
  heard();
  view.value = fromSnapshot(snapshot);
  presence.value = view.value.presence;
  hands.value = held(snapshot);
  standby.value = snapshot.standby ?? { cue: null, by: "" };
  screens.value = snapshot.screens ?? [];
  waiting.value = snapshot.waiting ?? [];
  simulating.value = snapshot.simulating ?? null;
  followSnapshot(snapshot.log ?? []);
}

/** @param {import("../wire.js").Entry[]} entries */
function onEntries(entries) {
  heard();
  const current = view.value;
  if (current === null) return;
  for (const entry of entries) apply(current, entry);
  view.value = { ...current, handovers: current.handovers.map((handover) => ({ ...handover })) };
  if (entries.some(({ event }) => event.startsWith("handover_"))) settle();
  if (entries.some(({ event, scene }) => event === "scene_taken" && scene.handover))
    chosenHandover.value = null;
  followEntries(entries);
  if (needsSnapshot(entries)) refresh();
}

/** The handover moved on: what was shown of the hands, the sealing and a refusal is past. */
function settle() {
  hands.value = null;
  sealing.value = null;
  refusal.value = null;
}

/**
 * Hands are those of the armed handover.
 * @param {{hands?: Record<string, number>, places?: Record<string, string>}} message presenter -> ms held, and where
 */
function held({ hands: ms = {}, places = {} }) {
  const handover = armed.value;
  return handover && { handover: handover.id, hands: ms, places };
}

export function refresh() {
  wire?.send("snapshot");
}

/** @returns {number} the server's time (ms), as well as it is known here */
export function serverNow() {
  return Date.now() + (wire?.clock().offset_ms ?? 0);
}

/**
 * @param {string} command
 * @param {object} [payload]
 * @returns {Promise<import("../wire.js").Reply>} with the sentence of a refusal
 */
export async function send(command, payload) {
  const reply = (await wire?.send(command, payload)) ?? { refused: "offline" };
  return reply.refused ? { ...reply, message: reply.message ?? refusalText(reply.refused) } : reply;
}

/**
 * Sends a command; a refusal is kept for the handover's panel. Long sealings outlive the wait for an answer:
 * while the server reports progress, silence is no refusal.
 * @param {"seal" | "arm" | "disarm"} command
 * @param {string} id the handover's
 */
export async function order(command, id) {
  busy.value = command;
  refusal.value = null;
  const reply = await send(command, { handover: id });
  busy.value = "";
  if (!reply.refused || (reply.refused === "offline" && sealing.value)) return;
  refusal.value = { handover: id, text: reply.message ?? "" };
}

/** @param {string} code */
function refusalText(code) {
  if (code === "offline") return t("desk.no_answer");
  return has(`refusals.${code}`) ? t(`refusals.${code}`) : code;
}
