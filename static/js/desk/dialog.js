// @ts-check
import { useEffect, useRef } from "preact/hooks";
import { html } from "../html.js";

/**
 * A modal dialog while it is rendered: Escape and a click beside it close it, focus goes back to where it was.
 * @param {{label: string, drawer?: boolean, onClose: () => void, children?: any}} props
 */
export function Dialog({ label, drawer = false, onClose, children }) {
  const ref = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return html`<dialog
    ref=${ref}
    class=${drawer ? "dialog drawer" : "dialog"}
    aria-label=${label}
    onClose=${onClose}
    onClick=${(/** @type {MouseEvent} */ event) => {
      if (event.target === ref.current) ref.current?.close();
    }}
  >
    <div class="dialog-content">${children}</div>
  </dialog>`;
}
