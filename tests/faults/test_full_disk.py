"""A full disk: what cannot be stored is refused in words, and with room again everything goes on.

The limit of the size of files stands for the full disk: it needs no rights, and can be lifted from outside.
"""

import asyncio
import contextlib
import resource
from collections.abc import Iterator

import aiohttp
import pytest

from ceremony.simulate import play
from ceremony.simulate.stage_hands import press
from tests.conference import HANDOVER, Prepared
from tests.evidence.holds import assert_evidence_holds
from tests.server import Server
from tests.wire.client import Client, Device

UNIT = "02600"


def test_a_report_that_cannot_be_stored_is_refused_and_taken_when_there_is_room_again(
    server: Server, conference: Prepared
) -> None:
    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[UNIT])
            manifest = await device.manifest()
            envelopes = {listed["document"]: listed["sha256"] for listed in manifest["envelopes"]}
            report = {"handover": HANDOVER, "sealing": 1, "envelopes": envelopes}
            async with device.connect() as client:
                await client.snapshot()
                with full_disk(server):
                    refused = await client.call("staged", report)
                    assert refused["refused"] == "storage_failed"
                    assert refused["message"]
                    enrolment = {"code": conference.join_codes[UNIT]}
                    async with http.post(f"{server.url}/api/enrol", json=enrolment) as reply:
                        assert reply.status == 507
                        assert (await reply.json())["refused"] == "storage_failed"
                    async with http.get(f"{server.url}/health") as reply:
                        assert reply.status == 200
                assert server.events("package_staged") == []
                assert not client.entries()
                assert await client.call("staged", report) == {"ok": True}
                await client.entry("package_staged")

    asyncio.run(run())
    numbers = [entry["seq"] for entry in server.ledger()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_release_that_cannot_be_stored_does_not_happen_and_the_next_press_does(
    server: Server, conference: Prepared
) -> None:
    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[UNIT])
            async with device.connect() as client:
                await client.snapshot()
                with full_disk(server), pytest.raises(TimeoutError):
                    await asyncio.wait_for(press(server.url, conference.stage_key), 3)
                assert not client.entries()
                async with Client(server.url, "/stage", {"key": conference.stage_key}) as stage:
                    assert (await stage.snapshot())["handover"]["state"] == "armed"
                await press(server.url, conference.stage_key)
                assert (await client.entry("handover_released"))["secret"]

    asyncio.run(run())
    assert len(server.events("handover_released")) == 1


def test_a_page_that_cannot_be_kept_is_refused_in_passing_and_given_when_there_is_room_again(
    server: Server, conference: Prepared
) -> None:
    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[UNIT])
            listed = (await device.manifest())["envelopes"]
            document = next(one["document"] for one in listed if not one["common"])  # those are not drawn ahead
            await press(server.url, conference.stage_key)
            with full_disk(server):
                status, reply, _ = await device.get(f"/api/pages/{HANDOVER}/{document}/1")
                assert (status, (await reply.json())["refused"]) == (507, "storage_failed")
            assert (await device.get(f"/api/pages/{HANDOVER}/{document}/1"))[0] == 200

    asyncio.run(run())


def test_a_fleet_that_meets_a_full_disk_goes_on_by_itself(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        playing = asyncio.ensure_future(play(server.url, conference.join_codes, think=(0, 1), timeout=60))
        await asyncio.sleep(0.5)
        with full_disk(server):
            await asyncio.sleep(2)
        await press(server.url, conference.stage_key)
        with full_disk(server):
            await asyncio.sleep(2)
        summary = await playing
        assert summary.complete, summary
        assert summary.counts["acknowledged"] == len(conference.join_codes)

    asyncio.run(run())
    acknowledged = [entry["unit"] for entry in server.events("package_acknowledged")]
    assert sorted(acknowledged) == sorted(conference.join_codes)
    assert_evidence_holds(server)


@contextlib.contextmanager
def full_disk(server: Server) -> Iterator[None]:
    """Until the end of the block the server can write nothing to any file."""
    before = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, before)
