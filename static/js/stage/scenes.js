// @ts-check
/** The scene switch: the new scene fades in over the old one, which stays until it is covered. */
import { useRef, useState } from "preact/hooks";
import { html } from "../html.js";
import { Lobby } from "./lobby.js";
import { Neutral } from "./neutral.js";
import { Press } from "./press.js";
import { Spreading } from "./spreading.js";

/** @typedef {import("./view.js").Scene} Scene */

const SCENES = { neutral: Neutral, lobby: Lobby, press: Press, spreading: Spreading, complete: Spreading };

/** @param {{scene: Scene, [prop: string]: any}} props */
export function Scenes({ scene, ...props }) {
  const last = useRef(/** @type {{scene: Scene, content: any} | null} */ (null));
  const [leaving, setLeaving] = useState(/** @type {{scene: Scene, content: any} | null} */ (null));
  const content = html`<${SCENES[scene]} scene=${scene} ...${props} />`;
  if (last.current && last.current.scene !== scene && leaving?.scene !== last.current.scene)
    setLeaving(last.current);
  last.current = { scene, content };
  const gone = leaving && leaving.scene !== scene ? leaving : null;
  return html`
    ${
      gone &&
      html`<section key=${gone.scene} class="scene leaving" data-scene=${gone.scene} aria-hidden="true" inert
        onAnimationEnd=${(/** @type {AnimationEvent} */ event) => event.animationName === "leave" && setLeaving(null)}>
        ${gone.content}
      </section>`
    }
    <section key=${scene} class="scene" data-scene=${scene}>${content}</section>
  `;
}
