"""Every scene in both languages as it was last looked at and found good.

A picture that is meant to change is written anew with CEREMONY_NEW_PICTURES=1, looked at, and committed.
"""

import io
import os
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from .stage_alone import Alone
from .test_stage_alone import SCENES, Opened

PICTURES = Path(__file__).parent / "pictures"
SIZE = (960, 540)
NOW = "2022-12-09T01:05:00.000Z"
#: A pixel differs from this many of 255 on; so many of a thousand may, for the edges of letters.
_DIFFERENT, _MOST = 56, 4


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", SCENES)
def test_a_scene_looks_as_it_did(stage_alone: Opened, name: str, language: str) -> None:
    kind, told = SCENES[name]
    with stage_alone(SIZE, still=True, language=language) as stage:
        stage.page.clock.set_fixed_time(NOW)
        stage.snapshot(_at_one_moment({"at": NOW, **told}))
        stage.expect_scene(kind)
        assert _differing(_picture(stage), PICTURES / f"{name.replace(' ', '-')}-{language}.webp") <= _MOST


def _at_one_moment(told: Any) -> Any:
    """The same with every time in it the same."""
    if not isinstance(told, dict):
        return told
    return {
        key: NOW if key in ("at", "released_at") and value else _at_one_moment(value) for key, value in told.items()
    }


def _picture(stage: Alone) -> Image.Image:
    """Once it stands still: two photographs in a row are alike."""
    before, now = b"", stage.page.screenshot()
    while before != now:
        stage.settle()
        before, now = now, stage.page.screenshot()
    return Image.open(io.BytesIO(now)).convert("RGB")


def _differing(picture: Image.Image, kept: Path) -> float:
    """How many of a thousand pixels."""
    if os.environ.get("CEREMONY_NEW_PICTURES"):
        kept.parent.mkdir(exist_ok=True)
        picture.save(kept, quality=85, method=6)
    with Image.open(kept) as before:
        difference = ImageChops.difference(picture, before.convert("RGB")).convert("L")
    counts = difference.histogram()
    return 1000 * sum(counts[_DIFFERENT:]) / (SIZE[0] * SIZE[1])
