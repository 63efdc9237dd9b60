"""Each unit gets its own documents and nobody else's."""

import asyncio
import hashlib

import aiohttp

from ceremony.core.handover import DraftHandover
from ceremony.services.ceremony import Ceremony
from tests.conference import PRESENTERS, Prepared
from tests.server import Server
from tests.wire.client import Device

FIRST, SECOND, _ = ("02635", "02638", "02641")
TRIES = 1000


def test_another_units_manifest_is_forbidden_and_a_thousand_tries_make_one_line(
    server: Server, conference: Prepared
) -> None:
    async def run() -> set[int]:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[FIRST])
            statuses = set()
            for _ in range(TRIES):
                status, reply, _ = await device.get(f"/api/packages/h1/{SECOND}")
                statuses.add(status)
            assert (await reply.json())["refused"] == "not_your_unit"
            return statuses

    assert asyncio.run(run()) == {403}
    denied = server.events("access_denied")
    assert [(line["unit"], line["what"], line["target"]) for line in denied] == [(FIRST, "package", f"h1/{SECOND}")]


def test_another_units_envelope_is_forbidden_and_written_once(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            first = await Device.enrol(server.url, http, conference.join_codes[FIRST])
            second = await Device.enrol(server.url, http, conference.join_codes[SECOND])
            mine = {listed["sha256"] for listed in (await first.manifest())["envelopes"]}
            theirs = {listed["sha256"] for listed in (await second.manifest())["envelopes"]}
            (foreign,) = theirs - mine
            for _ in range(3):
                status, _, body = await first.get(f"/api/envelopes/{foreign}")
                assert status == 403
                assert b"not_your_envelope" in body
            status, _, body = await second.get(f"/api/envelopes/{foreign}")
            assert (status, hashlib.sha256(body).hexdigest()) == (200, foreign)

    asyncio.run(run())
    assert [line["what"] for line in server.events("access_denied")] == ["envelope"]


def test_without_a_token_nothing_is_given(server: Server) -> None:
    async def run() -> list[int]:
        async with aiohttp.ClientSession() as http:
            statuses = []
            for path in ("/api/packages/h1/02635", "/api/envelopes/" + "0" * 64):
                async with http.get(server.url + path, headers={"Authorization": "Bearer made-up"}) as reply:
                    statuses.append(reply.status)
                    assert (await reply.json())["refused"] == "unknown_endpoint"
            return statuses

    assert asyncio.run(run()) == [401, 401]


def test_of_a_handover_that_is_not_sealed_nothing_is_known(server: Server, conference: Prepared) -> None:
    with Ceremony.open(server.data) as ceremony:
        ceremony.submit(DraftHandover("h2", "Chưa niêm phong", PRESENTERS))

    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[FIRST])
            status, _, body = await device.get("/api/pages/h2/d_any/1")
            assert (status, b"unknown_handover" in body) == (404, True)

    asyncio.run(run())


def test_a_download_can_go_on_where_it_was_cut_off(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[FIRST])
            listed = (await device.manifest())["envelopes"][0]
            path = f"/api/envelopes/{listed['sha256']}"
            status, _, head = await device.get(path, Range="bytes=0-999")
            assert (status, len(head)) == (206, 1000)
            status, reply, tail = await device.get(path, Range="bytes=1000-")
            assert status == 206
            assert reply.headers["Content-Range"] == f"bytes 1000-{listed['size'] - 1}/{listed['size']}"
            assert hashlib.sha256(head + tail).hexdigest() == listed["sha256"]
            status, _, _ = await device.get(path, Range=f"bytes={listed['size']}-")
            assert status == 416

    asyncio.run(run())


def test_before_the_release_no_plaintext_hash_is_given_and_afterwards_it_is(
    server: Server, conference: Prepared
) -> None:
    from ceremony.simulate.stage_hands import press

    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[FIRST])
            assert not any("plaintext_sha256" in listed for listed in (await device.manifest())["envelopes"])
            await press(server.url, conference.stage_key)
            assert all("plaintext_sha256" in listed for listed in (await device.manifest())["envelopes"])

    asyncio.run(run())


def test_eleven_wrong_join_codes_in_a_row_have_to_wait(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            for _ in range(10):
                async with http.post(f"{server.url}/api/enrol", json={"code": "00000000"}) as reply:
                    assert reply.status == 404
                    assert (await reply.json())["refused"] == "unknown_code"
            right = {"code": conference.join_codes[FIRST]}
            async with http.post(f"{server.url}/api/enrol", json=right) as reply:
                assert reply.status == 429
                assert (await reply.json())["refused"] == "too_many_attempts"
                assert 0 < int(reply.headers["Retry-After"]) <= 61

    asyncio.run(run())


def test_a_join_code_is_read_as_people_type_it(server: Server, conference: Prepared) -> None:
    code = conference.join_codes[FIRST]
    typed = f" {code[:4].lower()}-{code[4:]} ".replace("0", "o").replace("1", "l")

    async def run() -> str:
        async with aiohttp.ClientSession() as http:
            return (await Device.enrol(server.url, http, typed)).unit

    assert asyncio.run(run()) == FIRST
