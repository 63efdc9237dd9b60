"""What the tests of connection points share: large packages on thin lines, and a look at the device's shelf."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page

from ceremony.core.calls import AnswerHelp
from ceremony.core.entry import By, Refused
from ceremony.core.handover import ArmHandover
from ceremony.services.ceremony import Ceremony
from ceremony.services.pressing import Place, Pressing

from .hall import Hall
from .screens import CHROMIUM, FLAGS, LOCKS, PATIENCE_MS, PHONE

LARGE_BYTES = 1_500_000


class Requests:
    """The envelopes that a page asked for: their hash, and the Range that it asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None]] = []

    def watch(self, page: Page) -> Page:
        page.on("request", lambda request: self._asked(request))
        return page

    def _asked(self, request: Any) -> None:
        if "/api/envelopes/" in request.url:
            self.asked.append((request.url.rsplit("/", 1)[1], request.headers.get("range")))


class Line:
    """A page's line, as thin as it is said to be."""

    def __init__(self, page: Page, bytes_per_second: int) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("Network.enable")
        self.carries(bytes_per_second)

    def carries(self, bytes_per_second: int) -> None:
        conditions = {"offline": False, "latency": 0, "uploadThroughput": -1, "downloadThroughput": bytes_per_second}
        self._session.send("Network.emulateNetworkConditions", conditions)


def kept(page: Page, kind: str) -> int:
    """How many things of a kind are on the device's shelf: ``part``, ``envelope``, ``answer``, ``calls``."""
    found: int = page.evaluate(_KEPT, kind)
    return found


def wait_until_kept(page: Page, kind: str, least: int = 1) -> None:
    page.evaluate(f"async ([kind, least]) => {{ while ((await ({_KEPT})(kind)) < least) {_PAUSE} }}", [kind, least])


def spoil_an_envelope(page: Page) -> None:
    """As a bad disk does: one byte of it is another."""
    page.evaluate(_SPOIL)


@contextmanager
def own_browser(browser: Browser, profile: Path, *flags: str) -> Iterator[BrowserContext]:
    """A browser with a disk of its own, which can be killed."""
    context = browser.browser_type.launch_persistent_context(
        profile,
        executable_path=CHROMIUM,
        args=[*FLAGS, *flags],
        viewport={"width": PHONE[0], "height": PHONE[1]},
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
    )
    context.set_default_timeout(PATIENCE_MS)
    try:
        yield context
    finally:
        with suppress(Error):  # it may have been killed
            context.close()


def kill_browser(profile: Path) -> None:
    """As a power switch does: those processes that use this profile."""
    mark = f"--user-data-dir={profile}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            arguments = (process / "cmdline").read_bytes().split(b"\0")
            if mark in arguments:
                os.kill(int(process.name), signal.SIGKILL)
        except (FileNotFoundError, ProcessLookupError):
            continue
    for name in LOCKS:
        (profile / name).unlink(missing_ok=True)


def wait_for_entries(hall: Hall, event: str, unit: str, count: int = 1) -> list[dict[str, Any]]:
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while len(found := hall.ledger(event, unit)) < count:
        assert time.monotonic() < deadline, f"{len(found)} of {count} {event}"
        time.sleep(0.05)
    return found


def release(hall: Hall) -> None:
    """The press without a screen, by whoever presents here."""
    with Ceremony.open(hall.server.data) as ceremony:
        with ceremony.state() as state:
            [handover] = state.handovers.values()
        if handover.state != "armed":
            assert not isinstance(ceremony.submit(ArmHandover(handover.id)), Refused)
        pressing = Pressing(ceremony, count(step=100).__next__)
        while (outcome := pressing.tick()) is None:
            for presenter in handover.presenters:
                pressing.hand(handover.id, 1, presenter.id, Place("screen", "stage"), True)
        assert not isinstance(outcome, Refused)


def answer_help(hall: Hall, call: str, text: str) -> None:
    with Ceremony.open(hall.server.data) as ceremony:
        outcome = ceremony.submit(AnswerHelp(call, text, By("operator", "Ban tổ chức")))
    assert not isinstance(outcome, Refused)


_PAUSE = "await new Promise((done) => setTimeout(done, 20));"

_KEPT = """(kind) => new Promise((done) => {
  const opening = indexedDB.open("ceremony-endpoint");
  opening.onsuccess = () => {
    const request = opening.result.transaction("kept").objectStore("kept").getAllKeys();
    request.onsuccess = () => {
      opening.result.close();
      done(request.result.filter((key) => key.split(":")[0] === kind).length);
    };
  };
})"""

_SPOIL = """() => new Promise((done) => {
  const opening = indexedDB.open("ceremony-endpoint");
  opening.onsuccess = () => {
    const shelf = opening.result.transaction("kept", "readwrite").objectStore("kept");
    const keys = shelf.getAllKeys();
    keys.onsuccess = () => {
      const key = keys.result.find((one) => one.startsWith("envelope:"));
      const reading = shelf.get(key);
      reading.onsuccess = () => {
        reading.result[100] ^= 1;
        shelf.put(reading.result, key).onsuccess = () => { opening.result.close(); done(); };
      };
    };
  };
})"""
