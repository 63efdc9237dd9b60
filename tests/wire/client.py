"""A plain client of the wire, by python-socketio and aiohttp: sends what it is told and keeps what it hears."""

import asyncio
from collections.abc import Callable
from typing import Any

import aiohttp
import socketio

PATIENCE = 10.0


class Client:
    """One connection to a namespace, as an async context manager. ``heard`` are (event, payload) in order."""

    def __init__(
        self, url: str, namespace: str, auth: dict[str, Any] | None = None, cookies: dict[str, str] | None = None
    ) -> None:
        self._url = url
        self._headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in (cookies or {}).items())} if cookies else {}
        self._namespace = namespace
        self._auth = auth or {}
        self._news = asyncio.Event()
        self._client = socketio.AsyncClient(reconnection=False, handle_sigint=False)
        self.heard: list[tuple[str, Any]] = []
        self.rejection: Any = None
        self._client.on("*", self._hear, namespace=namespace)
        self._client.on("connect", lambda: self._hear("connect"), namespace=namespace)
        self._client.on("disconnect", lambda *_: self._hear("disconnect"), namespace=namespace)
        self._client.on("connect_error", self._rejected, namespace=namespace)

    async def __aenter__(self) -> "Client":
        try:
            await self._client.connect(
                self._url,
                headers=self._headers,
                auth=self._auth,
                transports=["websocket"],
                namespaces=[self._namespace],
                wait_timeout=PATIENCE,
            )
        except socketio.exceptions.ConnectionError:
            await self._client.eio.disconnect(abort=True)
            if self._client.eio.http:
                await self._client.eio.http.close()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.disconnect()

    async def call(self, event: str, payload: object = None) -> Any:
        sent = {} if payload is None else payload
        return await self._client.call(event, sent, namespace=self._namespace, timeout=PATIENCE)

    async def snapshot(self) -> dict[str, Any]:
        """The newest one, once there is any."""
        await self.until(lambda: "snapshot" in self.names())
        found: dict[str, Any] = [payload for event, payload in self.heard if event == "snapshot"][-1]
        return found

    async def entry(self, event: str) -> dict[str, Any]:
        """The first entry of this name that was pushed, once there is one."""
        await self.until(lambda: any(entry["event"] == event for entry in self.entries()))
        return next(entry for entry in self.entries() if entry["event"] == event)

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not condition():
                await self._news.wait()
                self._news.clear()

    def names(self) -> list[str]:
        return [event for event, _ in self.heard]

    def entries(self) -> list[dict[str, Any]]:
        """All entries that were pushed, in the order in which they came."""
        return [entry for event, payload in self.heard if event == "entries" for entry in payload["entries"]]

    def _hear(self, event: str, payload: Any = None) -> None:
        self.heard.append((event, payload))
        self._news.set()

    def _rejected(self, error: Any = None) -> None:
        self.rejection = error


class Device:
    """An enrolled endpoint: its token, its HTTP requests, and its connections."""

    def __init__(self, url: str, http: aiohttp.ClientSession, enrolled: dict[str, Any]) -> None:
        self.url = url
        self.id: str = enrolled["endpoint"]
        self.unit: str = enrolled["unit"]["code"]
        self.token: str = enrolled["token"]
        self.log: str = enrolled["log"]
        self._http = http

    @classmethod
    async def enrol(cls, url: str, http: aiohttp.ClientSession, code: str, device_key: str | None = None) -> "Device":
        sent = {"code": code, "device": "Máy thử", "device_key": device_key}
        async with http.post(f"{url}/api/enrol", json=sent) as reply:
            assert reply.status == 201, await reply.text()
            return cls(url, http, await reply.json())

    def connect(self) -> Client:
        return Client(self.url, "/endpoint", {"token": self.token})

    async def get(self, path: str, **headers: str) -> tuple[int, aiohttp.ClientResponse, bytes]:
        """Status, response and body."""
        sent = {"Authorization": f"Bearer {self.token}", **headers}
        async with self._http.get(f"{self.url}{path}", headers=sent) as reply:
            return reply.status, reply, await reply.read()

    async def manifest(self, handover: str = "h1") -> dict[str, Any]:
        async with self._http.get(
            f"{self.url}/api/packages/{handover}/{self.unit}", headers={"Authorization": f"Bearer {self.token}"}
        ) as reply:
            assert reply.status == 200, await reply.text()
            found: dict[str, Any] = await reply.json()
            return found
