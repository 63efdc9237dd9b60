// @ts-check
import { useEffect, useRef } from "preact/hooks";
import { html } from "../html.js";
import { parts } from "./later.js";

/**
 * A modal dialog while it is rendered. Escape and Back close it; the focus goes back to where it was.
 * @param {{label: string, name?: string, onClose: () => void, children?: any}} props `name`: a class of its own
 */
export function Dialog({ label, name = "dialog", onClose, children }) {
  const ref = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.showModal();
    const letGo = parts.peek()?.takeBack(ref.current);
    return () => {
      letGo?.();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return html`<dialog ref=${ref} class=${name} aria-label=${label} onClose=${onClose}>${children}</dialog>`;
}

/** @param {Event} event closes the dialog that a control stands in */
export function closeDialog(event) {
  /** @type {HTMLElement} */ (event.currentTarget).closest("dialog")?.close();
}
