// @ts-check
/** The podium: one presenter's place on the button, on a tablet or phone of its own. */
import { render } from "preact";
import { HANDOVER_AFTER } from "./fold.js";
import { html } from "./html.js";
import { Place } from "./podium/place.js";
import { Hands } from "./stage/hands.js";
import { listenToKeys } from "./stage/keys.js";
import { wear } from "./stage/look.js";
import { Pressing } from "./stage/pressing.js";
import { prepareScreen } from "./stage/screen.js";
import { connect } from "./wire.js";

const REPORT_EVERY_MS = 5_000;

const root = /** @type {HTMLElement} */ (document.getElementById("podium"));

/** @type {import("./podium/place.js").View | null} */
let view = null;
let isFresh = false;
/** @type {{name: string, number: number} | null} */
let identity = null;

const wire = connect("/podium", {
  onSnapshot(snapshot) {
    view = snapshot;
    wear(snapshot.look.version);
    change();
    report();
  },
  onEntries(entries) {
    for (const entry of entries) follow(entry);
    wire.send("snapshot");
    change();
  },
  onFresh(fresh) {
    isFresh = fresh;
    if (!fresh) hands.forget();
    change();
  },
  onRejected: () => location.reload(),
  events: {
    hands: (push) => pressing.heard(push.hands, count),
    screen(push) {
      if (view) view.screen = push;
      change();
    },
    identify: flash,
    unpaired: () => location.reload(),
  },
});

const hands = new Hands(wire.send, change);
/** A podium is silent: the hall hears the stage. */
const pressing = new Pressing(hands, { hold() {} });

/** @param {import("./wire.js").Entry} entry */
function follow(entry) {
  const handover = view?.handover;
  if (!handover || entry.handover !== handover.id || !(entry.event in HANDOVER_AFTER)) return;
  handover.state = HANDOVER_AFTER[/** @type {keyof typeof HANDOVER_AFTER} */ (entry.event)];
  if (entry.event === "handover_armed") handover.arming = entry.arming;
  if (entry.event === "handover_released") {
    handover.released_at = entry.at;
    navigator.vibrate?.([60, 40, 160]);
  }
}

/** @param {Record<string, number>} held presenter -> ms, as the server counts */
function count(held) {
  if (view) view.hands = held;
  change();
}

/** @param {{name: string, number: number}} who */
function flash(who) {
  identity = who;
  change();
  setTimeout(() => {
    identity = null;
    change();
  }, 5_000);
}

/** The hands that count here are this presenter's own; the ring is everyone's. */
function change() {
  const handover = view?.handover ?? null;
  const own = handover?.presenters.filter(({ id }) => id === view?.screen.presenter) ?? [];
  pressing.follow({ handover, hands: view?.hands ?? {} }, { isSeen: isFresh, hasHands: true, own });
  const { ring } = pressing;
  render(html`<${Place} ...${{ view, own: own[0] ?? null, isFresh, identity, hands, ring }} />`, root);
}

/** What this device shows, for the desk. */
function report() {
  const { hidden } = document;
  const scene = view?.handover?.state ?? "none";
  const [width, height] = [innerWidth, innerHeight].map((n) => Math.round(n * devicePixelRatio));
  wire.send("showing", { take: 0, step: 0, scene, width, height, hidden, sound: "off", fps: 0 });
}

navigator.serviceWorker?.register("/sw.js").catch(() => {});
listenToKeys(hands);
prepareScreen(root, { mayFullscreen: () => view?.handover?.state !== "armed" });
document.addEventListener("visibilitychange", report);
setInterval(() => isFresh && report(), REPORT_EVERY_MS);
change();
