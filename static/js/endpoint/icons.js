// @ts-check
import { html } from "../html.js";

/** Line drawings on a 24 x 24 grid. Each state has a shape of its own: colour never speaks alone. */
const PATHS = {
  busy: "M12 3a9 9 0 1 1-9 9",
  wait: "M3.5 6.5h17v12h-17zM3.5 7l8.5 6.5L20.5 7M12 13.5v0",
  ready: "M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17zM12 9a3 3 0 1 1 0 6a3 3 0 0 1 0-6z",
  ask: "M6 3.5h8l4 4v6M6 3.5v17h6M14 3.5v4h4M9 11.5h5M9 15h3M14.5 20.5l.6-2.9l5-5l2.3 2.3l-5 5z",
  done: "M4.5 12.5l5 5L19.5 7",
  refused: "M6 6l12 12M18 6L6 18",
  fault: "M12 4L21.5 20h-19zM12 10v4.5M12 17v.2",
  lock: "M7.5 10.5V8a4.5 4.5 0 0 1 9 0v2.5M5.5 10.5h13v9h-13zM12 14v2",
  file: "M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6",
  view: "M2.5 12S6 5.5 12 5.5S21.5 12 21.5 12S18 18.5 12 18.5S2.5 12 2.5 12zM12 9.3a2.7 2.7 0 1 1 0 5.4a2.7 2.7 0 0 1 0-5.4z",
  download: "M12 3.5v12M6.5 10.5L12 16l5.5-5.5M4 20.5h16",
  print: "M7 8.5v-5h10v5M7 16.5H3.5v-8h17v8H17M7 13.5h10v7H7z",
  place:
    "M12 21s-6.5-6.2-6.5-11a6.5 6.5 0 0 1 13 0C18.5 14.8 12 21 12 21zM12 7.6a2.4 2.4 0 1 1 0 4.8a2.4 2.4 0 0 1 0-4.8z",
  close: "M5 5l14 14M19 5L5 19",
  minus: "M5 12h14",
  scan: "M3.5 8V3.5H8M16 3.5h4.5V8M20.5 16v4.5H16M8 20.5H3.5V16M8 8h3v3H8zM13.5 13.5H16V16h-2.5z",
  help: "M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.9M12 16.6v.2",
  link: "M9 12h6M8.5 8h-2a4 4 0 0 0 0 8h2M15.5 8h2a4 4 0 0 1 0 8h-2",
};

/** @param {{name: keyof typeof PATHS, path?: string}} props `path`: of a drawing that is not among these */
export function Icon({ name, path = PATHS[name] }) {
  return html`<svg class=${`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d=${path} />
  </svg>`;
}
