// @ts-check
/** Which screen this is: flashed over whatever it shows, frozen or black. */
import { render } from "preact";
import { html } from "../html.js";

const SHOWN_MS = 5_000;

export class Identity {
  /** @param {HTMLElement} place beside the wall, which may be frozen */
  constructor(place) {
    this.place = place;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** @param {{name: string, number: number}} screen */
  flash({ name, number }) {
    clearTimeout(this.timer);
    render(
      html`<div class="identity" role="status"><p class="identity-number">${number}</p><p>${name}</p></div>`,
      this.place,
    );
    this.timer = setTimeout(() => render(null, this.place), SHOWN_MS);
  }
}
