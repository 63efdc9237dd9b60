// @ts-check
import { io } from "socket.io-client";
import { ClockOffset } from "./clock-offset.js";

/** Nothing heard for so long: the link is taken for lost, whatever the socket says (ms). */
export const STALE_AFTER = 15_000;
const BEAT_EVERY = 5_000;

/**
 * @typedef {{seq: number, at: string, event: string, by: {role: string, name?: string}, [field: string]: any}} Entry
 * @typedef {{ok?: true, refused?: string, message?: string, [field: string]: any}} Reply
 * @typedef {{
 *   auth?: Record<string, unknown>,
 *   onSnapshot: (snapshot: any) => void,
 *   onEntries: (entries: Entry[]) => void,
 *   onFresh?: (fresh: boolean, heardAt: Date | null) => void,
 *   onRejected?: (code: string) => void,
 *   events?: Record<string, (payload: any) => void>,
 * }} Options
 */

/**
 * One connection to a namespace: a snapshot first, then entries in order, a new snapshot after each gap,
 * reconnecting by itself for ever.
 *
 * @param {string} namespace "/stage", "/desk" or "/endpoint"
 * @param {Options} options
 * @returns {{send: (event: string, payload?: object) => Promise<Reply>,
 *            askSnapshot: () => void, clock: () => import("./clock-offset.js").Reading, close: () => void}} `send`
 *   never rejects: without a link or an answer it resolves to `{refused: "offline"}`; `askSnapshot`: until it comes;
 *   `clock`: the device's time and how far it is off
 */
export function connect(namespace, options) {
  const socket = io(namespace, {
    transports: ["websocket"],
    auth: options.auth,
    reconnectionDelay: 500,
    reconnectionDelayMax: 8_000,
    randomizationFactor: 0.5,
  });
  /** @param {string} event @param {object} [payload] @returns {Promise<Reply>} */
  const send = async (event, payload = {}) => {
    if (!socket.connected) return { refused: "offline" };
    try {
      return await socket.timeout(STALE_AFTER).emitWithAck(event, payload);
    } catch {
      return { refused: "offline" };
    }
  };
  const cursor = new Cursor(options, async () => {
    if (!(await send("snapshot")).ok) cursor.refused();
  });
  const freshness = new Freshness(options.onFresh ?? (() => {}));
  const offset = new ClockOffset();

  const heard = () => freshness.heard();
  const beat = () => {
    const sent = performance.now();
    socket.timeout(STALE_AFTER).emit("beat", {}, (/** @type {any} */ error, /** @type {Reply} */ reply) => {
      if (error) return;
      heard();
      offset.answered(sent, reply.at);
    });
  };
  socket.onAny(heard);
  // A new line has as long to speak as one that has just spoken.
  socket.io.on("open", () => {
    freshness.opened = Date.now();
  });
  socket.on("snapshot", (snapshot) => {
    const first = cursor.seq === null;
    cursor.snapshot(snapshot);
    if (first) beat();
  });
  socket.on("entries", (message) => cursor.entries(message.entries));
  socket.on("beat", (message) => cursor.head(message.head));
  socket.on("disconnect", (reason) => {
    cursor.lost();
    freshness.lost();
    if (reason === "io server disconnect") setTimeout(() => socket.connect(), 1_000 + Math.random() * 4_000);
  });
  socket.on("connect_error", (error) => {
    if (!socket.active) options.onRejected?.(error.message);
  });
  for (const [event, listener] of Object.entries(options.events ?? {})) socket.on(event, listener);

  const timer = setInterval(() => {
    // It may be open though the server has not let us in.
    const { engine } = socket.io;
    if (freshness.silence() > STALE_AFTER && engine?.readyState === "open") engine.close();
    else if (socket.connected) beat();
    freshness.check();
  }, BEAT_EVERY);

  return {
    send,
    askSnapshot: () => cursor.askNow(),
    clock: () => offset.reading(),
    close() {
      clearInterval(timer);
      socket.close();
    },
  };
}

/** Keeps entries in order: holds what comes before the snapshot, drops what it already contains. */
export class Cursor {
  /**
   * @param {Pick<Options, "onSnapshot" | "onEntries">} options
   * @param {() => void} askForSnapshot
   */
  constructor(options, askForSnapshot) {
    this.options = options;
    this.ask = askForSnapshot;
    /** @type {number | null} */
    this.seq = null;
    /** @type {Entry[]} */
    this.held = [];
    this.asked = false;
    this.missed = false;
  }

  /** @param {any} snapshot */
  snapshot(snapshot) {
    this.asked = this.missed = false;
    if (this.seq !== null && snapshot.seq < this.seq) return this.askOnce();
    this.seq = snapshot.seq;
    this.options.onSnapshot(snapshot);
    const held = this.held;
    this.held = [];
    this.entries(held);
  }

  /** @param {Entry[]} entries */
  entries(entries) {
    if (this.seq === null) {
      this.held.push(...entries);
      return;
    }
    const seq = this.seq;
    const news = entries.filter((entry) => entry.seq > seq);
    if (news.length === 0) return;
    this.seq = news[news.length - 1].seq;
    this.options.onEntries(news);
  }

  /** @param {number} head the newest entry this client should have seen */
  head(head) {
    if (this.missed || this.seq === null || head > this.seq) this.askOnce();
  }

  askOnce() {
    if (!this.asked) this.askNow();
  }

  askNow() {
    this.asked = true;
    this.ask();
  }

  /** No snapshot will come of what was asked: the next beat asks again. */
  refused() {
    this.asked = false;
    this.missed = true;
  }

  lost() {
    this.seq = null;
    this.held = [];
    this.asked = this.missed = false;
  }
}

/** Says when the link goes quiet and when it speaks again. */
class Freshness {
  /** @param {(fresh: boolean, heardAt: Date | null) => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
    this.last = 0;
    this.opened = 0;
    /** @type {boolean | null} */
    this.fresh = null;
  }

  heard() {
    this.last = Date.now();
    this.turn(true);
  }

  lost() {
    this.turn(false);
  }

  silence() {
    return Date.now() - Math.max(this.last, this.opened);
  }

  check() {
    if (this.silence() > STALE_AFTER) this.turn(false);
  }

  /** @param {boolean} fresh */
  turn(fresh) {
    if (fresh === this.fresh) return;
    this.fresh = fresh;
    this.onChange(fresh, this.last ? new Date(this.last) : null);
  }
}
