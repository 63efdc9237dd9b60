"""Many endpoints in one process, one session and one event loop."""

import asyncio
import contextlib
import resource
import ssl as tls
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

import aiohttp

from .endpoint import Endpoint, Surroundings
from .identities import Identities
from .link import Server, let_go
from .pace import FAST, SLOW
from .package import Envelopes
from .resources import Resources
from .summary import Progress, Summary

Until = Literal["staged", "delivered", "acknowledged", "forever"]
OnChange = Callable[[dict[str, int]], None]

_LOOK_EVERY = 0.02
_DOWNLOADS_AT_ONCE = 64
# On slow lines the line is the limit: each endpoint has its own, and none waits for another's.
_SLOW_DOWNLOADS_AT_ONCE = 2_000


async def play(
    url: str,
    join_codes: Mapping[str, str],
    *,
    think: tuple[float, float] = (2.0, 20.0),
    slow: bool = False,
    enrol_at_once: int = 32,
    on_change: OnChange | None = None,
    until: Until = "acknowledged",
    timeout: float | None = None,
    ssl: tls.SSLContext | bool = True,
    state_dir: Path | None = None,
) -> Summary:
    """Plays one endpoint for each unit code of ``join_codes`` until all are as far as ``until``.

    ``think`` is the range of seconds before a person acknowledges; ``slow`` gives each endpoint a line of
    384 kbit/s with 300 ms a request; ``on_change`` is called with the counts at every change; ``timeout``
    (seconds) ends it early, with ``complete`` False; ``ssl`` is a context, or False for any certificate;
    in ``state_dir`` the endpoints' tokens are kept.
    """
    fleet = Fleet(
        url,
        join_codes,
        think=think,
        slow=slow,
        enrol_at_once=enrol_at_once,
        on_change=on_change,
        ssl=ssl,
        state_dir=state_dir,
    )
    return await fleet.play(until, timeout)


class Fleet:
    """See ``play``. ``stop`` ends it from outside; ``counts`` and ``summary`` may be asked at any time."""

    def __init__(
        self,
        url: str,
        join_codes: Mapping[str, str],
        *,
        think: tuple[float, float] = (2.0, 20.0),
        slow: bool = False,
        enrol_at_once: int = 32,
        on_change: OnChange | None = None,
        ssl: tls.SSLContext | bool = True,
        state_dir: Path | None = None,
    ) -> None:
        self._url = url
        self._join_codes = join_codes
        self._think = think
        self._pace = SLOW if slow else FAST
        self._at_once = enrol_at_once
        self._on_change = on_change or (lambda _: None)
        self.ssl = ssl
        self._identities = Identities(state_dir)
        self._progress = Progress(len(join_codes))
        self._endpoints: list[Endpoint] = []
        self._resources: Resources | None = None
        self._moved = asyncio.Event()
        self.stopped = False
        self._began = time.monotonic()

    @property
    def counts(self) -> dict[str, int]:
        return self._progress.counts()

    def stop(self) -> None:
        self.stopped = True
        self._moved.set()

    async def reach(self, step: str) -> None:
        """Returns when nobody has ``step`` still before it, or at ``stop``; for ``forever`` only then."""
        while not (self.stopped or self._progress.all_reached(step)):
            await self._moved.wait()
            self._moved.clear()
            await asyncio.sleep(_LOOK_EVERY)

    async def play(self, until: Until, timeout: float | None = None) -> Summary:
        raise_descriptor_limit()
        envelopes = Envelopes()
        async with aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, ssl=self.ssl),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=20, sock_read=60),
        ) as session:
            running = self._start(session, envelopes)
            try:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.reach(until), timeout)
                return self.summary(until == "forever" or self._progress.all_reached(until))
            finally:
                running.cancel()
                await asyncio.gather(running, return_exceptions=True)
                envelopes.close()
                await session.close()
                await let_go(self._url)

    def summary(self, complete: bool = False) -> Summary:
        return Summary(
            complete=complete,
            counts=self.counts,
            wrong_documents=sum(endpoint.wrong_documents() for endpoint in self._endpoints),
            bytes_downloaded=self._resources.downloaded if self._resources else 0,
            seconds=round(time.monotonic() - self._began, 3),
            contradictions=sum(1 for endpoint in self._endpoints if endpoint.saw_contradiction()),
            refusals=dict(sum((endpoint.refusals for endpoint in self._endpoints), Counter())),
            failures={endpoint.unit: endpoint.failure for endpoint in self._endpoints if endpoint.failure},
        )

    def _start(self, session: aiohttp.ClientSession, envelopes: Envelopes) -> "asyncio.Future[list[None]]":
        downloads = _SLOW_DOWNLOADS_AT_ONCE if self._pace.rate else _DOWNLOADS_AT_ONCE
        self._resources = Resources(self._url, session, self._pace, downloads)
        surroundings = Surroundings(
            server=Server(self._url, session, asyncio.Semaphore(self._at_once), self.ssl, self._pace),
            resources=self._resources,
            envelopes=envelopes,
            identities=self._identities,
            think=self._think,
            tell=self._told,
        )
        self._endpoints = [Endpoint(unit, code, surroundings) for unit, code in self._join_codes.items()]
        return asyncio.gather(*(endpoint.run() for endpoint in self._endpoints))

    def _told(self, endpoint: Endpoint) -> None:
        if self._progress.moved(endpoint.unit, endpoint.reached()):
            self._moved.set()
            self._on_change(self.counts)


def raise_descriptor_limit() -> None:
    """Each endpoint takes two descriptors while it downloads."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
