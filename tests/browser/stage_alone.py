"""The large screen without a server behind it: its page is real, what it is told comes from the test."""

import base64
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Route, expect

from ceremony.demo import facts, targets
from ceremony.files.kinds import kind_of

from .screens import PATIENCE_MS, WALL

HANDOVER = "giao-ke-hoach"
#: In place of socket.io's client: the page's listeners are called by the test, and what it sends is kept.
_SOCKET = """
export function io(namespace, options) {
  const listeners = {};
  const alone = (globalThis.alone = { sent: [], replies: {}, auth: options.auth, tell });
  function tell(event, payload) {
    for (const listener of [...(listeners.any ?? []), ...(listeners[event] ?? [])])
      listeners.any?.includes(listener) ? listener(event, payload) : listener(payload);
  }
  const reply = (event) => ({ ok: true, at: new Date().toISOString(), head: 0, ...alone.replies[event] });
  const keep = (event, payload) => event === "beat" || alone.sent.push({ event, ...payload });
  const emit = (event, payload, then) => (keep(event, payload), then?.(null, reply(event)));
  const emitWithAck = async (event, payload) => (keep(event, payload), reply(event));
  const socket = {
    connected: true,
    active: true,
    on: (event, listener) => (listeners[event] ??= []).push(listener),
    onAny: (listener) => (listeners.any ??= []).push(listener),
    emit,
    timeout: () => ({ emit, emitWithAck }),
    connect() {},
    close() {},
    io: { engine: { close() {} }, on() {} },
  };
  return socket;
}
"""
_COLOURS = """async (url) => {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, image.width, image.height);
  const found = new Set();
  for (let i = 0; i < data.length; i += 4) found.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
  return [...found].map((colour) => colour.split(",").map(Number));
}"""
#: A sheet of paper that is no document, as large as a rendered page.
_SHEET = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="1414" height="2000"><rect width="1414" height="2000" fill="#fff"/>'
    '<g fill="#333"><rect x="160" y="150" width="420" height="26"/><rect x="800" y="150" width="460" height="26"/>'
    '<rect x="420" y="330" width="580" height="40"/>{lines}</g>'
    '<text x="707" y="1920" font-size="60" text-anchor="middle">{page}</text></svg>'
)
_LINE = '<rect x="160" y="{y}" width="{width}" height="18"/>'
_CODE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29"><path d="M0 0h7v7h-7zM22 0h7v7h-7z"/></svg>'


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def snapshot(**differences: Any) -> dict[str, Any]:
    """What a stage of Lào Cai is told when it connects: 152 communes, sealed, nothing taken yet."""
    units = [_unit(unit.code, unit.name, unit.kind, unit.parent) for unit in facts.roster()]
    communes = [unit["code"] for unit in units if unit["receives"]]
    whole = {
        "seq": 1,
        "at": now(),
        "conference": {**facts.CONFERENCE, "mode": "live"},
        "rundown": rundown(),
        "units": units,
        "map": True,
        "handover": handover(units=communes),
        "deliveries": dict.fromkeys(communes, "staged"),
        "hands": {},
        "presence": {},
        "program": None,
        "targets": [
            {"id": t.indicator, "name": t.name, "value": t.text, "measure": t.measure, "note": ""}
            for t in targets.provincial()
        ],
        "document": None,
        "closing": None,
        "look": {"version": "", "theme": "", "crest": None, "background": None},
        "screen": None,
        "podiums": {},
    }
    return {**whole, **differences}


def _unit(code: str, name: str, kind: str, parent: str | None) -> dict[str, Any]:
    receives = kind not in ("department", "district")
    return {"code": code, "name": name, "kind": kind_of(kind), "parent": parent, "receives": receives}


def rundown() -> list[dict[str, Any]]:
    return [
        {**vars(cue), "id": f"c{number:02}", "scene": {"kind": "programme"}}
        for number, cue in enumerate(facts.RUNNING_ORDER, 1)
    ]


def handover(**differences: Any) -> dict[str, Any]:
    presenters = [{"id": p.id, "name": p.name} for p in facts.PRESENTERS]
    sealed = {
        "id": HANDOVER,
        "title": facts.HANDOVER_TITLE,
        "state": "sealed",
        "sealing": 1,
        "arming": 0,
        "presenters": presenters,
        "quorum": len(presenters),
        "hold_ms": 1200,
        "units": [],
        "released_at": None,
        "secret_code": None,
        "armed_at": None,
        "armed_for": 300,
    }
    return {**sealed, **differences}


def program(kind: str, *, take: int = 1, step: int = 0, minutes: int | None = None, **fields: Any) -> dict[str, Any]:
    """A scene as the program; ``at`` and ``cue`` stand beside its own fields."""
    at, cue = fields.pop("at", now()), fields.pop("cue", None)
    return {"take": take, "cue": cue, "scene": {"kind": kind, **fields}, "step": step, "minutes": minutes, "at": at}


