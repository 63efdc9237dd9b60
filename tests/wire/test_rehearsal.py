"""A rehearsal beside the live conference: own cookies, simulated endpoints on a switch, its mark on every page."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conference import UNITS, make_conference
from tests.server import Server

from .visitor import Visitor


@pytest.fixture
def rehearsal(tmp_path: Path) -> Iterator[Server]:
    prepared = make_conference(tmp_path / "rehearsal", arm_it=False, mode="rehearsal")
    running = Server(prepared.data, tmp_path / "stderr-rehearsal").start()
    yield running
    running.stop()


def test_simulated_endpoints_come_and_go_with_the_switch(rehearsal: Server) -> None:
    async def run() -> None:
        async with Visitor(rehearsal.url) as operator:
            await operator.sign_in(rehearsal)
            async with operator.connect("/desk") as desk:
                assert (await desk.snapshot())["simulating"] == {"on": False, "units": 0}
                assert await desk.call("simulate", {"on": True}) == {"ok": True}
                assert ("simulating", {"simulating": {"on": True, "units": 3}}) in desk.heard
                await desk.until(lambda: len([e for e in desk.entries() if e["event"] == "package_staged"]) == 3)
                assert await desk.call("simulate", {"on": False}) == {"ok": True}
                await desk.until(lambda: _presence(desk.heard) == dict.fromkeys(UNITS, 0))

    asyncio.run(run())


def _presence(heard: list[tuple[str, dict[str, dict[str, int]]]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for event, payload in heard:
        if event == "presence":
            found.update(payload["presence"])
    return found


def test_a_live_conference_simulates_nobody(server: Server) -> None:
    async def run() -> str:
        async with Visitor(server.url) as operator:
            await operator.sign_in(server)
            async with operator.connect("/desk") as desk:
                assert (await desk.snapshot())["simulating"] is None
                refused: str = (await desk.call("simulate", {"on": True}))["refused"]
                return refused

    assert asyncio.run(run()) == "only_in_rehearsal"


def test_a_browser_is_signed_in_to_both_at_once(server: Server, rehearsal: Server) -> None:
    async def run() -> list[int]:
        async with Visitor(server.url) as operator:
            await operator.sign_in(server)
            operator.url = rehearsal.url
            await operator.sign_in(rehearsal)
            found = []
            for url in (server.url, rehearsal.url):
                operator.url = url
                status, page = await operator.get("/desk/")
                found.append(status if "desk.js" in page else 0)
            return found

    assert asyncio.run(run()) == [200, 200]


def test_every_page_of_a_rehearsal_says_so_before_any_script_runs(server: Server, rehearsal: Server) -> None:
    async def run() -> None:
        for running, mode in ((server, "live"), (rehearsal, "rehearsal")):
            async with Visitor(running.url) as visitor:
                for path in ("/stage", "/podium", "/join", "/endpoint", "/desk/sign-in", "/verify"):
                    assert f'data-mode="{mode}"' in (await visitor.get(path))[1], path

    asyncio.run(run())
