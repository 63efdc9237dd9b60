// @ts-check
import { effect } from "@preact/signals";

const NAME = "ceremony-endpoint";
/** Tabs hear of progress no oftener than this (ms). */
const TOLD_EVERY = 100;

/**
 * @typedef {{view: import("./view.js").View | null, link: "connecting" | "live" | "lost",
 *            contradiction: import("./witness/witness.js").Contradiction | null, waiting: import("./calls.js").Call[],
 *            notice: string | null, holdings: Record<string, import("./keeping/holding.js").Holding>}} Shown what the working
 *   tab shows
 * @typedef {{what: "retry", handover: string} | {what: "release", handover: string, secret: string}
 *   | {what: "answer", handover: string, answer: import("./steps.js").Answer}
 *   | {what: "call", call: import("./calls.js").Call}} Deed what a person does, in whichever tab
 * @typedef {{what: "ask"} | {what: "left"} | {what: "shown", shown: Shown} | {what: "look", handover: string}
 *   | {what: "done", key: string, deed: Deed}} Message `key`: where the deed lies on the shelf until it was taken up
 */

const DEED = "deed:";

/**
 * Puts away what a person did before anyone is told: the working tab may be the one that was just closed.
 * @param {import("./keeping/shelf.js").Shelf} shelf
 * @param {Deed} deed
 * @returns {Promise<Message>}
 */
export async function keepDeed(shelf, deed) {
  const key = `${DEED}${Date.now()}-${Math.random()}`;
  await shelf.put(key, deed);
  return { what: "done", key, deed };
}

/** @param {(message: Message) => void} onMessage @returns {{tell: (message: Message) => void, close: () => void}} */
export function openChannel(onMessage) {
  if (!globalThis.BroadcastChannel) return { tell: () => {}, close: () => {} };
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }) => onMessage(data);
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
}

/**
 * The working tab tells the others what it shows, and does what is done in them.
 * @param {import("./session.js").Session} session
 * @returns {() => void} ends it
 */
export function share(session) {
  const tellNow = () => channel.tell({ what: "shown", shown: shownBy(session) });
  const channel = openChannel((message) => {
    if (message.what === "ask") tellNow();
    else if (message.what === "look") session.receivers.get(message.handover)?.showElsewhere();
    else if (message.what === "done") takeUp(session, message.key, message.deed);
  });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const end = effect(() => {
    shownBy(session);
    timer ??= setTimeout(() => {
      timer = undefined;
      tellNow();
    }, TOLD_EVERY);
  });
  takeUpKept(session);
  return () => {
    end();
    clearTimeout(timer);
    channel.close();
  };
}

/** @param {import("./session.js").Session} session @returns {Shown} */
function shownBy({ view, link, witness, calls, receivers }) {
  return {
    view: view.value,
    link: link.value,
    contradiction: witness.contradiction.value,
    waiting: calls.waiting.value,
    notice: calls.notice.value,
    holdings: Object.fromEntries([...receivers].map(([id, { holding }]) => [id, holding.value])),
  };
}

/** What was done while no tab was at work, oldest first. @param {import("./session.js").Session} session */
async function takeUpKept(session) {
  const keys = (await session.shelf.keys()).filter((key) => key.startsWith(DEED)).sort();
  for (const key of keys) await takeUp(session, key, await session.shelf.get(key));
}

/** @param {import("./session.js").Session} session @param {string} key @param {Deed | undefined} deed */
async function takeUp(session, key, deed) {
  if (deed?.what === "call") await session.calls.add(deed.call);
  else if (deed?.what === "release") await session.release(deed.handover, deed.secret);
  else if (deed?.what === "answer") await session.receivers.get(deed.handover)?.answer(deed.answer);
  else if (deed?.what === "retry") await session.receivers.get(deed.handover)?.retry();
  await session.shelf.remove([key]);
}
