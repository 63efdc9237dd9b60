// @ts-check
/** The large screen: what the ledger says, as a thousand people see it. */
import { render } from "preact";
import { html } from "./html.js";
import { t } from "./i18n.js";
import { Board } from "./stage/board.js";
import { Hands } from "./stage/hands.js";
import { listenToKeys } from "./stage/keys.js";
import { parseMap } from "./stage/layout.js";
import { Page } from "./stage/page.js";
import { Ring } from "./stage/ring.js";
import { prepareScreen } from "./stage/screen.js";
import { applyEntries, applyPresence, fromSnapshot } from "./stage/state.js";
import { cellState, groupUnits, receivers, sceneOf, slowestHand } from "./stage/view.js";
import { connect } from "./wire.js";

/** A full ring that empties at once is the release, whose entry comes within a tenth of a second. */
const RELEASE_FOLLOWS_MS = 350;

const root = /** @type {HTMLElement} */ (document.getElementById("stage"));
const ring = new Ring();

/** @type {import("./stage/state.js").State | null} */
let state = null;
/** @type {Board | null} */
let board = null;
/** @type {import("./stage/layout.js").ParsedMap | null} */
let map = null;
let isMapComing = false;
let isSchematic = false;
let isNeutral = false;
let isFresh = false;
/** @type {Date | null} */
let heardAt = null;
let units = "";
let frame = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let emptied;

const wire = connect("/stage", {
  onSnapshot(snapshot) {
    state = fromSnapshot(snapshot, state?.arrivals);
    if (state.map && map === null) fetchMap();
    hearHands();
    change();
  },
  onEntries(entries) {
    if (state === null) return;
    const before = sceneOf(state);
    if (applyEntries(state, entries)) wire.send("snapshot");
    hearHands();
    change();
    if (before === "press" && sceneOf(state) !== "lobby" && sceneOf(state) !== "press")
      afterFrame(() => board?.wave());
  },
  onFresh(fresh, at) {
    isFresh = fresh;
    heardAt = at;
    if (!fresh) hands.forget();
    change();
  },
  events: {
    hands(push) {
      if (state?.handover?.state !== "armed") return;
      clearTimeout(emptied);
      const isLast = Object.keys(push.hands).length === 0 && ring.isNearlyFull();
      emptied = isLast ? setTimeout(moveHands, RELEASE_FOLLOWS_MS, push.hands) : undefined;
      if (!isLast) moveHands(push.hands);
    },
    presence(push) {
      if (state) applyPresence(state, push.presence);
      change();
    },
  },
});

const hands = new Hands(wire.send, () => {
  if (state) hearHands();
  change();
});

/** @param {Record<string, number>} held presenter -> ms, as the server counts */
function moveHands(held) {
  if (state?.handover?.state !== "armed") return;
  state.hands = held;
  hearHands();
  change();
}

function hearHands() {
  const { handover } = /** @type {import("./stage/state.js").State} */ (state);
  const isArmed = handover?.state === "armed";
  hands.arm(
    isArmed ? { handover: handover.id, arming: handover.arming, presenters: handover.presenters } : null,
  );
  ring.close(handover?.state === "released");
  const now = performance.now();
  ring.hear(
    isArmed ? slowestHand(heldBy(handover.presenters, now), handover.presenters) : 0,
    handover?.hold_ms ?? 1,
    now,
  );
}

/**
 * This screen's own hands count before the server has said so: the ring starts under the finger.
 * @param {{id: string}[]} presenters
 * @param {number} now
 */
function heldBy(presenters, now) {
  return Object.fromEntries(
    presenters.map(({ id }) => [id, Math.max(state?.hands[id] ?? 0, hands.heldFor(id, now))]),
  );
}

/** However much changes, the page is drawn once a frame. */
function change() {
  if (!frame) frame = requestAnimationFrame(draw);
}

/** @param {() => void} then */
function afterFrame(then) {
  requestAnimationFrame(() => requestAnimationFrame(then));
}

function draw() {
  frame = 0;
  render(
    html`<${Page} ...${{ state, isNeutral, isFresh, heardAt, isSchematic, hands, ring, boardRef }} />`,
    root,
  );
  if (state === null || board === null || isMapComing) return;
  board.update(
    Object.fromEntries(receivers(state).map((code) => [code, cellState(state?.deliveries[code])])),
  );
  showUnits(state, board);
}

const boardRef = (/** @type {HTMLElement | null} */ box) => {
  if (box && !board) board = new Board(box);
};

/**
 * The board is laid out anew only when there are other units.
 * @param {import("./stage/state.js").State} state
 * @param {Board} board
 */
function showUnits(state, board) {
  const codes = receivers(state);
  const now = `${map !== null}:${codes.join()}`;
  if (now === units) return;
  units = now;
  const drawn = new Set(map?.cells.map((cell) => cell.code));
  const rest = groupUnits(
    state.units,
    codes.filter((code) => !drawn.has(code)),
  );
  board.show(
    map,
    rest.map((group) => ({ ...group, name: group.kind ? t(`stage.group_${group.kind}`) : group.name })),
  );
}

/** Tiles stand in for a map that does not come, until the next snapshot asks again. */
async function fetchMap() {
  isMapComing = true;
  const answer = await fetch("/map.json").catch(() => null);
  const data = answer?.ok ? await answer.json().catch(() => null) : null;
  if (data) {
    isSchematic = data.note?.startsWith("Schematic") ?? false;
    map = parseMap(data);
  }
  isMapComing = false;
  change();
}

/** N shows the neutral slide; only Shift+N takes it off, so that a second, panicked press of N does not. */
function listenForNeutralSlide() {
  addEventListener("keydown", (event) => {
    if (event.code !== "KeyN" || event.ctrlKey || event.metaKey || event.altKey) return;
    isNeutral = !event.shiftKey;
    change();
  });
}

listenToKeys(hands);
listenForNeutralSlide();
prepareScreen(root, { mayFullscreen: () => !state || sceneOf(state) !== "press" });
change();
