"""A fleet run as a command: a line of progress a second, a summary at the end, a clean end at SIGTERM."""

import asyncio
import json
import os
import signal
import ssl
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .fleet import Fleet, Until
from .link import Rejected
from .stage_hands import press


def run(
    url: str,
    join_codes: Mapping[str, str],
    *,
    as_json: bool = False,
    until: Until = "acknowledged",
    timeout: float | None = None,
    stage_key: str = "",
    insecure: bool = False,
    ca: Path | None = None,
    while_alive: int | None = None,
    **options: Any,
) -> int:
    """The exit status: 0 where all came as far as ``until`` or it was ended by SIGTERM, else 1.

    With ``as_json`` stdout has ``{"staged": n, …}`` once a second and ``{"summary": {…}}`` at last. With
    ``stage_key`` it presses as well, once all have staged and the handover is armed. ``insecure`` accepts
    any certificate, ``ca`` those of that file's authority; it ends when the parent process ``while_alive`` does;
    ``options`` are those of ``Fleet``.
    """
    trusting = ssl.create_default_context(cafile=ca) if ca else not insecure
    fleet = Fleet(url, join_codes, ssl=trusting, **options)
    return asyncio.run(_run(fleet, as_json, until, timeout, url, stage_key, while_alive))


async def _run(
    fleet: Fleet,
    as_json: bool,
    until: Until,
    timeout: float | None,
    url: str,
    stage_key: str,
    while_alive: int | None,
) -> int:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, fleet.stop)
    beside = [asyncio.ensure_future(_tell(fleet, as_json))]
    if stage_key:
        beside.append(asyncio.ensure_future(_press(fleet, url, stage_key)))
    if while_alive:
        beside.append(asyncio.ensure_future(_stop_without(fleet, while_alive)))
    try:
        summary = await fleet.play(until, timeout)
    finally:
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)
    told = {"summary": summary.as_dict()} if as_json else summary.as_dict()
    print(json.dumps(told, ensure_ascii=False), flush=True)
    return 0 if fleet.stopped or (summary.complete and not summary.failures) else 1


async def _tell(fleet: Fleet, as_json: bool) -> None:
    """For a program a line on stdout; for people one line on stderr, over and over."""
    while True:
        if as_json:
            print(json.dumps(fleet.counts), flush=True)
        else:
            line = "  ".join(f"{step} {count}" for step, count in fleet.counts.items() if count)
            print(line, end="\r" if sys.stderr.isatty() else "\n", file=sys.stderr, flush=True)
        await asyncio.sleep(1)


async def _press(fleet: Fleet, url: str, stage_key: str) -> None:
    await fleet.reach("staged")
    try:
        await press(url, stage_key, ssl=fleet.ssl)
    except Rejected as rejected:
        print(f"stage: {rejected}", file=sys.stderr)
        fleet.stop()


async def _stop_without(fleet: Fleet, parent: int) -> None:
    """A server that was killed cannot end its simulation any more."""
    while os.getppid() == parent:
        await asyncio.sleep(1)
    fleet.stop()
