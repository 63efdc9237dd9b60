"""kill -9 of the server at random moments: nothing acknowledged is lost, nothing happens twice."""

import asyncio
import random
from collections import Counter
from pathlib import Path

from ceremony.simulate import Summary, play
from ceremony.simulate.stage_hands import press
from tests.conference import Prepared
from tests.evidence.holds import assert_evidence_holds
from tests.server import Server

KILLS = 6
PAUSE_S = (0.2, 3.0)


def test_a_run_in_which_the_server_is_killed_again_and_again_ends_as_if_it_never_was(
    server: Server, conference: Prepared, tmp_path: Path
) -> None:
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")  # shown by pytest where the test fails
    summary = asyncio.run(run(server, conference, tmp_path, random.Random(seed)))
    assert summary.complete, summary
    assert summary.counts["acknowledged"] == len(conference.join_codes)
    assert summary.wrong_documents == 0
    assert not summary.failures
    assert_whole(server, conference)
    # What the last server says after one more restart is what the ledger says.
    server.kill()
    server.start()
    assert_whole(server, conference)


def test_killed_at_the_release_at_the_deliveries_and_at_the_acknowledgements(
    server: Server, conference: Prepared, tmp_path: Path
) -> None:
    async def run() -> Summary:
        due = [("released", 1), ("delivered", 5), ("opened", 15), ("acknowledged", 5), ("acknowledged", 20)]

        def kill_when_due(counts: dict[str, int]) -> None:
            if due and counts[due[0][0]] >= due[0][1]:
                del due[0]
                server.kill()
                server.start()

        options = {"think": (0.0, 2.0), "timeout": 60, "state_dir": tmp_path / "endpoints"}
        playing = play(server.url, conference.join_codes, on_change=kill_when_due, **options)
        _, summary = await asyncio.gather(press(server.url, conference.stage_key), playing)
        assert not due
        return summary

    summary = asyncio.run(run())
    assert summary.complete, summary
    assert_whole(server, conference)


async def run(server: Server, conference: Prepared, folder: Path, chance: random.Random) -> Summary:
    playing = asyncio.ensure_future(
        play(
            server.url,
            conference.join_codes,
            think=(0.0, 4.0),
            enrol_at_once=4,
            timeout=90,
            state_dir=folder / "endpoints",
        )
    )
    pressing = asyncio.ensure_future(press(server.url, conference.stage_key))
    for _ in range(KILLS):
        await asyncio.sleep(chance.uniform(*PAUSE_S))
        await asyncio.to_thread(server.kill)
        await asyncio.to_thread(server.start)
    await asyncio.wait_for(pressing, 60)
    return await playing


def assert_whole(server: Server, conference: Prepared) -> None:
    """One release, one of each step for each unit, no number missing."""
    ledger = server.ledger()
    assert [entry["seq"] for entry in ledger] == list(range(1, len(ledger) + 1))
    assert sum(entry["event"] == "handover_released" for entry in ledger) == 1
    for step in ("package_delivered", "package_opened", "package_acknowledged"):
        units = Counter(entry["unit"] for entry in ledger if entry["event"] == step)
        assert units == Counter(conference.join_codes.keys()), step
    assert not [entry for entry in ledger if entry["event"] in ("package_faulted", "access_denied")]
    assert_evidence_holds(server)
