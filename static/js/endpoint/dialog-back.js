// @ts-check
/**
 * Going back closes the dialog on top instead of leaving the page. Where a browser sees to that itself (CloseWatcher)
 * nothing is done; elsewhere one entry of the history stands for the dialogs that are open.
 */

/** @type {HTMLDialogElement[]} */
const open = [];
let isTakenBack = false;

/**
 * @param {HTMLDialogElement | null} dialog that was opened
 * @returns {() => void} it is closed, in whichever way
 */
export function takeBack(dialog) {
  if ("CloseWatcher" in globalThis || !dialog) return () => {};
  addEventListener("popstate", wentBack);
  open.push(dialog);
  standIn();
  return () => {
    if (open.includes(dialog)) open.splice(open.indexOf(dialog), 1);
    setTimeout(standDown);
  };
}

/** The entry of a dialog that is just closing is the next one's. */
function standIn() {
  if (!history.state?.dialog) history.pushState({ dialog: true }, "");
}

/** Nothing is open any more: the entry would cost a press of Back that does nothing. */
function standDown() {
  if (open.length > 0 || !history.state?.dialog || isTakenBack) return;
  isTakenBack = true;
  history.back();
}

function wentBack() {
  if (!isTakenBack) open.pop()?.close();
  isTakenBack = false;
  if (open.length > 0) standIn();
}
