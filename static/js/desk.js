// @ts-check
/** The desk: the page of organiser and operator. Shows what the ledger holds; commands go over the wire. */
import { render } from "preact";
import { App } from "./desk/app.js";
import { start } from "./desk/link.js";
import { chosenTheme, turnTheme } from "./desk/theme.js";
import { html } from "./html.js";

turnTheme(chosenTheme());
render(html`<${App} />`, /** @type {HTMLElement} */ (document.getElementById("desk")));
start();
