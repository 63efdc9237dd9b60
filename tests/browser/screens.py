"""Chromium as the tests use it: each page a device of its own, and a note of everything that it complains of."""

import contextlib
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, BrowserType, ConsoleMessage, Error, Page, expect

CHROMIUM = "/usr/bin/chromium"
#: A name that is this machine and yet no secure context, as a server's name in a local network is.
LAN_NAME = "ceremony.test"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP {LAN_NAME} 127.0.0.1",
)
#: What a browser that was killed leaves in its profile, for which the next one may take it for alive.
LOCKS = ("SingletonLock", "SingletonCookie", "SingletonSocket")
PATIENCE_MS = 15_000
NOTEBOOK, WALL, PHONE = (1440, 900), (1920, 1080), (360, 740)
#: What Chromium writes to the console when the network is gone, whatever the page does about it.
_LOST_LINK = re.compile(
    r"net::ERR_|WebSocket connection to .* failed|WebSocket is closed|unknown error occurred when fetching the script"
)


def launch(chromium: BrowserType, env: dict[str, str | float | bool] | None = None) -> Browser:
    expect.set_options(timeout=PATIENCE_MS)
    return chromium.launch(executable_path=CHROMIUM, args=list(FLAGS), env=env)


def photograph(pages: Iterable[Page], name: str) -> Path:
    """A picture of each page that can show one, in CEREMONY_SCREENSHOTS or a new temporary folder."""
    folder = Path(os.environ.get("CEREMONY_SCREENSHOTS") or tempfile.mkdtemp(prefix="ceremony-screenshots-"))
    folder.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"[^\w-]+", "-", name)
    for number, page in enumerate(pages):
        with contextlib.suppress(Error):  # a page that hangs is no reason to end the run, and what failed is reported
            page.screenshot(path=folder / f"{stem}-{number}.png", timeout=PATIENCE_MS)
    return folder


class Screens:
    """Opens pages and closes them; ``complaints`` are console errors (blocked content among them) and exceptions."""

    def __init__(self, browser: Browser, language: str = "vi", *, still: bool = False) -> None:
        """``still``: for people who asked their device for less motion."""
        self._browser = browser
        self._language = language
        self._motion: Literal["reduce", "no-preference"] = "reduce" if still else "no-preference"
        self._contexts: list[BrowserContext] = []
        self._complaints: list[str] = []
        self._links_fail = False

    def open(
        self, url: str, size: tuple[int, int] = NOTEBOOK, *, touch: bool = False, cookies: Iterable[Any] = ()
    ) -> Page:
        context = self._browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            has_touch=touch,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            reduced_motion=self._motion,
        )
        context.set_default_timeout(PATIENCE_MS)
        context.add_cookies([{"name": "language", "value": self._language, "url": url}, *cookies])
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self._complaints.append(f"{page.url}: {error}"))
        page.goto(url)
        return page

    def expect_lost_links(self) -> None:
        """From now on the browser's own words about a lost link are no complaint."""
        self._links_fail = True

    @property
    def complaints(self) -> list[str]:
        return [text for text in self._complaints if not (self._links_fail and _LOST_LINK.search(text))]

    @property
    def pages(self) -> list[Page]:
        return [page for context in self._contexts for page in context.pages]

    def close(self) -> None:
        """What a page was fetching just then fails, and is no complaint."""
        self._complaints, self._links_fail = self.complaints, True
        for context in self._contexts:
            context.close()
        self._contexts.clear()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            where = message.page.url if message.page else ""
            self._complaints.append(f"{where}: {message.text} ({message.location.get('url', '')})")
