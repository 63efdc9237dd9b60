// @ts-check
/** The large screen: what the ledger says, as a thousand people see it. */
import { render } from "preact";
import { html } from "./html.js";
import { data } from "./i18n.js";
import { Chart } from "./stage/chart.js";
import { Hands } from "./stage/hands.js";
import { Identity } from "./stage/identity.js";
import { Images } from "./stage/images.js";
import { listenToKeys } from "./stage/keys.js";
import { wear } from "./stage/look.js";
import { Memory } from "./stage/memory.js";
import { Page } from "./stage/page.js";
import { picturesNear, picturesOf } from "./stage/pictures.js";
import { Pressing } from "./stage/pressing.js";
import { Report } from "./stage/report.js";
import { prepareScreen } from "./stage/screen.js";
import { NEUTRAL, shownOf } from "./stage/shown.js";
import { Sound } from "./stage/sound.js";
import { applyEntries, applyPresence, fromSnapshot } from "./stage/state.js";
import { ticker } from "./stage/ticker.js";
import { connect } from "./wire.js";

const root = /** @type {HTMLElement} */ (document.getElementById("stage"));
/** In the desk: a true small copy, without hands, sound or keys. */
const isMonitor = (data.view ?? "screen") !== "screen";

/** @type {import("./stage/state.js").State | null} */
let state = null;
let shown = NEUTRAL;
let isNeutral = false;
let isFresh = false;
/** @type {Date | null} */
let heardAt = null;
let frame = 0;
let isPainted = false;

const sound = new Sound();
const images = new Images(change);
const chart = new Chart(change);
const memory = new Memory();

const wire = connect("/stage", {
  auth: { view: data.view ?? "screen" },
  onSnapshot(snapshot) {
    state = fromSnapshot(snapshot, state);
    if (state.map) chart.fetchMap();
    wear(state.look.version);
    change();
    keep();
  },
  onEntries(entries) {
    if (state === null) return;
    const before = shown.kind;
    if (applyEntries(state, entries)) wire.send("snapshot");
    change();
    keep();
    celebrate(before);
  },
  onRejected: () => location.reload(),
  onFresh(fresh, at) {
    isFresh = fresh;
    heardAt = at ?? heardAt;
    if (!fresh) hands.forget();
    change();
  },
  events: {
    hands: (push) => pressing.heard(push.hands, moveHands),
    presence(push) {
      if (state) applyPresence(state, push.presence);
      change();
    },
    podiums(push) {
      if (state) state.podiums = push.podiums;
      change();
    },
    screen(push) {
      if (state) state.screen = push;
      change();
    },
    identify: (push) => identity.flash(push),
    unpaired: () => location.reload(),
  },
});

const hands = new Hands(wire.send, change);
const pressing = new Pressing(hands, sound);
const identity = new Identity(/** @type {HTMLElement} */ (document.getElementById("identity")));
const report = isMonitor
  ? null
  : new Report(
      (showing) => wire.send("showing", showing),
      () => sound.state,
    );

/** A screen that is loaded again while nobody answers shows what it showed; nothing can be pressed on it. */
async function recall() {
  const kept = await memory.recall();
  if (state !== null || kept === null) return;
  state = { ...kept.state, hands: {}, podiums: {} };
  heardAt = new Date(kept.heardAt);
  if (state.map) chart.fetchMap();
  change();
}

function keep() {
  if (isMonitor) return;
  memory.keep(() => ({
    state: /** @type {import("./stage/state.js").State} */ (state),
    heardAt: Date.now(),
  }));
}

/** @param {Record<string, number>} held */
function moveHands(held) {
  if (state?.handover?.state !== "armed") return;
  state.hands = held;
  change();
}

/** @param {string} before the scene that the entries found */
function celebrate(before) {
  if (shown.kind === before || isFrozen()) return;
  if (before === "press" && (shown.kind === "spreading" || shown.kind === "complete")) {
    sound.stroke();
    afterFrame(() => chart.wave());
  }
  if (before === "spreading" && shown.kind === "complete") sound.fanfare();
}

/** However much changes, the page is drawn once a frame; what is heard and pressed follows at once. */
function change() {
  settle();
  follow();
  if (!frame) frame = requestAnimationFrame(draw);
}

/** The scene changes when all that it shows is here; until then the old one stays. */
function settle() {
  if (isFrozen()) return;
  const next = shownOf(state, { isNeutral, isMonitor });
  const aspect = innerWidth / innerHeight;
  if (next === null || !images.areReady(picturesOf(next, state?.look, aspect))) return;
  shown = next;
  images.areReady(picturesNear(next, aspect));
}

function follow() {
  ticker.hold(isFrozen());
  if (isFrozen()) return pressing.freeze();
  if (state === null) return;
  if (!isMonitor) sound.setVolume(state.screen?.volume ?? 0);
  pressing.follow(state, { isSeen: shown.kind === "press", hasHands: hasHands() });
}

/** Frozen is what was painted; a screen that is frozen before its first picture paints that one. */
function isFrozen() {
  return isPainted && !isMonitor && !isNeutral && state?.screen?.show?.mode === "frozen";
}

function hasHands() {
  return !isMonitor && (state?.screen?.hands ?? true);
}

/** @param {() => void} then */
function afterFrame(then) {
  requestAnimationFrame(() => requestAnimationFrame(then));
}

function draw() {
  frame = 0;
  if (isFrozen()) return;
  render(
    html`<${Page} ...${{ state, shown, isFresh, heardAt, hands, hasHands: hasHands() }}
      isSchematic=${chart.isSchematic} ring=${pressing.ring} boardRef=${chart.ref} />`,
    root,
  );
  report?.painted(shown);
  if (state === null) return;
  isPainted = true;
  chart.update(state);
}

/** N shows the neutral slide; only Shift+N takes it off, so that a second, panicked press of N does not. */
function listenForNeutralSlide() {
  addEventListener("keydown", (event) => {
    if (event.code !== "KeyN" || event.ctrlKey || event.metaKey || event.altKey) return;
    isNeutral = !event.shiftKey;
    change();
  });
}

ticker.follow(() => {
  const { at, offset_ms: offset } = wire.clock();
  return Date.parse(at) + (offset ?? 0);
});
if (!isMonitor) {
  listenToKeys(hands);
  listenForNeutralSlide();
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, () => sound.unblock());
  prepareScreen(root, { mayFullscreen: () => shown.kind !== "press" });
  navigator.serviceWorker?.register("/sw.js").catch(() => {});
  recall();
}
addEventListener("resize", change);
change();
