"""One Socket.IO connection to a namespace, kept up for ever: snapshot, entries, beats, gaps, reconnects."""

import asyncio
import contextlib
import logging
import ssl as tls
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, Protocol

import aiohttp
import socketio

from .clock import Clock
from .pace import FAST, Pace, backoff, between

_BEAT_EVERY = (4.0, 5.0)
STALE_AFTER = 15.0
_CONNECT_WITHIN = 20.0
_TLS_ENDS_WITHIN = 0.25

# The library's own log is about its loops; what matters is told by Link.
_silent = logging.getLogger("ceremony.simulate.socketio")
_silent.setLevel(logging.CRITICAL + 1)


Answer = asyncio.Future[dict[str, Any]]


class LinkLost(Exception):
    """There is no link, or it broke before the answer came: whether the report arrived is unknown."""


class Rejected(Exception):
    """The namespace was refused for good, e.g. ``unknown_endpoint``."""


class Listener(Protocol):
    """Whoever hears a link. Called in the order in which things arrive."""

    def snapshot(self, snapshot: dict[str, Any]) -> None: ...
    def entries(self, entries: list[dict[str, Any]]) -> None: ...
    def behind(self, head: int) -> bool: ...
    def lost(self) -> None: ...


async def let_go(url: str) -> None:
    """After a session was closed: connections with TLS end a moment later, and the loop must live to see it
    (aiohttp's documentation, "Graceful shutdown")."""
    if url.startswith("https:"):
        await asyncio.sleep(_TLS_ENDS_WITHIN)


@dataclass(frozen=True)
class Server:
    """Where a link goes. ``connects`` bounds how many connect at once."""

    url: str
    session: aiohttp.ClientSession
    connects: asyncio.Semaphore
    ssl: tls.SSLContext | bool = True
    pace: Pace = FAST


class Link:
    """``changed`` is set whenever the listener was told something; ``connections`` counts them."""

    def __init__(self, server: Server, namespace: str, auth: dict[str, str], listener: Listener) -> None:
        self._server = server
        self._namespace = namespace
        self._auth = auth
        self._listener = listener
        self._client: socketio.AsyncClient | None = None
        self._answers: set[Answer] = set()
        self._answered = asyncio.Event()
        self._closed = asyncio.Event()
        self._heard = 0.0
        self._asked = False
        self._rejection = ""
        self.clock = Clock()
        self.connections = 0
        self.changed = asyncio.Event()

    @property
    def connected(self) -> bool:
        return self._client is not None

    async def stay(self) -> None:
        """Connects, and connects again whenever the link is lost. Raises Rejected."""
        attempt = 0
        while True:
            with contextlib.suppress(LinkLost):
                async with self._connection():
                    attempt = 0
                    await self._beat_until_lost()
            attempt += 1
            await asyncio.sleep(backoff(attempt))

    async def send(self, event: str, payload: dict[str, Any]) -> dict[str, Any]:
        """The server's answer. Raises LinkLost."""
        await self._server.pace.request()
        if self._client is None:
            raise LinkLost
        answer: Answer = asyncio.get_running_loop().create_future()
        self._answers.add(answer)
        try:
            await self._emit(event, payload, answer)
            return await asyncio.wait_for(answer, STALE_AFTER)
        except TimeoutError as error:
            raise LinkLost from error
        finally:
            self._answers.discard(answer)

    async def _emit(self, event: str, payload: dict[str, Any], answer: Answer) -> None:
        def answered(reply: dict[str, Any] | None = None, *_: Any) -> None:
            self._heard = time.monotonic()
            if not answer.done():
                answer.set_result(reply or {})

        if self._client is not None:
            await self._client.emit(event, payload, namespace=self._namespace, callback=answered)

    @contextlib.asynccontextmanager
    async def _connection(self) -> AsyncIterator[None]:
        client = self._new_client()
        try:
            async with self._server.connects:
                await self._connect(client)
            self._client = client
            self.connections += 1
            self._heard = time.monotonic()
            self.changed.set()
            yield
        finally:
            self._lost()
            with contextlib.suppress(Exception):
                await asyncio.wait_for(client.disconnect(), 5)

    def _new_client(self) -> socketio.AsyncClient:
        client = socketio.AsyncClient(
            reconnection=False,
            handle_sigint=False,
            logger=_silent,
            engineio_logger=_silent,
            http_session=self._server.session,
            websocket_extra_options={"ssl": self._server.ssl},
        )
        self._closed.clear()
        client.on("*", self._on_event, namespace=self._namespace)
        client.on("connect", self._answered.set, namespace=self._namespace)
        client.on("disconnect", self._on_disconnect, namespace=self._namespace)
        client.on("connect_error", self._on_rejected, namespace=self._namespace)
        return client

    async def _connect(self, client: socketio.AsyncClient) -> None:
        self._rejection = ""
        self._answered.clear()
        await self._server.pace.request()
        answered = asyncio.ensure_future(self._answered.wait())
        try:
            async with asyncio.timeout(_CONNECT_WITHIN):
                await client.connect(
                    self._server.url,
                    auth=self._auth,
                    transports=["websocket"],
                    namespaces=[self._namespace],
                    wait=False,  # the library's own waiting goes on when the server is gone
                )
                broken = client.eio.read_loop_task
                await asyncio.wait({answered, broken}, return_when=asyncio.FIRST_COMPLETED)
        except Exception as error:  # it lets through whatever aiohttp and its parser raise
            raise LinkLost from error
        finally:
            answered.cancel()
        if self._rejection:
            raise Rejected(self._rejection)
        if self._namespace not in client.namespaces:
            raise LinkLost

    async def _beat_until_lost(self) -> None:
        while not self._closed.is_set() and time.monotonic() - self._heard < STALE_AFTER:
            await self._beat()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._closed.wait(), between(_BEAT_EVERY))

    async def _beat(self) -> None:
        sent = time.monotonic()
        answer: Answer = asyncio.get_running_loop().create_future()
        answer.add_done_callback(lambda done: self.clock.answered(sent, done.result().get("at", "")))
        await self._emit("beat", {}, answer)

    def _on_event(self, event: str, payload: dict[str, Any] | None = None, *_: Any) -> None:
        self._heard = time.monotonic()
        payload = payload or {}
        if event == "snapshot":
            self._asked = False
            self._listener.snapshot(payload)
        elif event == "entries":
            self._listener.entries(payload["entries"])
        elif event == "beat" and self._listener.behind(payload["head"]):
            self.ask_for_snapshot()
        self.changed.set()

    def ask_for_snapshot(self) -> None:
        if self._client and not self._asked:
            self._asked = True
            asking = self._client.emit("snapshot", {}, namespace=self._namespace, callback=lambda *_: None)
            self._asking = asyncio.ensure_future(asking)

    def _on_rejected(self, error: Any = None) -> None:
        """Only an answer of the namespace counts; the library also comes here when the server is away."""
        code = error.get("message", "") if isinstance(error, dict) else ""
        self._rejection = code if code.isidentifier() else ""
        self._answered.set()

    def _on_disconnect(self, *_: Any) -> None:
        self._closed.set()
        self._lost()

    def _lost(self) -> None:
        self._client = None
        self._asked = False
        self._listener.lost()
        for answer in self._answers:
            if not answer.done():
                answer.set_exception(LinkLost())
        self.changed.set()
