"""A commune at the far end of a weak line: its own browser on its own PC, which reloads, crashes and starts again."""

import contextlib
import os
import select
import shlex
import signal
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, BrowserType, Error, Page

from tests.browser.endpoint import Endpoint
from tests.browser.screens import CHROMIUM, FLAGS, LOCKS, PHONE
from tests.weak_link import WeakLink

#: A page that is new here takes so long over such a line, and longer where packets of its beginning are lost.
PATIENCE_MS = 60_000
#: So long a test looks on. The browser itself goes on loading, with the line down as well.
GIVEN_MS = 500


@dataclass
class Commune:
    """``root``: the server as it is reached over the line; ``folder``: what its browser leaves behind; ``room``: bytes
    that its browser may keep, where they are few."""

    chromium: BrowserType
    link: WeakLink
    root: str
    unit: str
    code: str
    folder: Path
    environment: Mapping[str, Any]
    clock_ahead: timedelta = timedelta()
    room: int | None = None
    _context: BrowserContext | None = field(default=None, init=False)

    def join(self) -> Endpoint:
        self._start()
        return self.open(f"/join#{self.code.replace(' ', '')}")

    def open(self, path: str = "/endpoint") -> Endpoint:
        assert self._context
        page = self._context.new_page()
        if self.clock_ahead:
            page.clock.install(time=datetime.now(UTC) + self.clock_ahead)
        if self.room:
            quota = {"origin": self.root, "quotaSize": self.room}
            self._context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", quota)
        with contextlib.suppress(Error):
            page.goto(self.root + path, wait_until="commit", timeout=GIVEN_MS)
        return Endpoint(page)

    @property
    def is_open(self) -> bool:
        return self._context is not None and bool(self._context.pages)

    @property
    def page(self) -> Page:
        assert self._context
        return self._context.pages[-1]

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(self.page)

    def reload(self) -> None:
        with contextlib.suppress(Error):
            self.page.reload(wait_until="commit", timeout=GIVEN_MS)

    def crash(self) -> None:
        """The browser is gone at once, as with the power; what it had not written is lost."""
        browser = os.pidfd_open(int((self.folder / "pid").read_text()))
        signal.pidfd_send_signal(browser, signal.SIGKILL)
        select.select([browser], [], [])  # ended, so that its profile is free
        os.close(browser)
        self.close()
        for name in LOCKS:
            (self.folder / "profile" / name).unlink(missing_ok=True)

    def start_again(self) -> None:
        self._start()
        self.open()

    def close(self) -> None:
        if self._context:
            with contextlib.suppress(Error):
                self._context.close()
        self._context = None

    def _start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        starter = self.folder / "chromium"
        pid = shlex.quote(str(self.folder / "pid"))
        starter.write_text(f'#!/bin/sh\necho $$ > {pid}\nexec {shlex.join(self.link.far)} {CHROMIUM} "$@"\n')
        starter.chmod(0o700)
        self._context = self.chromium.launch_persistent_context(
            self.folder / "profile",
            executable_path=starter,
            args=list(FLAGS),
            env=dict(self.environment),
            viewport={"width": PHONE[0], "height": PHONE[1]},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )
        self._context.set_default_timeout(PATIENCE_MS)
