// @ts-check
import { grouped } from "../../crockford.js";
import { html } from "../../html.js";

/**
 * A code as it is typed, grouped as it grows; what is wrong with it stands under it.
 * @param {{id: string, label: string, hint: string, problem: string | null, typed: string,
 *          onTyped: (typed: string) => void, longest: number, rows?: number, field?: {current: any}}} props
 *   `longest`: characters with separators; `rows`: for a code too long for one line of a phone
 */
export function CodeField({ id, label, hint, problem, typed, onTyped, longest, rows, field }) {
  const Box = rows ? "textarea" : "input";
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <${Box}
      ref=${field}
      id=${id}
      class="input code-input"
      rows=${rows}
      value=${typed}
      onInput=${(/** @type {InputEvent} */ event) => onTyped(retype(/** @type {HTMLInputElement} */ (event.target)))}
      onKeyDown=${rows && sendOnEnter}
      aria-describedby=${problem ? `${id}-problem ${id}-hint` : `${id}-hint`}
      aria-invalid=${problem ? "true" : "false"}
      autocomplete="off"
      autocapitalize="characters"
      inputmode="text"
      spellcheck=${false}
      maxlength=${longest}
    />
    ${problem && html`<p id=${`${id}-problem`} class="problem" role="alert">${problem}</p>`}
    <p id=${`${id}-hint`} class="hint">${hint}</p>
  </div>`;
}

/** Groups what is typed, unless the caret stands inside: moving it there would be in the way. @param {HTMLInputElement} input */
function retype(input) {
  if (input.selectionStart !== input.value.length) return input.value;
  input.value = grouped(input.value);
  return input.value;
}

/** A code has no line breaks. @param {KeyboardEvent} event */
function sendOnEnter(event) {
  if (event.key !== "Enter") return;
  event.preventDefault();
  /** @type {HTMLTextAreaElement} */ (event.currentTarget).form?.requestSubmit();
}
