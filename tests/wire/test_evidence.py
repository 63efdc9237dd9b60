"""The log's head and tree, signed answers, witnesses and receipts, over the real wire."""

import asyncio
import base64
import hashlib
import json
from typing import Any

import aiohttp
import pytest

from ceremony.ledger.checkpoint import Checkpoint
from ceremony.ledger.merkle import leaf_hash, verify_consistency
from ceremony.ledger.note import Signer, VerifierKey
from ceremony.ledger.proof import Proof
from ceremony.ledger.tiles import path, tiles
from ceremony.simulate.envelope import decode, open_envelope
from ceremony.simulate.stage_hands import press
from tests.conference import HANDOVER, UNITS, Prepared
from tests.server import Server
from tests.statements import CLOCK, DeviceKey
from tests.wire.client import Client, Device

UNIT = UNITS[0]


async def delivered(device: Device, client: Client) -> list[dict[str, Any]]:
    """Brings its package to the point where a person answers; the documents as a statement names them."""
    entry = await client.entry("handover_released")
    listed = (await device.manifest())["envelopes"]
    hashes = {}
    for one in listed:
        _, _, content = await device.get(f"/api/envelopes/{one['sha256']}")
        parts = decode(entry["secret"]), decode(one["share"]), decode(one["commitment"])
        hashes[one["document"]] = hashlib.sha256(open_envelope(*parts, one["document"], content)).hexdigest()
    about = {"handover": HANDOVER, "clock": CLOCK}
    assert (await client.call("delivered", {**about, "documents": hashes}))["ok"]
    assert (await client.call("opened", {**about, "automatic": True}))["ok"]
    named = ("document", "type", "number", "symbol", "subject")
    return [
        {**{key: one[key] for key in named}, "sha256": hashes[one["document"]], "envelope": one["sha256"]}
        for one in listed
    ]


async def said(
    device: Device, client: Client, documents: list[dict[str, Any]], key: DeviceKey | None
) -> dict[str, Any]:
    view = await client.snapshot()
    shown = (await client.call("checkpoint", {"size": 0}))["checkpoint"].split("\n")
    return {
        "format": "ceremony/statement/v2",
        "log": device.log.split("+")[0],
        "conference": {name: view["conference"][name] for name in ("title", "organiser", "date")},
        "handover": {"id": HANDOVER, "title": view["handovers"][0]["title"]},
        "unit": {"code": device.unit, "name": view["unit"]["name"]},
        "endpoint": device.id,
        "device_key": key.public if key else None,
        "channel": "secure" if key else "insecure",
        "event": "acknowledged",
        "manual": True,
        "person": "Trần Thị Bình",
        "position": "Văn thư",
        "on_behalf_of": "Chủ tịch UBND xã",
        "reason": "",
        "drawing": "M10 20L30 40L31 42M90 90",
        "clock": CLOCK,
        "documents": documents,
        "checkpoint": {"size": int(shown[1]), "root": shown[2]},
    }


async def get(server: Server, resource: str) -> tuple[int, bytes]:
    async with aiohttp.ClientSession() as http, http.get(f"{server.url}{resource}") as reply:
        return reply.status, await reply.read()


def test_a_signed_acknowledgement_becomes_a_receipt_that_holds(server: Server, conference: Prepared) -> None:
    async def run() -> tuple[str, bytes]:
        key = DeviceKey()
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[UNIT], key.public)
            assert (await device.get(f"/api/receipts/{HANDOVER}/{UNIT}"))[0] == 404
            assert (await device.get(f"/api/receipts/{HANDOVER}/{UNITS[1]}"))[0] == 403
            async with device.connect() as client:
                await press(server.url, conference.stage_key)
                documents = await delivered(device, client)
                fields = await said(device, client, documents, key)
                text = json.dumps(fields, ensure_ascii=False)
                unsaid = json.dumps({**fields, "checkpoint": {"size": 1, "root": fields["checkpoint"]["root"]}})
                other = DeviceKey().sign(text)

                async def answer(statement: str, signature: str | None) -> Any:
                    payload = {"handover": HANDOVER, "statement": statement, "signature": signature}
                    return await client.call("acknowledge", payload)

                assert (await answer(text, None))["refused"] == "signature_missing"
                assert (await answer(text, other))["refused"] == "wrong_signature"
                assert (await answer(text + " ", key.sign(text)))["refused"] == "wrong_signature"
                assert (await answer(unsaid, key.sign(unsaid)))["refused"] == "unknown_checkpoint"
                assert (await answer(text, key.sign(text)))["ok"]
            status, _, receipt = await device.get(f"/api/receipts/{HANDOVER}/{UNIT}")
            assert status == 200
            return device.log, receipt

    log, content = asyncio.run(run())
    receipt = json.loads(content)
    key = VerifierKey.parse(receipt["log"])
    assert receipt["log"] == log
    for part in ("endpoint", "delivery"):
        proof = Proof.parse(receipt[part]["proof"])
        assert proof.includes(receipt[part]["entry"].encode(), proof.checkpoint(key))
    entry = json.loads(receipt["delivery"]["entry"])
    assert (entry["event"], entry["unit"], entry["person"]) == ("package_acknowledged", UNIT, "Trần Thị Bình")
    assert server.events("package_delivered")[0]["clock"] == CLOCK


