"""A day of the large screen in less than a minute: whatever it showed, it keeps nothing of it."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from playwright.sync_api import CDPSession, expect

from .stage_alone import HANDOVER, Alone, handover, now, program, snapshot

SCENES = ("welcome", "programme", "speaker", "targets", "handover", "announcement", "lobby", "neutral", "closing")
FEW, MANY = 1_000, 10_000
#: Of cells: 152 a scene, as in a release and its receipts.
CELLS = 100_000
MEGABYTE = 1_000_000
#: Frames as fast as they are done, and not as a screen shows them; now and then the browser gets a real one.
_HURRY = """(() => {
  const onScreen = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.realFrame = () => new Promise((then) => onScreen(() => setTimeout(then)));
  const channel = new MessageChannel();
  let last = 0;
  let waiting = new Map();
  let now = new Map();
  channel.port1.onmessage = () => {
    [now, waiting] = [waiting, new Map()];
    for (const then of now.values()) then(performance.now());
  };
  globalThis.requestAnimationFrame = (then) => {
    waiting.set(++last, then);
    if (waiting.size === 1) channel.port2.postMessage(null);
    return last;
  };
  globalThis.cancelAnimationFrame = (id) => waiting.delete(id) || now.delete(id);
})()"""
_SHOW = """async ([from, to, scenes, handover]) => {
  const frame = () => new Promise(requestAnimationFrame);
  const { alone } = globalThis;
  for (let take = from; take < to; take++) {
    const scene = { handover, name: "A", position: "B", topic: "C", title: "D", text: `${take}` };
    const entry = { seq: 10 * take, at: new Date().toISOString(), event: "scene_taken", take, cue: null, minutes: 5 };
    alone.tell("entries", { entries: [{ ...entry, scene: { kind: scenes[take % scenes.length], ...scene } }] });
    await frame();
    alone.sent.length = 0;
    if (take % 20 === 0) await realFrame();
  }
}"""
#: Most of a scene's cost is its painting, which leaves nothing behind that the first thousand did not.
_UNSEEN = '(isUnseen) => document.getElementById("stage").toggleAttribute("hidden", isUnseen)'
_LIGHT = """async ([rounds, handover, snapshot, units]) => {
  const frame = () => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
  const { alone } = globalThis;
  let changed = 0;
  const count = (changes) => (changed += changes.length);
  const watch = new MutationObserver(count);
  watch.observe(document.querySelector(".board"), { subtree: true, attributeFilter: ["data-state"] });
  for (let round = 0; round < rounds; round++) {
    const seq = 1_000_000 * (round + 1);
    alone.tell("snapshot", { ...structuredClone(snapshot), seq });
    for (const [i, event] of ["package_delivered", "package_opened", "package_acknowledged"].entries()) {
      const about = { at: "", event, handover };
      const entries = units.map((unit, n) => ({ ...about, unit, seq: seq + 1 + i * units.length + n }));
      alone.tell("entries", { entries });
      for (let i = 0; i < units.length / 28 + 1; i++) await frame();
    }
    alone.sent.length = 0;
    await realFrame();
  }
  watch.disconnect();
  return changed;
}"""


def test_a_day_of_scenes_and_receipts_leaves_nothing_behind(
    stage_alone: Callable[..., AbstractContextManager[Alone]],
) -> None:
    with stage_alone((480, 270), still=True, script=_HURRY) as stage:
        told = {"closing": {"size": 9, "root": "A" * 44, "at": now(), "url": ""}, "program": program("welcome")}
        stage.snapshot(told)
        stage.expect_scene("welcome")
        browser = stage.page.context.new_cdp_session(stage.page)
        stage.page.evaluate(_SHOW, [2, FEW, SCENES, HANDOVER])
        early = _held(browser)
        stage.page.evaluate(_UNSEEN, True)
        stage.page.evaluate(_SHOW, [FEW, MANY, SCENES, HANDOVER])
        stage.page.evaluate(_UNSEEN, False)
        assert stage.page.evaluate(_LIGHT, _receipts(CELLS)) >= CELLS
        stage.page.evaluate(_SHOW, [MANY, MANY + len(SCENES) * 2, SCENES, HANDOVER])
        late = _held(browser)
        expect(stage.page.locator(".scene")).to_have_count(1)
        assert late["JSHeapUsedSize"] < early["JSHeapUsedSize"] + 2 * MEGABYTE, (early, late)
        assert late["Nodes"] < early["Nodes"] + 500, (early, late)
        assert late["JSEventListeners"] <= early["JSEventListeners"] + 20, (early, late)


def _receipts(cells: int) -> list[object]:
    whole = snapshot(map=True, program=program("handover", handover=HANDOVER, take=MANY))
    units = whole["handover"]["units"]
    released = handover(units=units, state="released", released_at=now())
    told = {**whole, "handover": released, "deliveries": dict.fromkeys(units, "released")}
    return [cells // (2 * len(units)), HANDOVER, {**told, "closing": {"size": 9, "root": "A" * 44}}, units]


def _held(browser: CDPSession) -> dict[str, float]:
    """What the page still holds when everything that nobody needs is gone."""
    browser.send("Performance.enable")
    for _ in range(3):
        browser.send("HeapProfiler.collectGarbage")
    metrics = browser.send("Performance.getMetrics")["metrics"]
    return {metric["name"]: metric["value"] for metric in metrics}
