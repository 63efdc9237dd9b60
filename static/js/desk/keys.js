// @ts-check
/** The desk's keys. None of them arms, seals or releases: those have a question of their own. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { go, neutral, prepareNext, step } from "./command.js";
import { order } from "./link.js";
import { armed, asking, handover, link, program } from "./model.js";
import { phoneNext } from "./roll-call-store.js";
import { openTab, TABS, tab } from "./tabs.js";

/** Whether the list of keys is open. */
export const listing = signal(false);

/**
 * What a key does; `show`: only where one sees what it does; `repeats`: also while it is held down.
 * @typedef {{keys: string[], does: string, show?: boolean, repeats?: boolean, act: (key: string) => unknown}} Binding
 */

/** @type {Binding[]} */
export const BINDINGS = [
  { keys: ["g", "PageDown"], does: "go", show: true, act: go },
  { keys: ["ArrowUp", "ArrowDown"], does: "standby", show: true, repeats: true, act: moveStandby },
  { keys: ["ArrowLeft", "ArrowRight"], does: "step", show: true, act: moveStep },
  { keys: ["n"], does: "neutral", act: neutral },
  { keys: ["Shift+A"], does: "arm", act: askToArm },
  { keys: ["d"], does: "disarm", act: () => armed.value && order("disarm", armed.value.id) },
  {
    keys: TABS.map((_, place) => String(place + 1)),
    does: "views",
    act: (key) => openTab(TABS[Number(key) - 1]),
  },
  { keys: ["/"], does: "search", act: () => openAndFocus("units") },
  { keys: ["l"], does: "log", act: () => openAndFocus("log") },
  { keys: ["p"], does: "phone", act: phoneNext },
  { keys: ["?"], does: "keys", act: toggleList },
];

/** @param {string} key */
function moveStandby(key) {
  prepareNext(key === "ArrowDown" ? 1 : -1);
}

/** @param {string} key */
function moveStep(key) {
  step((program.value?.step ?? 0) + (key === "ArrowRight" ? 1 : -1));
}

/** Only opens the question; answering it is another matter. */
function askToArm() {
  if (handover.value?.state !== "sealed" || link.value.fresh !== true) return;
  openTab("show");
  asking.value = "arm";
}

function toggleList() {
  listing.value = true;
}

/** The search box is not there yet: what is typed until then is meant for it, not for the show. */
let focusing = false;

/** @param {string} name a view that has a search box */
function openAndFocus(name) {
  openTab(name);
  focusing = true;
  setTimeout(() => {
    focusing = false;
    const box = document.querySelector(`.${name}-panel input[type="search"]`);
    if (box instanceof HTMLElement) box.focus();
  });
}

/** Whether the focus was last moved by a pointer: a list that was only clicked at is not being scrolled by keys. */
let pointed = false;

export function useKeys() {
  useEffect(() => {
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("pointerdown", onPointerDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("pointerdown", onPointerDown);
    };
  }, []);
}

function onPointerDown() {
  pointed = true;
}

/** @param {KeyboardEvent} event */
function onKeyDown(event) {
  if (event.key === "Tab") pointed = false;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return;
  const key = nameOf(event);
  const binding = BINDINGS.find(({ keys }) => keys.includes(key));
  if (!binding || (binding.show && tab.value !== "show")) return;
  event.preventDefault();
  if (!event.repeat || binding.repeats) binding.act(key);
}

/** @param {KeyboardEvent} event @returns {string} letters in lower case, whatever Caps Lock says */
function nameOf({ key, shiftKey }) {
  if (!/^[a-z]$/i.test(key)) return key;
  return shiftKey ? `Shift+${key.toUpperCase()}` : key.toLowerCase();
}

/**
 * Whoever types, answers a question, or scrolls with the arrow keys is not running the show.
 * @param {KeyboardEvent} event
 */
function isBusy({ target, key }) {
  if (focusing || document.querySelector("dialog[open]")) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("input, select, textarea")) return true;
  return key.startsWith("Arrow") && !pointed && target.matches(".scroller, .panel-scroll");
}
