// @ts-check
import { render } from "preact";
import { html } from "./html.js";
import { App } from "./verify/page/app.js";

render(html`<${App} />`, /** @type {HTMLElement} */ (document.getElementById("app")));
