"""Who may come in comes in, though something that only adds to its view cannot be read; and whose answers are whose."""

import asyncio
import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from tests.conference import HANDOVER, Prepared, make_conference
from tests.server import Server
from tests.wire.client import Client, Device

UNIT, OTHER = "02635", "02638"


@pytest.fixture
def hurt(tmp_path: Path) -> Iterator[tuple[Server, Prepared]]:
    """A server whose trouble may stand in its errors."""
    conference = make_conference(tmp_path / "data")
    running = Server(conference.data, tmp_path / "stderr").start()
    yield running, conference
    running.stop()


def test_an_endpoint_is_let_in_though_its_contact_cannot_be_read(hurt: tuple[Server, Prepared]) -> None:
    server, conference = hurt

    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[UNIT])
            with contacts_unreadable(server):
                async with device.connect() as client:  # raises for one that is neither let in nor turned away
                    assert (await client.call("beat"))["ok"]
                    reply = await client.call("snapshot")
                    assert reply.get("ok") or reply["refused"] == "storage_failed"
            async with device.connect() as client:
                assert (await client.snapshot())["endpoint"] == device.id

    asyncio.run(run())


def test_an_endpoint_that_came_in_without_a_view_is_given_it_when_it_asks(hurt: tuple[Server, Prepared]) -> None:
    server, conference = hurt

    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[UNIT])
            with contacts_unreadable(server):
                client: Client = await device.connect().__aenter__()
            try:
                assert await client.call("snapshot") == {"ok": True}
                assert (await client.snapshot())["endpoint"] == device.id
            finally:
                await client.__aexit__()

    asyncio.run(run())


def test_every_answer_under_api_says_whose_it_is(server: Server, conference: Prepared) -> None:
    """By which a connection point tells them from what a proxy or a portal says in the server's place."""

    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[UNIT])
            envelope = (await device.manifest())["envelopes"][0]
            path = f"/api/envelopes/{envelope['sha256']}"
            stranger = {"Authorization": "Bearer none"}
            asked: list[tuple[int, str, dict[str, str]]] = [
                (200, path, {}),
                (206, path, {"Range": "bytes=1-"}),
                (416, path, {"Range": f"bytes={envelope['size']}-"}),
                (401, path, stranger),
                (404, "/api/envelopes/none", {}),
                (200, f"/api/packages/{HANDOVER}/{UNIT}", {}),
                (401, f"/api/packages/{HANDOVER}/{UNIT}", stranger),
                (403, f"/api/packages/{HANDOVER}/{OTHER}", {}),
                (404, f"/api/packages/none/{UNIT}", {}),
                (404, f"/api/receipts/{HANDOVER}/{UNIT}", {}),
                (403, f"/api/receipts/{HANDOVER}/{OTHER}", {}),
                (404, f"/api/receipts/{HANDOVER}/{UNIT}.pdf", {}),
                (200, "/api/test-envelope", {}),
                (401, "/api/test-envelope", stranger),
                (405, "/api/enrol", {}),
                (404, "/api/none", {}),
            ]
            for expected, where, headers in asked:
                status, reply, body = await device.get(where, **headers)
                assert (where, status) == (where, expected)
                assert "X-Ceremony" in reply.headers, where
                assert len(body) == int(reply.headers["Content-Length"]), where
            for status, code in ((201, conference.join_codes[OTHER]), (404, "EW754CJD"), (400, None)):
                async with http.post(f"{server.url}/api/enrol", json={"code": code}) as reply:
                    assert (code, reply.status) == (code, status)
                    assert "X-Ceremony" in reply.headers

    asyncio.run(run())


@contextlib.contextmanager
def contacts_unreadable(server: Server) -> Iterator[None]:
    """Until the end of the block."""
    alter(server, "ALTER TABLE contact RENAME TO elsewhere")
    try:
        yield
    finally:
        alter(server, "ALTER TABLE elsewhere RENAME TO contact")


def alter(server: Server, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(server.data / "strongbox.db", timeout=30)) as database, database:
        database.execute(statement)
