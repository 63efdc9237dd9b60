// @ts-check
import { useRef, useState } from "preact/hooks";
import { html } from "../../html.js";
import { Camera } from "./camera.js";
import { Icon } from "./icons.js";
import { progress, take } from "./session.js";
import { knows, say } from "./words.js";

/** Where files come in: dropped, chosen, or seen by the camera. */
export function Choose() {
  const [over, setOver] = useState(false);
  const [looking, setLooking] = useState(false);
  /** @param {DragEvent} event */
  const drop = (event) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer?.files ?? []);
  };
  /** @param {DragEvent} event */
  const drag = (event) => {
    event.preventDefault();
    setOver(true);
  };
  return html`<section
    class=${`card choose ${over ? "choose-over" : ""}`}
    aria-labelledby="choose-title"
    onDrop=${drop}
    onDragOver=${drag}
    onDragLeave=${() => setOver(false)}
  >
    <h2 class="card-title" id="choose-title">${say("choose_title")}</h2>
    <p class="hint">${say("choose_text")}</p>
    <div class="choices">
      <${FileButton} />
      ${!looking && html`<${CameraButton} onClick=${() => setLooking(true)} />`}
    </div>
    ${looking && html`<${Camera} onClose=${() => setLooking(false)} />`}
    <${Progress} />
  </section>`;
}

function FileButton() {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  /** @param {Event & {currentTarget: HTMLInputElement}} event */
  const chosen = ({ currentTarget }) => {
    take([...(currentTarget.files ?? [])]);
    currentTarget.value = ""; // so that the same file may be chosen again
  };
  return html`<button type="button" class="button button-primary button-big" onClick=${() => input.current?.click()}>
      <${Icon} name="file" /> ${say("choose_files")}
    </button>
    <input ref=${input} type="file" multiple hidden onChange=${chosen} />`;
}

/** @param {{onClick: () => void}} props */
function CameraButton({ onClick }) {
  return html`<button type="button" class="button button-big" onClick=${onClick}>
    <${Icon} name="camera" /> ${say("camera")}
  </button>`;
}

function Progress() {
  if (!progress.value) return null;
  const { name, step, done, total } = progress.value;
  const words = say("working", { name, step: knows(`step_${step}`) ? say(`step_${step}`) : say("reading") });
  return html`<div class="working">
    <p id="working">${words}</p>
    <progress aria-labelledby="working" max=${total || 1} value=${total ? done : undefined}></progress>
  </div>`;
}