def screen(**differences: Any) -> dict[str, Any]:
    own = {"id": "s1", "name": "Màn hình chính", "number": 1, "kind": "stage", "hands": True, "volume": 0}
    return {**own, "show": {"mode": "program"}, **differences}


@dataclass
class Alone:
    """A stage page in the test's hand."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    _seq: Iterator[int] = field(default_factory=lambda: count(2))

    def hear(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.complaints.append(said.text)

    def snapshot(self, differences: dict[str, Any] | None = None) -> None:
        self.event("snapshot", snapshot(**(differences or {}), seq=next(self._seq)))

    def entries(self, entries: list[dict[str, Any]]) -> None:
        numbered = [{"seq": next(self._seq), "at": now(), "by": {"role": "system"}, **entry} for entry in entries]
        self.event("entries", {"entries": numbered})

    def event(self, name: str, payload: dict[str, Any]) -> None:
        self.page.evaluate("([name, payload]) => globalThis.alone.tell(name, payload)", [name, payload])

    def take(self, kind: str, **taken: Any) -> None:
        self.entries([{"event": "scene_taken", **program(kind, **taken)}])

    def sent(self, event: str) -> list[dict[str, Any]]:
        told: list[dict[str, Any]] = self.page.evaluate("() => globalThis.alone.sent")
        return [one for one in told if one["event"] == event]

    def expect_scene(self, kind: str) -> None:
        """That the wall has changed, and that nothing of the scene before is left."""
        expect(self.page.locator(".wall")).to_have_attribute("data-scene", kind)
        expect(self.page.locator(".scene")).to_have_count(1)

    def settle(self) -> None:
        """Two frames: whatever was told is painted."""
        self.page.evaluate("() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))")

    def expect_told(self, **showing: Any) -> None:
        """That the desk was told this of what the screen shows."""
        self.page.wait_for_function(
            """(showing) => globalThis.alone.sent.some((one) => one.event === "showing"
              && Object.entries(showing).every(([key, value]) => one[key] === value))""",
            arg=showing,
        )

    def colours(self) -> list[tuple[int, int, int]]:
        """Of the wall's pixels, as it is seen."""
        picture = base64.b64encode(self.page.screenshot()).decode()
        found: list[list[int]] = self.page.evaluate(_COLOURS, f"data:image/png;base64,{picture}")
        return [(red, green, blue) for red, green, blue in found]

    @property
    def scene(self) -> Locator:
        return self.page.locator(".scene:not(.leaving)")


@contextmanager
def alone(
    browser: Browser,
    link: str,
    size: tuple[int, int] = WALL,
    *,
    language: str = "vi",
    view: str = "screen",
    touch: bool = False,
    still: bool = False,
    script: str = "",
) -> Iterator[Alone]:
    """A stage page on which nothing is true but what the test says; ``link`` lets it in, ``script`` runs before it."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        has_touch=touch,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        reduced_motion="reduce" if still else "no-preference",
        service_workers="block",  # what they fetch passes the routes by
    )
    context.set_default_timeout(PATIENCE_MS)
    context.add_cookies([{"name": "language", "value": language, "url": link}])
    context.add_init_script(script)
    _route(context, view)
    page = context.new_page()
    stage = Alone(page)
    page.on("pageerror", lambda error: stage.complaints.append(str(error)))
    page.on("console", stage.hear)
    page.goto(link)
    if view != "screen":
        page.goto(page.url)  # a redirected request is not to be changed
    page.wait_for_function("() => globalThis.alone")
    try:
        yield stage
    finally:
        context.close()
    assert stage.complaints == []


def _route(context: BrowserContext, view: str) -> None:
    context.route(re.compile(r"socket\.io\.esm"), lambda route: _script(route, _SOCKET))
    context.route(re.compile(r"/stage(\?[^/]*)?$"), lambda route: _with_view(route, view))
    context.route(re.compile(r"/stage/pages/"), _sheet)
    context.route(
        re.compile(r"/stage/(closing|release)\.svg"),
        lambda route: route.fulfill(body=_CODE, content_type="image/svg+xml"),
    )
    context.route("**/map.json", lambda route: route.fulfill(path=facts.DATA / "lao-cai-map-2022-schematic.json"))


def _script(route: Route, text: str) -> None:
    route.fulfill(body=text, content_type="text/javascript")


def _with_view(route: Route, view: str) -> None:
    """The page says in its data which view it is."""
    if "key=" in route.request.url:
        route.continue_()
        return
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace('"view": "screen"', f'"view": "{view}"'))


def _sheet(route: Route) -> None:
    page = int(route.request.url.rsplit("/", 1)[1].split(".")[0])
    lines = "".join(_LINE.format(y=460 + 44 * n, width=600 + (n * 137 + page * 71) % 480) for n in range(30))
    route.fulfill(body=_SHEET.format(page=page, lines=lines), content_type="image/svg+xml")
