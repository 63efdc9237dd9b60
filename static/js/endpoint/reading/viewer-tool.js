// @ts-check
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { Icon } from "../icons.js";

/** @type {Record<string, string>} */
const PATHS = {
  find: "M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13zM15.5 15.5l5 5",
  up: "M4.5 15.5L12 8l7.5 7.5",
  down: "M4.5 8.5L12 16l7.5-7.5",
  plus: "M12 5v14M5 12h14",
  whole: "M3.5 3.5h17v17h-17zM8.5 6.5h7v11h-7z",
  wide: "M3.5 4.5v15M20.5 4.5v15M6.5 12h11M9 9.5L6.5 12L9 14.5M15 9.5l2.5 2.5l-2.5 2.5",
};

/**
 * A button of the viewer: an icon, and its word beside it where there is room if it is `worded`. One that can do nothing
 * just now keeps the focus that it has.
 * @param {{icon: any, label: string, worded?: boolean, disabled?: boolean, onClick?: (event: Event) => void}} props
 */
export function Tool({ icon, label, worded = false, disabled = false, onClick }) {
  const words = t(label);
  return html`<button class=${worded ? "button viewer-tool viewer-worded" : "button viewer-tool"} title=${words} aria-disabled=${disabled} onClick=${disabled ? undefined : onClick}>
    <${Icon} name=${icon} path=${PATHS[icon]} /><span class="viewer-word">${words}</span>
  </button>`;
}