def test_a_device_without_a_key_acknowledges_too(server: Server, conference: Prepared) -> None:
    async def run() -> Any:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[UNIT])
            async with device.connect() as client:
                await press(server.url, conference.stage_key)
                fields = await said(device, client, await delivered(device, client), None)
                text = json.dumps(fields)
                forged = {"handover": HANDOVER, "statement": text, "signature": DeviceKey().sign(text)}
                assert (await client.call("acknowledge", forged))["refused"] == "wrong_signature"
                return await client.call("acknowledge", {**forged, "signature": None})

    assert asyncio.run(run())["ok"]
    assert server.events("package_acknowledged")[0]["signature"] is None


@pytest.mark.parametrize("key", ["", "abc", "!" * 40, 7])
def test_what_is_no_key_is_not_enrolled(server: Server, conference: Prepared, key: object) -> None:
    async def run() -> int:
        sent = {"code": conference.join_codes[UNIT], "device": "", "device_key": key}
        async with aiohttp.ClientSession() as http, http.post(f"{server.url}/api/enrol", json=sent) as reply:
            return reply.status

    assert asyncio.run(run()) == 400


def test_the_tiles_hash_to_the_checkpoint(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        key = VerifierKey.parse((await get(server, "/log/key"))[1].decode().strip())
        checkpoint = Checkpoint.open((await get(server, "/log/checkpoint"))[1].decode(), key)
        found = b""
        for tile in tiles(checkpoint.size):
            status, content = await get(server, f"/log/tile/{path(*tile)}")
            assert status == 200
            found += content if tile[0] == 0 else b""
        assert len(found) == 32 * checkpoint.size
        for missing in ("9/000", "0/999", "0/000.p/255", "entries/000", "0/../0", "x"):
            assert (await get(server, f"/log/tile/{missing}"))[0] == 404

    asyncio.run(run())


def test_a_witness_is_proven_that_the_log_only_grew(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[UNIT])
            key = VerifierKey.parse(device.log)
            async with device.connect() as client:
                first = Checkpoint.open((await client.call("checkpoint", {"size": 0}))["checkpoint"], key)
                await Device.enrol(server.url, http, conference.join_codes[UNITS[1]])
                answer = await client.call("checkpoint", {"size": first.size})
                newest = Checkpoint.open(answer["checkpoint"], key)
                proof = [base64.b64decode(one) for one in answer["consistency"]]
                assert newest.size > first.size
                assert verify_consistency(first.size, newest.size, first.root, newest.root, proof)
                for size in (-1, 0, newest.size, newest.size + 1, 10**15):
                    assert (await client.call("checkpoint", {"size": size}))["consistency"] == []
                assert (await client.call("checkpoint", {"size": 10**20}))["refused"] == "malformed"

    asyncio.run(run())


CLOCKS = ("garbage", "0001-01-01T00:00:00.000Z", "2022-13-09T00:00:00.000Z", "\ud800", "x" * 500)


def test_a_clock_that_is_no_time_is_refused_and_answered(server: Server, conference: Prepared) -> None:
    async def run() -> list[str]:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[UNIT])
            document = (await device.manifest())["envelopes"][0]["document"]
            async with device.connect() as client:
                about = {"handover": HANDOVER, "document": document, "fault": "network"}
                clocks = [{"at": at, "offset_ms": None, "rtt_ms": None} for at in CLOCKS]
                return [(await client.call("fault", {**about, "clock": clock}))["refused"] for clock in clocks]

    assert asyncio.run(run()) == ["malformed"] * len(CLOCKS)
    assert server.events("package_faulted") == []


def test_a_contradiction_is_written_with_whether_it_is_proven(server: Server, conference: Prepared) -> None:
    other = Checkpoint(1, leaf_hash(b"another log")).sign(Signer(bytes(32)))

    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[UNIT])
            async with device.connect() as client:
                note = (await client.call("checkpoint", {"size": 0}))["checkpoint"]
                for _ in range(2):
                    assert (await client.call("contradiction", {"held": note, "shown": other}))["ok"]
                heard = await client.entry("checkpoint_contradicted")
                assert (heard["proven"], "held" in heard) == (False, False)

    asyncio.run(run())
    assert len(server.events("checkpoint_contradicted")) == 1
