// @ts-check
/** The desk's connection: fills the model, carries the operator's commands. */
import { has, t } from "../i18n.js";
import { connect } from "../wire.js";
import { followEntries, followSnapshot } from "./log-store.js";
import { busy, hands, heardAt, link, presence, refusal, sealing, view } from "./model.js";
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
      hands(message) {
        hands.value = held(message.hands);
      },
      press_refused(message) {
        const handover = armed();
        if (handover) refusal.value = { handover: handover.id, text: refusalText(message.refused) };
      },
      presence(message) {
        presence.value = { ...presence.value, ...message.presence };
      },
      sealing(message) {
        sealing.value = message.done < message.total ? message : null;
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
  hands.value = held(snapshot.hands ?? {});
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
 * @param {Record<string, number>} hands presenter -> ms held
 */
function held(hands) {
  const handover = armed();
  return handover && { handover: handover.id, hands };
}

/** The handover whose button is live; null if none is. */
function armed() {
  return view.value?.handovers.find((/** @type {any} */ one) => one.state === "armed") ?? null;
}

export function refresh() {
  wire?.send("snapshot");
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
  const reply = (await wire?.send(command, { handover: id })) ?? { refused: "offline" };
  busy.value = "";
  if (!reply.refused || (reply.refused === "offline" && sealing.value)) return;
  refusal.value = { handover: id, text: reply.message ?? refusalText(reply.refused) };
}

/** @param {string} code */
function refusalText(code) {
  if (code === "offline") return t("desk.no_answer");
  return has(`refusals.${code}`) ? t(`refusals.${code}`) : code;
}
