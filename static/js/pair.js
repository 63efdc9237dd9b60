// @ts-check
/** A screen or podium that nobody knows yet: it shows a code until an operator lets it in. */
import { render } from "preact";
import { io } from "socket.io-client";
import { html } from "./html.js";
import { data, t } from "./i18n.js";

const AGAIN_MS = 3_000;
const root = /** @type {HTMLElement} */ (document.getElementById("pair"));

/** @param {{code: string, svg: string} | null} shown @param {string} [problem] */
function show(shown, problem = "") {
  render(html`<${Pair} shown=${shown} problem=${problem} />`, root);
}

/** @param {{shown: {code: string, svg: string} | null, problem: string}} props */
function Pair({ shown, problem }) {
  return html`<div class="pair">
    <h1>${t(`pair.title_${data.kind}`)}</h1>
    ${
      shown
        ? html`<p class="pair-code" aria-label=${t("pair.code")}>${shown.code.slice(0, 3)} ${shown.code.slice(3)}</p>
            <div class="pair-qr" dangerouslySetInnerHTML=${{ __html: shown.svg }}></div>
            <p class="pair-how">${t("pair.how")}</p>`
        : html`<p class="pair-how" role="status">${t("pair.connecting")}</p>`
    }
    <p class="pair-problem" role="alert">${problem}</p>
  </div>`;
}

/**
 * Lets this browser in, once and for all.
 * @param {{token: string} | {code: string}} proof
 * @returns {Promise<string>} what was wrong; empty where nothing was
 */
async function enter(proof) {
  const answer = await fetch("/screens/session", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(proof),
  }).catch(() => null);
  const reply = await answer?.json().catch(() => null);
  if (!answer?.ok) return reply?.message ?? t("pair.no_answer");
  location.replace(`/${reply.kind}`);
  return "";
}

/** @param {string} problem of an invitation that came with the address */
function waitForOperator(problem) {
  const socket = io("/pair", {
    transports: ["websocket"],
    auth: {
      kind: data.kind,
      width: Math.round(innerWidth * devicePixelRatio),
      height: Math.round(innerHeight * devicePixelRatio),
    },
  });
  show(null, problem);
  socket.on("code", (message) => show(message, problem));
  socket.on("paired", async (message) => {
    const refused = await enter(message);
    if (refused) show(null, refused);
  });
  socket.on("disconnect", () => show(null, problem));
  socket.on("connect_error", () => !socket.active && setTimeout(() => socket.connect(), AGAIN_MS));
}

const invitation = location.hash.slice(1);
if (invitation) history.replaceState(null, "", location.pathname);
waitForOperator(invitation ? await enter({ code: invitation }) : "");
