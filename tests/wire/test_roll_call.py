"""The roll call over the wire: a device checks itself, the desk sees it and reminds, onward steps come after."""

import asyncio
import hashlib
import json
from base64 import b64decode, urlsafe_b64decode

import aiohttp

from ceremony.evidence.container import unpack
from ceremony.services.ceremony import Ceremony
from ceremony.services.evidence import export
from ceremony.vault.seal import open_envelope
from ceremony.vault.strongbox import Contact
from tests.conference import Prepared
from tests.server import Server

from .client import Device
from .visitor import Visitor

CONTACT = {"person": "Lý A Páo", "phone": "0912 000 001"}
READY = {"checks": {"link": "ok", "sound": "warning"}, **CONTACT}


def test_the_desk_hears_who_is_ready_and_the_unit_that_it_is_reminded(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with Visitor(server.url) as visitor:
            await visitor.sign_in(server, "An")
            _, enrolled = await visitor.post("/api/enrol", {"code": conference.join_codes["02635"]})
            auth = {"token": enrolled["token"]}
            async with visitor.connect("/desk") as desk, visitor.connect("/endpoint", auth) as point:
                await desk.snapshot()
                assert (await point.snapshot())["readiness"] is None
                assert await point.call("ready", READY) == {"ok": True}
                told = await desk.entry("endpoint_ready")
                assert told["checks"] == READY["checks"]
                await desk.until(lambda: "contacts" in desk.names())
                assert dict(desk.heard)["contacts"] == {"contacts": {"02635": CONTACT}}
                assert await desk.call("remind", {"unit": "02635", "note": "Bật loa"}) == {"ok": True}
                assert (await point.entry("unit_reminded"))["note"] == "Bật loa"
                assert (await desk.call("remind", {"unit": "x", "note": ""}))["refused"] == "unknown_unit"
            async with visitor.connect("/desk") as desk, visitor.connect("/endpoint", auth) as point:
                seen, own = await desk.snapshot(), await point.snapshot()
                assert seen["readiness"][enrolled["endpoint"]]["unit"] == "02635"
                assert seen["contacts"] == {"02635": CONTACT}
                assert seen["reminded"]["02635"]["by"] == "An"
                assert own["readiness"]["checks"] == READY["checks"]
                assert own["contact"] == CONTACT
                assert own["reminded"]["note"] == "Bật loa"

    asyncio.run(run())


def test_whom_to_call_stands_neither_in_the_log_nor_in_the_evidence(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with Visitor(server.url) as visitor:
            _, enrolled = await visitor.post("/api/enrol", {"code": conference.join_codes["02635"]})
            async with visitor.connect("/endpoint", {"token": enrolled["token"]}) as point:
                assert await point.call("ready", READY) == {"ok": True}
                assert "person" not in await point.entry("endpoint_ready")

    asyncio.run(run())
    with Ceremony.open(server.data) as ceremony:
        assert ceremony.strongbox.contact("02635") == Contact(**CONTACT)
        files = {**unpack(export(ceremony, "vi")), **{p.name: p.read_bytes() for p in server.data.glob("ledger.db*")}}
    for word in (CONTACT["phone"], CONTACT["person"]):
        assert [name for name, content in files.items() if word.encode() in content] == []


def test_what_is_no_check_is_refused_and_no_other_unit_hears_of_it(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with Visitor(server.url) as visitor:
            tokens = []
            for unit in ("02635", "02638"):
                _, enrolled = await visitor.post("/api/enrol", {"code": conference.join_codes[unit]})
                tokens.append({"token": enrolled["token"]})
            async with visitor.connect("/endpoint", tokens[0]) as one, visitor.connect("/endpoint", tokens[1]) as other:
                for wrong in (
                    {"checks": {"coffee": "ok"}},
                    {"checks": ["link"]},
                    {"phone": None},
                    {"person": "a" * 121},
                ):
                    assert (await one.call("ready", {**READY, **wrong}))["refused"] == "malformed"
                step = {"handover": "h1", "step": "assigned", "person": "A", "due": "", "note": ""}
                assert (await one.call("step", {**step, "key": "k1"}))["refused"] == "not_acknowledged"
                for key in ("k" * 65, 1, None):
                    assert (await one.call("step", {**step, "key": key}))["refused"] == "malformed"
                assert await one.call("ready", READY) == {"ok": True}
                await one.entry("endpoint_ready")
                await other.call("beat")
                assert "endpoint_ready" not in [entry["event"] for entry in other.entries()]

    asyncio.run(run())


def test_what_nobody_can_see_says_nobody_to_call(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with Visitor(server.url) as visitor:
            _, enrolled = await visitor.post("/api/enrol", {"code": conference.join_codes["02635"]})
            auth = {"token": enrolled["token"]}
            async with visitor.connect("/endpoint", auth) as point:
                unseen = {"person": "\u200b\u202e\u3164", "phone": "\u2066\u2069"}
                assert await point.call("ready", {**READY, **unseen}) == {"ok": True}
            async with visitor.connect("/endpoint", auth) as point:
                assert (await point.snapshot())["contact"] is None
                marked = {"person": "\u202eLý A\u200b Páo", "phone": "0912\u2060 000 001"}
                assert await point.call("ready", {**READY, **marked}) == {"ok": True}
            async with visitor.connect("/endpoint", auth) as point:
                assert (await point.snapshot())["contact"] == CONTACT

    asyncio.run(run())


def test_the_test_envelope_opens_with_what_comes_beside_it(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            async with http.get(f"{server.url}/api/test-envelope") as reply:
                assert reply.status == 401
            device = await Device.enrol(server.url, http, conference.join_codes["02635"])
            _, _, body = await device.get("/api/test-envelope")
        found = json.loads(body)
        secret, share, commitment = (urlsafe_b64decode(found[key] + "==") for key in ("secret", "share", "commitment"))
        envelope = b64decode(found["envelope"])
        assert hashlib.sha256(envelope).hexdigest() == found["sha256"]
        opened = open_envelope(secret, share, found["document"], commitment, envelope)
        assert hashlib.sha256(opened).hexdigest() == found["plaintext_sha256"]

    asyncio.run(run())
