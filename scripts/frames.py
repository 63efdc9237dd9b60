"""Frames of the stage at 3840x2160 in software raster, beside those at rest: ``python3 scripts/frames.py``.

Run it with ``.venv/bin/python`` after a set-up, on a machine that does nothing else.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import sync_playwright

from tests.browser import lao_cai
from tests.browser.screens import launch
from tests.browser.stage_alone import HANDOVER, Alone, alone
from tests.browser.test_stage_alone import ARMED, RELEASED, SCENES, UNITS
from tests.server import Server

WALL = (3840, 2160)
_WATCH = """() => {
  globalThis.gaps = [];
  let last = performance.now();
  globalThis.watch = requestAnimationFrame(function look(now) {
    globalThis.gaps.push(now - last);
    last = now;
    globalThis.watch = requestAnimationFrame(look);
  });
}"""
_WATCHED = "() => { cancelAnimationFrame(globalThis.watch); return globalThis.gaps.slice(1); }"
Moment = Callable[[Alone], None]


def rest(stage: Alone) -> None:
    stage.page.wait_for_timeout(2_000)


def cells(stage: Alone) -> None:
    """Every commune receives and acknowledges, ten messages a second."""
    for first in range(0, len(UNITS), 5):
        told = [("package_delivered", unit) for unit in UNITS[first : first + 5]]
        told += [("package_acknowledged", unit) for unit in UNITS[max(0, first - 10) : max(0, first - 5)]]
        stage.entries([{"event": event, "handover": HANDOVER, "unit": unit} for event, unit in told])
        stage.page.wait_for_timeout(100)


def release(stage: Alone) -> None:
    stage.entries([{"event": "handover_released", "handover": HANDOVER, "secret": "x", "hands": []}])
    stage.page.wait_for_timeout(2_500)


def change_to(name: str) -> Moment:
    def change(stage: Alone) -> None:
        stage.snapshot(SCENES[name][1])
        stage.page.wait_for_timeout(1_500)

    return change


MOMENTS: dict[str, tuple[dict[str, Any], Moment]] = {
    "at rest": (ARMED, rest),
    "release": (ARMED, release),
    "152 cells": (RELEASED, cells),
    **{f"to {name}": (SCENES["neutral"][1], change_to(name)) for name in SCENES if name != "neutral"},
}


def gaps(stage: Alone, before: dict[str, Any], moment: Moment) -> list[float]:
    stage.snapshot(before)
    stage.page.wait_for_timeout(2_000)
    stage.page.evaluate(_WATCH)
    moment(stage)
    found: list[float] = stage.page.evaluate(_WATCHED)
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        conference = lao_cai.prepare(Path(folder) / "data")
        server = Server(conference.data, Path(folder) / "stderr").start()
        browser = launch(playwright.chromium)
        try:
            with alone(browser, server.links["stage"], WALL) as stage:
                for name, (before, moment) in MOMENTS.items():
                    found = gaps(stage, before, moment)
                    print(f"{name:18} {1000 * len(found) / sum(found):5.0f} frames/s   longest {max(found):5.0f} ms")
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main()
