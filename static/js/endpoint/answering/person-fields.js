// @ts-check

import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { missingIn } from "./person.js";

/** As long as the server takes. */
const LONGEST = 120;

/**
 * Name and position, and what was wrong with them when they were sent, as long as it is.
 * @param {{id: string, person: import("./person.js").Person, problems: string[],
 *          onChange: (person: import("./person.js").Person) => void}} props
 */
export function PersonFields({ id, person, problems, onChange }) {
  const field = (/** @type {"person" | "position"} */ name, /** @type {string} */ autocomplete) => {
    const wrong = problems.includes(name) && missingIn(person).includes(name);
    return html`<div class="field">
      <label for=${`${id}-${name}`}>${t(`point.${name}`)}</label>
      <input
        id=${`${id}-${name}`}
        class="input"
        value=${person[name]}
        maxlength=${LONGEST}
        autocomplete=${autocomplete}
        required
        aria-invalid=${wrong ? "true" : "false"}
        aria-describedby=${wrong ? `${id}-${name}-problem` : undefined}
        onInput=${(/** @type {InputEvent} */ event) =>
          onChange({ ...person, [name]: /** @type {HTMLInputElement} */ (event.target).value })}
      />
      ${wrong && html`<p id=${`${id}-${name}-problem`} class="problem">${t(`point.${name}_missing`)}</p>`}
    </div>`;
  };
  return html`${field("person", "name")} ${field("position", "organization-title")}`;
}
