// @ts-check
/** The screen as a wall: full, awake, without a cursor, and deaf to gestures meant for pages. */

const IDLE_MS = 3_000;

/**
 * @param {HTMLElement} root
 * @param {{mayFullscreen: () => boolean}} options double click asks for the full screen where nothing is pressed
 */
export function prepareScreen(root, { mayFullscreen }) {
  refuseGestures(root);
  hideIdleCursor(root);
  keepAwake();
  root.addEventListener("dblclick", () => mayFullscreen() && enterFullscreen());
  addEventListener("keydown", (event) => {
    if (event.code === "KeyF" && !event.ctrlKey && !event.metaKey && !event.repeat) toggleFullscreen();
  });
}

/** @param {HTMLElement} root */
function refuseGestures(root) {
  for (const gesture of ["contextmenu", "dragstart", "selectstart", "gesturestart"]) {
    root.addEventListener(gesture, (event) => event.preventDefault());
  }
  addEventListener("wheel", (event) => event.ctrlKey && event.preventDefault(), { passive: false });
}

function toggleFullscreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else enterFullscreen();
}

function enterFullscreen() {
  document.documentElement.requestFullscreen?.().catch(() => {});
}

/** @param {HTMLElement} root */
function hideIdleCursor(root) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const wake = () => {
    root.classList.remove("idle");
    clearTimeout(timer);
    timer = setTimeout(() => root.classList.add("idle"), IDLE_MS);
  };
  addEventListener("pointermove", wake);
  wake();
}

/** Browsers give the lock back whenever the page is hidden. */
function keepAwake() {
  const ask = () => {
    if (!document.hidden) navigator.wakeLock?.request("screen").catch(() => {});
  };
  document.addEventListener("visibilitychange", ask);
  ask();
}
