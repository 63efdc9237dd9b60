// @ts-check
import { html } from "../../html.js";

/** Line drawings on a 24 x 24 grid. Each verdict has a shape of its own: colour never speaks alone. */
const PATHS = {
  holds: "M4.5 12.5l5 5L19.5 7",
  fails: "M6 6l12 12M18 6L6 18",
  unreadable: "M12 4L21.5 20h-19zM12 10v4.5M12 17v.2",
  note: "M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17zM12 11v5.5M12 7.5v.2",
  file: "M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6",
  camera: "M3.5 8h4l1.5-2.5h6L16.5 8h4v11h-17zM12 10a3.25 3.25 0 1 1 0 6.5a3.25 3.25 0 0 1 0-6.5z",
};

/** @param {{name: keyof typeof PATHS}} props */
export function Icon({ name }) {
  return html`<svg class=${`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d=${PATHS[name]} />
  </svg>`;
}
