"""The press: exactly one release, under replays, double taps and several screens."""

import asyncio
from typing import Any

from ceremony.core.handover import Presenter
from ceremony.simulate.stage_hands import press
from tests.conference import HANDOVER, Prepared, make_conference
from tests.server import Server
from tests.wire.client import Client

HOLD_MS = 1200


def test_two_screens_that_press_at_once_release_once(server: Server, conference: Prepared) -> None:
    async def run() -> list[dict[str, Any]]:
        pressing = [press(server.url, conference.stage_key) for _ in range(2)]
        return list(await asyncio.gather(*pressing))

    assert [handover["state"] for handover in asyncio.run(run())] == ["released", "released"]
    assert len(server.events("handover_released")) == 1


def test_a_hand_that_comes_again_after_the_release_changes_nothing(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        await press(server.url, conference.stage_key)
        async with Client(server.url, "/stage", {"key": conference.stage_key}) as stage:
            for _ in range(12):
                assert (await stage.call("hand", hand(1)))["refused"] == "not_armed"
                await asyncio.sleep(0.15)
            assert (await stage.snapshot())["handover"]["state"] == "released"

    asyncio.run(run())
    assert len(server.events("handover_released")) == 1


def test_a_hand_of_an_earlier_arming_or_of_nobody_does_not_count(server: Server, conference: Prepared) -> None:
    async def run() -> list[str]:
        async with Client(server.url, "/stage", {"key": conference.stage_key}) as stage:
            answers = [await stage.call("hand", hand(0)), await stage.call("hand", hand(1, "p9"))]
            return [answer["refused"] for answer in answers]

    assert asyncio.run(run()) == ["stale_arming", "unknown_presenter"]


def test_letting_go_too_early_releases_nothing(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with Client(server.url, "/stage", {"key": conference.stage_key}) as stage:
            await hold(stage, HOLD_MS / 1000 - 0.5)
            await stage.call("hand", {**hand(1), "down": False})
            await stage.until(lambda: stage.heard[-1][0] == "hands" and not stage.heard[-1][1]["hands"])
            await hold(stage, HOLD_MS / 1000 - 0.5)

    asyncio.run(run())
    assert server.events("handover_released") == []


def test_a_screen_that_goes_away_takes_its_hands_with_it(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        for _ in range(3):
            async with Client(server.url, "/stage", {"key": conference.stage_key}) as stage:
                await hold(stage, HOLD_MS / 1000 - 0.5)

    asyncio.run(run())
    assert server.events("handover_released") == []


def test_every_named_presenter_has_to_hold(tmp_path: Any) -> None:
    both = (Presenter("p1", "Đồng chí thứ nhất"), Presenter("p2", "Đồng chí thứ hai"))
    conference = make_conference(tmp_path / "data", presenters=both)
    server = Server(conference.data, tmp_path / "stderr").start()

    async def run() -> None:
        async with Client(server.url, "/stage", {"key": conference.stage_key}) as stage:
            await hold(stage, 2 * HOLD_MS / 1000)
            assert server.events("handover_released") == []
        await press(server.url, conference.stage_key)

    try:
        asyncio.run(run())
        (released,) = server.events("handover_released")
        assert [held["presenter"] for held in released["hands"]] == ["p1", "p2"]
        assert all(held["held_ms"] >= HOLD_MS for held in released["hands"])
    finally:
        server.stop()


async def hold(stage: Client, seconds: float) -> None:
    """Holds the first presenter's hand as a screen does."""
    for _ in range(round(seconds / 0.15)):
        await stage.call("hand", hand(1))
        await asyncio.sleep(0.15)


def hand(arming: int, presenter: str = "p1") -> dict[str, Any]:
    return {"handover": HANDOVER, "arming": arming, "presenter": presenter, "down": True}
