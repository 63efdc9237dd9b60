// @ts-check
import { html } from "../html.js";

/** Line drawings on a 16 x 16 grid. Each delivery state has a shape of its own: colour is never alone. */
const PATHS = {
  waiting: "M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11zM8 5v3.2l2 1.3",
  staged: "M2.5 4.5h11v8h-11zM2.5 4.8l5.5 4l5.5-4",
  released: "M8 13.5v-9M4.5 7.5L8 4l3.5 3.5M3 2.5h10",
  delivered: "M8 2.5v8M4.5 7.5L8 11l3.5-3.5M3 13.5h10",
  opened:
    "M1.5 8s2.5-4.5 6.5-4.5S14.5 8 14.5 8S12 12.5 8 12.5S1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 0 1 0-3.6z",
  acknowledged: "M3 8.5l3.5 3.5L13 4.5",
  refused: "M4 4l8 8M12 4l-8 8",
  fault: "M8 2.2L14.3 13.5H1.7zM8 6.2v3.6M8 11.6v.3",
  seal: "M4 7V5a4 4 0 0 1 8 0v2M3 7h10v6.5H3zM8 9.5v1.8",
  armed: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM8 5a3 3 0 1 1 0 6a3 3 0 0 1 0-6z",
  disarm: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM3.7 3.7l8.6 8.6",
  people:
    "M6 7.5a2.5 2.5 0 1 0 0-5a2.5 2.5 0 0 0 0 5zM1.5 13.5c0-3 2-4.5 4.5-4.5s4.5 1.5 4.5 4.5M11 3a2.3 2.3 0 0 1 0 4.4M12 9.4c1.6.6 2.5 2 2.5 4.1",
  device: "M2 3h12v8H2zM5.5 13.5h5M8 11v2.5",
  help: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM6 6.3a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3M8 11.4v.4",
  clock: "M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11zM8 5v3.2l2 1.3",
  hand: "M5.5 8V3.5a1 1 0 0 1 2 0V7V2.5a1 1 0 0 1 2 0V7V3.5a1 1 0 0 1 2 0V9c0 3-1.5 5-3.8 5C5.5 14 4.8 12.8 3 9.5c-.5-1 .6-1.7 1.3-.9L5.5 10z",
  lobby: "M2 13.5h12M3.5 13.5v-8l4.5-3l4.5 3v8M6.5 13.5v-4h3v4",
  welcome: "M2 4h12v8H2zM4.5 6.8h7M6 9.2h4",
  programme: "M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.3M2.5 8h.3M2.5 12h.3",
  speaker: "M8 2a2 2 0 0 1 2 2v3.5a2 2 0 0 1-4 0V4a2 2 0 0 1 2-2zM4 7.5a4 4 0 0 0 8 0M8 11.5v2.5M6 14h4",
  targets: "M2.5 13.5h11M4 13.5V9M8 13.5V5M12 13.5V2.5",
  announcement: "M2.5 6.5v3h2.5l5.5 3.5v-10L5 6.5zM12.5 6a3 3 0 0 1 0 4",
  neutral: "M2 3.5h12v9H2z",
  closing: "M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM10 10h3.5v3.5",
  left: "M10 3L5 8l5 5",
  right: "M6 3l5 5l-5 5",
  keys: "M1.8 4h12.4v8H1.8zM4 6.5h.3M6.5 6.5h.3M9 6.5h.3M11.5 6.5h.3M5 9.5h6",
  file: "M4 1.8h5l3 3v9.4H4zM9 1.8v3h3",
  screen: "M1.8 2.8h12.4v8.4H1.8zM8 11.2v2.5M5 13.7h6",
  cards: "M2 3.5h12v9H2zM4.3 6h3v3h-3zM9.5 6.3h2.6M9.5 8.7h2.6",
  search: "M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9zM10.4 10.4l3.3 3.3",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  up: "M8 13V3M4 7l4-4l4 4",
  download: "M8 2v8.5M4.5 7.2L8 10.7l3.5-3.5M2.5 13.8h11",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  moon: "M13 9.5A5.6 5.6 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z",
  sun: "M8 5a3 3 0 1 1 0 6a3 3 0 0 1 0-6zM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.1 1.1M11.9 11.9L13 13M13 3l-1.1 1.1M4.1 11.9L3 13",
};

/** @param {{name: string}} props */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d=${PATHS[/** @type {keyof typeof PATHS} */ (name)] ?? PATHS.file} />
  </svg>`;
}
