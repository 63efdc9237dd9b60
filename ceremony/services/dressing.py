"""An organisation's own look of the stage: pictures checked and stored, colours for the core to judge."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ..core.look import Look, SetLook
from ..files.images import read_image
from .ceremony import Ceremony
from .sequencer import Outcome


def set_look(
    ceremony: Ceremony,
    *,
    colours: Mapping[str, str] | None = None,
    theme: str | None = None,
    crest: Path | None = None,
    background: Path | None = None,
) -> Outcome:
    """Changes what is given and leaves the rest. Raises ImportRefused for a picture that no screen should show."""
    pictures = {"crest": crest, "background": background}
    stored = {name: ceremony.blobs.put(read_image(path)) for name, path in pictures.items() if path}
    with ceremony.state() as state:
        look = state.look
    merged = {**look.colours, **{name: colour.lower() for name, colour in (colours or {}).items()}}
    changed = replace(look, colours=merged, theme=look.theme if theme is None else theme, **stored)
    return ceremony.submit(SetLook(changed))


def reset_look(ceremony: Ceremony) -> Outcome:
    return ceremony.submit(SetLook(Look()))
