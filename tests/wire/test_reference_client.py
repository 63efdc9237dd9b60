"""The reference JavaScript client (socket.io-client, in node) does a whole delivery."""

import asyncio
import json
import shutil
from pathlib import Path
from typing import Any

from ceremony.simulate.stage_hands import press
from tests.conference import Prepared
from tests.server import Server

SCRIPT = Path(__file__).with_name("endpoint.mjs")


def test_the_reference_client_stages_opens_and_acknowledges(server: Server, conference: Prepared) -> None:
    async def run() -> list[dict[str, Any]]:
        node = shutil.which("node")
        assert node, "node is needed for this test"
        process = await asyncio.create_subprocess_exec(
            node, str(SCRIPT), server.url, conference.join_codes["02635"], stdout=asyncio.subprocess.PIPE
        )
        assert process.stdout
        async with asyncio.timeout(30):
            lines = [json.loads(await process.stdout.readline()) for _ in range(2)]
            await press(server.url, conference.stage_key)
            rest, _ = await process.communicate()
        assert process.returncode == 0
        return lines + [json.loads(line) for line in rest.splitlines()]

    assert asyncio.run(run()) == [
        {"enrolled": "02635", "status": 201},
        {"staged": {"ok": True}},
        {"delivered": {"ok": True}},
        {"opened": {"ok": True}},
        {"acknowledge": {"ok": True}},
    ]
    (line,) = server.events("package_acknowledged")
    assert (line["unit"], line["person"], line["position"]) == ("02635", "Trần Thị Bình", "Chánh Văn phòng")
