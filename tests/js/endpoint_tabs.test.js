import assert from "node:assert/strict";
import { test } from "node:test";
import { Leases, lead } from "../../static/js/endpoint/lead.js";

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** The one place where the tabs of a device look, their clock, and the mark of the one that left. */
function device() {
  const at = { now: 1_000_000, lease: undefined, mark: null, isLost: false };
  const update = async (change) => {
    if (!at.isLost) at.lease = change(at.lease);
  };
  const marks = { getItem: () => at.mark, setItem: (_name, tab) => (at.mark = tab) };
  const tab = () =>
    new Leases(
      update,
      () => at.now,
      () => marks,
    );
  return { at, tab };
}

/** A page that is hidden and shown again, as `lead` listens to it. */
function page(context) {
  const events = new EventTarget();
  for (const name of ["addEventListener", "removeEventListener"]) {
    const before = globalThis[name];
    globalThis[name] = events[name].bind(events);
    context.after(() => (globalThis[name] = before));
  }
  return (type, persisted) => events.dispatchEvent(Object.assign(new Event(type), { persisted }));
}

test("of two tabs one leads, and goes on leading", async () => {
  const { at, tab } = device();
  const [first, second] = [tab(), tab()];
  assert.equal(await first.take(), true);
  assert.equal(await second.take(), false);
  at.now += 5_000;
  assert.equal(await first.take(), true);
  at.now += 5_000;
  assert.equal(await second.take(), false);
});

test("a tab that is closed makes way at once, one that died after some seconds", async () => {
  const { at, tab } = device();
  const [first, second, third] = [tab(), tab(), tab()];
  await first.take();
  await first.give();
  assert.equal(await second.take(), true);
  at.now += 6_001;
  assert.equal(await third.take(), true);
  assert.equal(await second.take(), false);
});

test("a tab that left makes way although what it wrote to the database as it went is lost", async () => {
  const { at, tab } = device();
  const [first, second, third] = [tab(), tab(), tab()];
  await first.take();
  at.isLost = true;
  await first.leave();
  at.isLost = false;
  assert.equal(await first.take(), false);
  assert.equal(await second.take(), true);
  assert.equal(await third.take(), false);
});

test("a page that comes back from the browser's cache leads only when it is its turn again", async (context) => {
  const { tab } = device();
  const turns = [];
  const happens = page(context);
  const give = lead((leads) => turns.push(leads), { locks: null, leases: tab() });
  context.after(give);
  await settled();
  happens("pagehide", true);
  assert.deepEqual(turns, [true, false]);
  const other = tab();
  assert.equal(await other.take(), true);
  happens("pageshow", true);
  await settled();
  assert.deepEqual(turns, [true, false]);
  await other.leave();
  happens("pageshow", false);
  await settled();
  assert.deepEqual(turns, [true, false, true]);
});

test("giving up what another has leaves it there", async () => {
  const { tab } = device();
  const [first, second] = [tab(), tab()];
  await first.take();
  await second.give();
  assert.equal(await second.take(), false);
});

test("a clock that is set back does not lock everyone out", async () => {
  const { at, tab } = device();
  await tab().take();
  at.now -= 3_600_000;
  assert.equal(await tab().take(), true);
});

test("a browser that keeps nothing lets each tab work", async () => {
  const leases = new Leases(async () => {
    throw new DOMException("no", "InvalidStateError");
  });
  assert.equal(await leases.take(), true);
});

test("with locks the next tab has its turn when the first is done", async () => {
  const turns = [];
  let last = Promise.resolve();
  const locks = {
    request: (_name, _options, held) => {
      last = last.then(held);
      return last;
    },
  };
  const give = lead(() => turns.push("first"), { locks });
  lead(() => turns.push("second"), { locks });
  await settled();
  assert.deepEqual(turns, ["first"]);
  give();
  await settled();
  assert.deepEqual(turns, ["first", "second"]);
});
