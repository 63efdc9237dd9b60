"""An endpoint that lost its link, or came late, ends in the same state as one that was always there."""

import asyncio
from typing import Any

import aiohttp

from ceremony.simulate import play
from ceremony.simulate.stage_hands import press
from tests.conference import Prepared
from tests.server import Server
from tests.wire.client import Device

ALWAYS_THERE, CUT_OFF, LATE = ("02635", "02638", "02641")


def test_late_and_reconnecting_endpoints_end_in_the_same_state(
    server: Server, conference: Prepared, tmp_path: Any
) -> None:
    async def run() -> list[dict[str, Any]]:
        codes = conference.join_codes
        here = asyncio.ensure_future(play(server.url, {ALWAYS_THERE: codes[ALWAYS_THERE]}, think=(0, 0), timeout=30))
        kept = {"state_dir": tmp_path / "cut-off", "think": (0.0, 0.0), "timeout": 30}
        before = await play(server.url, {CUT_OFF: codes[CUT_OFF]}, until="staged", **kept)
        assert before.complete
        await press(server.url, conference.stage_key)
        back = await play(server.url, {CUT_OFF: codes[CUT_OFF]}, **kept)
        late = await play(server.url, {LATE: codes[LATE]}, think=(0, 0), timeout=30)
        assert all(summary.complete for summary in (await here, back, late))
        return await deliveries(server, conference)

    states = asyncio.run(run())
    assert [state["state"] for state in states] == ["acknowledged"] * 3
    assert len({state["position"] for state in states}) == 3
    assert len(server.events("package_acknowledged")) == 3
    # The one that came back is the device it was.
    assert len([line for line in server.events("endpoint_enrolled") if line["unit"] == CUT_OFF]) == 1 + 1


def test_a_link_that_breaks_in_the_middle_is_taken_up_again(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[CUT_OFF])
            async with device.connect() as client:
                first = await client.snapshot()
            await press(server.url, conference.stage_key)
            async with device.connect() as client:
                second = await client.snapshot()
        assert "secret" not in first["handovers"][0]
        assert second["handovers"][0]["secret"]
        assert second["handovers"][0]["delivery"]["state"] == "released"

    asyncio.run(run())


async def deliveries(server: Server, conference: Prepared) -> list[dict[str, Any]]:
    """Each unit's delivery as a further device of the unit is shown it."""
    shown = []
    async with aiohttp.ClientSession() as http:
        for code in conference.join_codes.values():
            device = await Device.enrol(server.url, http, code)
            async with device.connect() as client:
                shown.append((await client.snapshot())["handovers"][0]["delivery"])
    return shown
