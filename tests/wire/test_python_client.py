"""python-socketio as the client: what comes, in which order, and what is refused."""

import asyncio
from typing import Any

import aiohttp
import pytest

from ceremony.simulate.stage_hands import press
from tests.conference import HANDOVER, Prepared
from tests.server import Server
from tests.wire.client import Client, Device

FIRST, SECOND, _ = ("02635", "02638", "02641")


def test_the_snapshot_comes_after_connect_and_the_entries_after_it_in_order(
    server: Server, conference: Prepared
) -> None:
    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[FIRST])
            async with device.connect() as client:
                snapshot = await client.snapshot()
                await stage(device, client)
                await client.entry("package_staged")
                await press(server.url, conference.stage_key)
                await client.entry("handover_released")
        assert client.names()[:2] == ["connect", "snapshot"]
        assert snapshot["unit"]["code"] == FIRST
        assert [handover["id"] for handover in snapshot["handovers"]] == [HANDOVER]
        numbers = [entry["seq"] for entry in client.entries()]
        assert numbers == sorted(set(numbers))
        assert numbers[0] > snapshot["seq"]

    asyncio.run(run())


def test_an_endpoint_hears_of_its_own_unit_only(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            first = await Device.enrol(server.url, http, conference.join_codes[FIRST])
            second = await Device.enrol(server.url, http, conference.join_codes[SECOND])
            async with first.connect() as here, second.connect() as there:
                await stage(second, there)
                await stage(first, here)
                await here.entry("package_staged")
        assert {entry["unit"] for entry in here.entries()} == {FIRST}

    asyncio.run(run())


def test_what_the_release_brings_to_an_endpoint_is_the_handover_and_the_secret_and_nothing_else(
    server: Server, conference: Prepared
) -> None:
    async def run() -> dict[str, Any]:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[FIRST])
            async with device.connect() as client:
                await client.snapshot()
                await press(server.url, conference.stage_key)
                return await client.entry("handover_released")

    assert asyncio.run(run()).keys() == {"seq", "at", "event", "handover", "secret"}


def test_a_report_that_is_sent_again_is_answered_and_written_once(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[FIRST])
            async with device.connect() as client:
                for _ in range(3):
                    assert await stage(device, client) == {"ok": True}

    asyncio.run(run())
    assert len(server.events("package_staged")) == 1


def test_delivered_with_a_wrong_hash_is_refused_and_written_as_a_fault(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[FIRST])
            await press(server.url, conference.stage_key)
            documents = {listed["document"]: "0" * 64 for listed in (await device.manifest())["envelopes"]}
            async with device.connect() as client:
                for _ in range(2):
                    reply = await client.call("delivered", {"handover": HANDOVER, "documents": documents})
                    assert reply["refused"] == "wrong_hash"
                    assert reply["message"]

    asyncio.run(run())
    assert server.events("package_delivered") == []
    assert [entry["fault"] for entry in server.events("package_faulted")] == ["plaintext_hash"]


def test_nothing_is_confirmed_out_of_order(server: Server, conference: Prepared) -> None:
    async def run() -> list[str]:
        about = {"handover": HANDOVER}
        answer = {**about, "statement": "{}", "signature": None}
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[FIRST])
            async with device.connect() as client:
                early = await client.call("delivered", {**about, "documents": {}})
                await press(server.url, conference.stage_key)
                return [
                    early["refused"],
                    (await client.call("opened", {**about, "automatic": True}))["refused"],
                    (await client.call("acknowledge", answer))["refused"],
                    (await client.call("refuse", answer))["refused"],
                    (await client.call("staged", {**about, "sealing": 7, "envelopes": {}}))["refused"],
                ]

    refused = asyncio.run(run())
    assert refused == ["not_released", "not_delivered", "not_opened", "wrong_statement", "stale_sealing"]


def test_a_payload_of_the_wrong_form_is_refused_in_words(server: Server, conference: Prepared) -> None:
    async def run() -> list[dict[str, Any]]:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[FIRST])
            async with device.connect() as client:
                payloads: list[object] = ["", [], "abc", 7, {"handover": 7}]
                payloads += [{"handover": HANDOVER, "documents": [1]}, {"handover": "x" * 100_000, "documents": {}}]
                return [await client.call("delivered", payload) for payload in payloads]

    for reply in asyncio.run(run()):
        assert reply["refused"] == "malformed"
        assert reply["message"]


def test_a_token_that_is_not_known_is_turned_away(server: Server) -> None:
    async def run() -> None:
        client = Client(server.url, "/endpoint", {"token": "made-up"})
        with pytest.raises(Exception, match="failed to connect"):
            await client.__aenter__()
        assert client.rejection["message"] == "unknown_endpoint"

    asyncio.run(run())


async def stage(device: Device, client: Client) -> Any:
    """Reports as staged what the manifest names."""
    manifest = await device.manifest()
    envelopes = {listed["document"]: listed["sha256"] for listed in manifest["envelopes"]}
    payload = {"handover": HANDOVER, "sealing": manifest["sealing"], "envelopes": envelopes}
    return await client.call("staged", payload)
