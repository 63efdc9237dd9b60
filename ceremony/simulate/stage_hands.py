"""A simulated stage: once a handover is armed it holds every presenter's hand until the release."""

import asyncio
import ssl as tls
from typing import Any

import aiohttp

from .link import Link, LinkLost, Server, let_go

HAND_EVERY = 0.15


class StageView:
    """Of the stage's snapshot only the handover matters here; whatever changes it is fetched anew."""

    def __init__(self) -> None:
        self.seq: int | None = None
        self.handover: dict[str, Any] | None = None
        self.stale = False

    def snapshot(self, snapshot: dict[str, Any]) -> None:
        self.seq = snapshot["seq"]
        self.handover = snapshot["handover"]
        self.stale = False

    def entries(self, entries: list[dict[str, Any]]) -> None:
        for entry in entries:
            if self.seq is not None and entry["seq"] > self.seq:
                self.seq = entry["seq"]
                self.stale = self.stale or entry["event"].startswith("handover_")

    def behind(self, head: int) -> bool:
        return self.stale or self.seq is None or head > self.seq

    def lost(self) -> None:
        self.seq = None

    @property
    def state(self) -> str:
        return self.handover["state"] if self.handover else "draft"


async def press(url: str, key: str, *, ssl: tls.SSLContext | bool = True) -> dict[str, Any]:
    """Connects to ``/stage`` with the stage's key and presses once a handover is armed.

    Returns the handover of the snapshot as released, at once if it was so already. Raises
    ``link.Rejected`` for a wrong key. Ends only with the release: cancel it to take the hands off.
    """
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=ssl)) as session:
        view = StageView()
        link = Link(Server(url, session, asyncio.Semaphore(1), ssl), "/stage", {"key": key}, view)
        staying = asyncio.ensure_future(link.stay())
        pressing = asyncio.ensure_future(_press(link, view))
        try:
            ended, _ = await asyncio.wait({staying, pressing}, return_when=asyncio.FIRST_COMPLETED)
            for task in ended:
                task.result()
            return view.handover or {}
        finally:
            for task in (staying, pressing):
                task.cancel()
            await asyncio.gather(staying, pressing, return_exceptions=True)
            await session.close()
            await let_go(url)


async def _press(link: Link, view: StageView) -> None:
    while view.state != "released":
        if view.stale:
            link.ask_for_snapshot()
        if view.state == "armed" and link.connected:
            await _hold(link, view.handover or {})
        await asyncio.sleep(HAND_EVERY)


async def _hold(link: Link, handover: dict[str, Any]) -> None:
    """Says once for each presenter that the hand is down; a refusal is settled by the next snapshot."""
    for presenter in handover["presenters"]:
        payload = {
            "handover": handover["id"],
            "arming": handover["arming"],
            "presenter": presenter["id"],
            "down": True,
        }
        try:
            reply = await link.send("hand", payload)
        except LinkLost:
            return
        if not reply.get("ok"):
            link.ask_for_snapshot()
