// @ts-check
import { Database } from "./keeping/database.js";

const NAME = "ceremony-endpoint-lead";
/** A tab that says nothing for so long (ms) is gone; browsers let a hidden tab speak once a second at the worst. */
const LEASE = 6_000;
const RENEW_EVERY = 2_000;
const database = new Database(NAME);

/**
 * Of the tabs of one device one works: `onTurn` says whether it is this one, whenever that changes.
 * @param {(leads: boolean) => void} onTurn
 * @param {{locks?: LockManager, leases?: Leases}} [by] plain http has no locks, and a lease in IndexedDB instead
 * @returns {() => void} gives it up
 */
export function lead(onTurn, { locks = globalThis.navigator?.locks, leases = new Leases() } = {}) {
  return locks ? leadByLock(onTurn, locks) : leadByLease(onTurn, leases);
}

/** @param {(leads: boolean) => void} onTurn @param {LockManager} locks */
function leadByLock(onTurn, locks) {
  const over = new AbortController();
  /** @type {() => void} */
  let release = () => {};
  const held = new Promise((resolve) => {
    release = () => resolve(undefined);
  });
  locks
    .request(NAME, { signal: over.signal }, () => {
      onTurn(true);
      return held;
    })
    .catch(() => {});
  return () => {
    over.abort();
    release();
  };
}

/** A tab that was put to sleep finds another in its place when it wakes. @param {(leads: boolean) => void} onTurn @param {Leases} leases */
function leadByLease(onTurn, leases) {
  let leads = false;
  const turn = (/** @type {boolean} */ mine) => {
    if (mine === leads) return;
    leads = mine;
    onTurn(mine);
  };
  const renew = async () => turn(await leases.take());
  const timer = setInterval(renew, RENEW_EVERY);
  const hide = (/** @type {PageTransitionEvent} */ { persisted }) => {
    if (leads) leases.leave();
    if (persisted) turn(false);
  };
  const show = (/** @type {PageTransitionEvent} */ { persisted }) => {
    if (persisted) leases.comeBack();
    renew();
  };
  globalThis.addEventListener?.("pagehide", hide);
  globalThis.addEventListener?.("pageshow", show);
  renew();
  return () => {
    clearInterval(timer);
    globalThis.removeEventListener?.("pagehide", hide);
    globalThis.removeEventListener?.("pageshow", show);
    leases.give();
  };
}

/** @typedef {{tab: string, until: number}} Lease */

/** Who leads and until when, in one place for all tabs; a transaction of IndexedDB decides between two. */
export class Leases {
  /**
   * @param {(change: (lease: Lease | undefined) => Lease | undefined) => Promise<void>} [update]
   * @param {() => number} [now] ms
   * @param {() => Pick<Storage, "getItem" | "setItem">} [marks] throws where the browser keeps nothing
   */
  constructor(update = inDatabase, now = () => Date.now(), marks = () => localStorage) {
    this.update = update;
    this.now = now;
    this.marks = marks;
    this.tab = "";
    this.comeBack();
  }

  /** A page that has left is another tab when it is shown again. */
  comeBack() {
    this.tab = `${this.now()}-${Math.random()}`;
  }

  /** @returns {Promise<boolean>} whether it is this tab's for a while */
  async take() {
    let mine = false;
    const take = (/** @type {Lease | undefined} */ lease) => {
      const isFree =
        !lease || lease.until < this.now() || lease.until > this.now() + LEASE || this.hasLeft(lease.tab);
      mine = (isFree || lease.tab === this.tab) && !this.hasLeft(this.tab);
      return mine ? { tab: this.tab, until: this.now() + LEASE } : lease;
    };
    // A browser that keeps nothing has nothing that two tabs could fight for.
    await this.update(take).catch(() => {
      mine = true;
    });
    return mine;
  }

  /** What a page writes to IndexedDB as it goes is lost; a mark is there at once. */
  leave() {
    try {
      this.marks().setItem(NAME, this.tab);
    } catch {
      // Then the lease runs out.
    }
    return this.give();
  }

  /** @param {string} tab */
  hasLeft(tab) {
    try {
      return this.marks().getItem(NAME) === tab;
    } catch {
      return false;
    }
  }

  async give() {
    await this.update((lease) => (lease?.tab === this.tab ? undefined : lease)).catch(() => {});
  }
}

/** @param {(lease: Lease | undefined) => Lease | undefined} change */
const inDatabase = (change) => database.update("lease", change);
