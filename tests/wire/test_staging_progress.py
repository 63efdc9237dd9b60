"""How far the staging is, from a connection point to the desk."""

import asyncio

from tests.conference import Prepared
from tests.server import Server

from .visitor import Visitor

LINE = {"done": 500, "total": 2_000, "remaining_s": 12, "rtt_ms": 300, "kbps": 384}


def test_the_desk_hears_how_far_a_unit_is_and_how_its_line_is(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with Visitor(server.url) as visitor:
            await visitor.sign_in(server)
            _, enrolled = await visitor.post("/api/enrol", {"code": conference.join_codes["02635"]})
            point = visitor.connect("/endpoint", {"token": enrolled["token"]})
            async with visitor.connect("/desk") as desk, point:
                await desk.snapshot()
                assert (await point.call("progress", LINE)) == {"ok": True}
                await desk.until(lambda: "progress" in desk.names())
                told = next(payload for event, payload in desk.heard if event == "progress")
                assert told == {"progress": {"02635": LINE}}

    before = server.ledger()
    asyncio.run(run())
    written = [entry["event"] for entry in server.ledger()[len(before) :]]
    assert written == ["operator_invited", "operator_signed_in", "endpoint_enrolled"]


def test_what_is_no_measurement_is_refused(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with Visitor(server.url) as visitor:
            _, enrolled = await visitor.post("/api/enrol", {"code": conference.join_codes["02635"]})
            async with visitor.connect("/endpoint", {"token": enrolled["token"]}) as point:
                for wrong in ({"done": "1"}, {"total": None}, {"kbps": 1.5}, {"rtt_ms": True}):
                    assert (await point.call("progress", {**LINE, **wrong}))["refused"] == "malformed"
                unknown = {**LINE, "remaining_s": None, "rtt_ms": None, "kbps": None}
                assert (await point.call("progress", unknown)) == {"ok": True}

    asyncio.run(run())
