// @ts-check
import { html } from "../../html.js";
import { Choose } from "./choose.js";
import { Header } from "./header.js";
import { KeyField } from "./key-field.js";
import { Results } from "./results.js";
import { say } from "./words.js";

/** Where the page is as one file; that file itself has no such address. */
const offline = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="alternate"]'))?.href;

export function App() {
  return html`<${Header} />
    <main class="page">
      <div class="entrance">
        <${Choose} />
        <${KeyField} />
      </div>
      <${Results} />
      ${offline && html`<p class="foot"><a href=${offline} download>${say("offline")}</a></p>`}
    </main>`;
}
