// @ts-check
import { useEffect, useState } from "preact/hooks";
import { grouped } from "../crockford.js";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Conference } from "./conference.js";
import { Header } from "./header.js";
import { Join } from "./joining/join.js";
import { codeFromFragment } from "./joining/join-code.js";
import { Shelf } from "./keeping/shelf.js";
import { later, parts } from "./later.js";
import { lead } from "./lead.js";
import { IDENTITY, Session } from "./session.js";
import { openChannel } from "./tabs.js";
import { WITNESSED } from "./witness/witness.js";

const shelf = new Shelf();
/** Another tab made this device another unit's: what stands here is no longer true. */
const tabs = openChannel(({ what }) => what === "left" && location.reload());

/** A tab that is not told to work within this time (ms) is not the first. */
const SOON = 400;

/** @typedef {import("./joining/enrolment.js").Identity} Identity */

/** Joins where the device is nobody's yet, goes on where it is a unit's, and asks where a code says another. */
export function App() {
  const [identity, setIdentity] = useState(/** @type {Identity | null | undefined} */ (undefined));
  const [code, setCode] = useState(codeFromFragment(location.hash));
  const [notice, setNotice] = useState(/** @type {string | null} */ (null));
  useEffect(() => {
    shelf.get(IDENTITY).then((known) => setIdentity(known ?? null));
    const onHash = () => setCode(codeFromFragment(location.hash));
    addEventListener("hashchange", onHash);
    return () => removeEventListener("hashchange", onHash);
  }, []);

  const enrolled = async (/** @type {Identity} */ found) => {
    if (!isSame(identity ?? null, found)) await forget();
    await shelf.put(IDENTITY, found);
    tabs.tell({ what: "left" });
    setCode("");
    setNotice(null);
    setIdentity(found);
  };
  const leave = async () => {
    await forget();
    tabs.tell({ what: "left" });
    parts.value?.forgetPerson();
    setCode("");
    setIdentity(null);
  };

  if (identity === undefined) return html`<${Header} />`;
  const joining = identity === null || notice || (code && code !== identity.code);
  if (!joining) {
    const unknown = () => setNotice(t("endpoint.expelled"));
    return html`<${Enrolled} key=${identity.token} identity=${identity} onUnknown=${unknown} onLeave=${leave} />`;
  }
  return html`<${Joining}
    key=${code}
    identity=${identity}
    code=${code}
    notice=${notice}
    onEnrolled=${enrolled}
    onStay=${() => setCode("")}
  />`;
}

/**
 * A server that does not know the device may be the wrong one, or have lost what it knew: what lies here goes on when
 * the device joins the same unit again.
 * @param {Identity | null} before
 * @param {Identity} found
 */
function isSame(before, found) {
  return before !== null && before.unit.code === found.unit.code && before.log === found.log;
}

/** The device is this unit's no longer. What it saw of the log stays: nobody gets rid of a witness by expelling it. */
async function forget() {
  const witnessed = await shelf.get(WITNESSED);
  await shelf.clear();
  if (witnessed) await shelf.put(WITNESSED, witnessed);
}

/** @param {{identity: Identity, onUnknown: () => void, onLeave: () => void}} props `onUnknown`: the server does not know it */
function Enrolled({ identity, onUnknown, onLeave }) {
  const session = useSession(identity, onUnknown);
  useEffect(() => {
    history.replaceState(null, "", `endpoint${location.search}`);
  }, []);
  if (!session) return html`<${Header} unit=${identity.unit} />`;
  return html`<${Conference} session=${session} onLeave=${onLeave} />`;
}

/**
 * Works, unless another tab of this device does: then it shows what that one does, until its turn comes.
 * @param {Identity} identity
 * @param {() => void} onExpelled
 */
function useSession(identity, onExpelled) {
  const [session, setSession] = useState(/** @type {import("./conference.js").AnySession | null} */ (null));
  useEffect(() => {
    const watch = async () => {
      const { Mirror } = await later(() => import("./mirror.js"));
      setSession((now) => now ?? new Mirror(identity, shelf));
    };
    const late = setTimeout(watch, SOON);
    const turn = (/** @type {boolean} */ leads) => {
      clearTimeout(late);
      setSession(leads ? new Session(identity, shelf, onExpelled) : null);
      if (!leads) watch();
    };
    const give = lead(turn);
    return () => {
      clearTimeout(late);
      give();
    };
  }, []);
  useEffect(() => {
    session?.start();
    return () => session?.stop();
  }, [session]);
  return session;
}

/**
 * @param {{identity: Identity | null, code: string, notice: string | null,
 *          onEnrolled: (identity: Identity) => void, onStay: () => void}} props
 */
function Joining({ identity, code, notice, onEnrolled, onStay }) {
  const [moving, setMoving] = useState(identity === null || notice !== null);
  return html`
    <${Header} unit=${identity?.unit} />
    <main class="page page-narrow">
      ${
        moving
          ? html`<${Join} code=${code} notice=${notice} shelf=${shelf} onEnrolled=${onEnrolled} />`
          : html`<${Switch} unit=${identity?.unit.name} code=${grouped(code).replace(" ", "\u00a0")} onStay=${onStay} onMove=${() => setMoving(true)} />`
      }
    </main>
  `;
}

/** @param {{unit: string, code: string, onStay: () => void, onMove: () => void}} props */
function Switch({ unit, code, onStay, onMove }) {
  return html`<section class="card join">
    <h1>${t("endpoint.switch_title", { unit })}</h1>
    <p>${t("endpoint.switch_text", { unit, code })}</p>
    <button class="button button-primary button-big" onClick=${onStay}>${t("endpoint.switch_stay", { unit })}</button>
    <button class="button button-big" onClick=${onMove}>${t("endpoint.switch_move", { code })}</button>
  </section>`;
}
