"""The HTTP resources of an endpoint (protocol, sections 2 and 3), asked again while the server is away."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from urllib.parse import quote

import aiohttp

from .pace import Pace, backoff

Answer = TypeVar("Answer")

_AWAY = (aiohttp.ClientError, OSError, TimeoutError)
_CHUNK = 16_384


class Refusal(Exception):
    """The server answered, and said no. ``code`` is its word for it, ``message`` its sentence."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message


class _Unavailable(aiohttp.ClientError):
    """5xx or 429: the same request may succeed later."""

    def __init__(self, status: int, after: float = 0.0) -> None:
        super().__init__(f"HTTP {status}")
        self.after = after


class Resources:
    """One for the whole fleet. ``at_once`` bounds the requests under way; ``downloaded`` counts bytes."""

    def __init__(self, url: str, session: aiohttp.ClientSession, pace: Pace, at_once: int) -> None:
        self._url = url.rstrip("/")
        self._session = session
        self._pace = pace
        self._gate = asyncio.Semaphore(at_once)
        self.downloaded = 0

    async def enrol(self, code: str, device: str, device_key: str) -> dict[str, Any]:
        """Endpoint, token, unit and the log's key. Raises Refusal, for a wrong code for example."""

        told = {"code": code, "device": device, "device_key": device_key}

        async def request() -> dict[str, Any]:
            async with self._session.post(f"{self._url}/api/enrol", json=told) as reply:
                return await _json(reply)

        return await self._persistently(request)

    async def manifest(self, token: str, handover: str, unit: str) -> dict[str, Any]:
        """Raises Refusal."""
        url = f"{self._url}/api/packages/{quote(handover, safe='')}/{quote(unit, safe='')}"

        async def request() -> dict[str, Any]:
            async with self._session.get(url, headers=_bearer(token)) as reply:
                return await _json(reply)

        return await self._persistently(request)

    async def envelope(self, token: str, sha256: str) -> bytes:
        """The bytes as they came, unchecked. Goes on where it was cut off. Raises Refusal."""
        content = bytearray()
        await self._persistently(lambda: self._go_on(token, sha256, content))
        return bytes(content)

    async def _go_on(self, token: str, sha256: str, content: bytearray) -> None:
        headers = _bearer(token)
        if content:
            headers["Range"] = f"bytes={len(content)}-"
        async with self._session.get(f"{self._url}/api/envelopes/{sha256}", headers=headers) as reply:
            if reply.status != 206:
                content.clear()
            if reply.status not in (200, 206):
                await _json(reply)
            async for chunk in reply.content.iter_chunked(_CHUNK):
                content += chunk
                self.downloaded += len(chunk)
                await self._pace.carried(len(chunk))

    async def _persistently(self, request: Callable[[], Awaitable[Answer]]) -> Answer:
        attempt = 0
        while True:
            try:
                async with self._gate:
                    await self._pace.request()
                    return await request()
            except _AWAY as error:
                attempt += 1
                await asyncio.sleep(max(backoff(attempt), getattr(error, "after", 0.0)))


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def _json(reply: aiohttp.ClientResponse) -> dict[str, Any]:
    if reply.status == 429 or reply.status >= 500:
        raise _Unavailable(reply.status, float(reply.headers.get("Retry-After", 0)))
    try:
        body: dict[str, Any] = await reply.json(content_type=None)
    except ValueError:
        body = {}
    if not reply.ok:
        raise Refusal(reply.status, body.get("refused", "no_answer"), body.get("message", ""))
    return body
