"""Pages as pictures: a unit's own, after the release, and light enough for a thin line."""

import asyncio
import io

import aiohttp
from PIL import Image

from ceremony.files.rendering import LIGHT
from ceremony.simulate.stage_hands import press
from tests.conference import Prepared
from tests.server import Server
from tests.wire.client import Device

FIRST, SECOND, _ = ("02635", "02638", "02641")


async def own_page(device: Device) -> str:
    listed = (await device.manifest())["envelopes"]
    document = next(one["document"] for one in listed if not one["common"])
    return f"/api/pages/h1/{document}"


def test_a_page_is_given_after_the_release_and_not_before(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(server.url, http, conference.join_codes[FIRST])
            path = await own_page(device)
            status, _, body = await device.get(f"{path}/1")
            assert (status, b"not_released" in body) == (409, True)
            await press(server.url, conference.stage_key)
            for width, drawn in ((1, 720), (721, 1080), (9999, 1440)):
                status, reply, body = await device.get(f"{path}/1?width={width}")
                with Image.open(io.BytesIO(body)) as picture:
                    assert (status, picture.format, picture.width) == (200, "WEBP", drawn)
                assert len(body) <= LIGHT
                assert reply.headers["Cache-Control"].split(", ") == ["max-age=31536000", "private", "immutable"]
                assert "Authorization" in reply.headers["Vary"]
            assert [(await device.get(f"{path}/{page}"))[0] for page in (0, 2)] == [404, 404]
            assert (await device.get("/api/pages/h1/d_none/1"))[0] == 404

    asyncio.run(run())
    assert not server.events("package_delivered")
    assert not server.events("package_opened")


def test_another_units_page_is_forbidden_and_written_once(server: Server, conference: Prepared) -> None:
    async def run() -> str:
        async with aiohttp.ClientSession() as http:
            first = await Device.enrol(server.url, http, conference.join_codes[FIRST])
            second = await Device.enrol(server.url, http, conference.join_codes[SECOND])
            path = await own_page(second)
            for _ in range(3):
                status, _, body = await first.get(f"{path}/1")
                assert (status, b"not_your_document" in body) == (403, True)
            await press(server.url, conference.stage_key)
            assert (await first.get(f"{path}/1"))[0] == 403
            async with http.get(f"{server.url}{path}/1") as nobody:
                assert nobody.status == 401
            return path

    path = asyncio.run(run())
    denied = server.events("access_denied")
    assert [(line["unit"], line["what"], f"/api/pages/{line['target']}") for line in denied] == [(FIRST, "page", path)]


def test_a_page_that_all_want_at_once_is_given_to_all(server: Server, conference: Prepared) -> None:
    async def run() -> set[int]:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
            device = await Device.enrol(server.url, http, conference.join_codes[FIRST])
            path = await own_page(device)
            await press(server.url, conference.stage_key)
            return {status for status, _, _ in await asyncio.gather(*[device.get(f"{path}/1") for _ in range(152)])}

    assert asyncio.run(run()) == {200}
