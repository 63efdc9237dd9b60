// @ts-check
/** The scene switch: the new scene fades in over the old one, which stays until it is covered. */
import { useRef, useState } from "preact/hooks";
import { html } from "../html.js";
import { Announcement } from "./announcement.js";
import { Blank } from "./blank.js";
import { Closing } from "./closing.js";
import { Document } from "./document.js";
import { Lobby } from "./lobby.js";
import { Neutral } from "./neutral.js";
import { Press } from "./press.js";
import { RunningOrder } from "./running-order.js";
import { Speaker } from "./speaker.js";
import { Spreading } from "./spreading.js";
import { Targets } from "./targets.js";
import { Welcome } from "./welcome.js";

/** @typedef {import("./shown.js").Shown} Shown */

/** @type {Record<import("./shown.js").Kind, Function>} */
const SCENES = {
  neutral: Neutral,
  lobby: Lobby,
  welcome: Welcome,
  programme: RunningOrder,
  speaker: Speaker,
  targets: Targets,
  document: Document,
  press: Press,
  spreading: Spreading,
  complete: Spreading,
  announcement: Announcement,
  closing: Closing,
  blank: Blank,
};

/**
 * What is kept of a scene is what it was drawn from. Its drawn tree would hold the one before it, and that the one
 * before, for the whole day.
 * @param {{shown: Shown, [prop: string]: any}} props
 */
export function Scenes({ shown, ...props }) {
  const last = useRef(/** @type {{shown: Shown, props: any} | null} */ (null));
  const [leaving, setLeaving] = useState(/** @type {{shown: Shown, props: any} | null} */ (null));
  const isNew = last.current !== null && last.current.shown.key !== shown.key;
  if (isNew && leaving?.shown.key !== last.current?.shown.key) setLeaving(last.current);
  last.current = { shown, props };
  const gone = leaving && leaving.shown.key !== shown.key ? leaving.shown : null;
  return html`
    ${
      gone &&
      html`<section key=${gone.key} class="scene leaving" data-scene=${gone.kind} aria-hidden="true" inert
        onAnimationEnd=${(/** @type {AnimationEvent} */ event) => event.animationName === "leave" && setLeaving(null)}>
        <${SCENES[gone.kind]} scene=${gone.kind} shown=${gone} ...${leaving?.props} />
      </section>`
    }
    <section key=${shown.key} class="scene" data-scene=${shown.kind}>
      <${SCENES[shown.kind]} scene=${shown.kind} shown=${shown} ...${props} />
    </section>
  `;
}
