"""A browser without a page: it keeps its cookies, opens addresses and connects with them."""

from typing import Any

import aiohttp

from tests.server import Server

from .client import Client


class Visitor:
    """An async context manager. ``cookies`` are what the server gave it so far."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def __aenter__(self) -> "Visitor":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.close()

    async def get(self, path: str) -> tuple[int, str]:
        async with self._http.get(f"{self.url}{path}") as reply:
            return reply.status, await reply.text(errors="replace")

    async def post(self, path: str, payload: object = None, token: str = "") -> tuple[int, Any]:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        async with self._http.post(f"{self.url}{path}", json=payload, headers=headers) as reply:
            return reply.status, await reply.json()

    async def sign_in(self, server: Server, name: str = "Người điều khiển") -> "Visitor":
        """As an operator, with a new one-time code."""
        from ceremony.services.ceremony import Ceremony
        from ceremony.services.enrolment import invite_operator

        with Ceremony.open(server.data) as ceremony:
            code = invite_operator(ceremony)
        async with self._http.post(f"{self.url}/desk/sign-in", data={"code": code, "name": name}) as reply:
            assert reply.status == 200, await reply.text()
        return self

    def connect(self, namespace: str, auth: dict[str, Any] | None = None) -> Client:
        cookies = {cookie.key: cookie.value for cookie in self._http.cookie_jar}
        return Client(self.url, namespace, auth, cookies)
