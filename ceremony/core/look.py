"""The look of the stage: an organisation's own colours, theme line, crest and background."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from .entry import SYSTEM, By, Entry, Event, Refused

if TYPE_CHECKING:
    from .state import State

COLOURS = {
    "lacquer": "#5c0a12",
    "lacquer-dark": "#34060b",
    "lacquer-deep": "#1c0205",
    "ivory": "#fff4d6",
    "ivory-soft": "#e9d7b0",
    "gold": "#ffd76a",
    "gold-deep": "#c8952e",
    "amber": "#e0973d",
    "press": "#b3121d",
    "press-bright": "#d4232e",
}
_GROUNDS = ("lacquer", "lacquer-dark", "lacquer-deep")
_READ = [(text, ground) for text in ("ivory", "ivory-soft", "gold") for ground in _GROUNDS] + [("ivory", "press")]
LEAST_CONTRAST = 4.5
_HEX = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Look:
    """``colours`` by name, of those that differ from ``COLOURS``; ``crest`` and ``background``: SHA-256 of a blob,
    empty for none; ``theme`` goes before the conference's own."""

    colours: Mapping[str, str] = field(default_factory=dict)
    theme: str = ""
    crest: str = ""
    background: str = ""


@dataclass(frozen=True)
class SetLook:
    look: Look
    by: By = SYSTEM


def set_look(state: "State", command: SetLook) -> Iterable[Event] | Refused:
    colours = command.look.colours
    for name, colour in colours.items():
        if name not in COLOURS or not _HEX.fullmatch(colour):
            return Refused("unknown_colour", values={"name": name, "colour": colour, "names": ", ".join(COLOURS)})
    if refused := _unreadable({**COLOURS, **colours}):
        return refused
    if command.look == state.look:
        return []
    return [Event("look_set", command.by, asdict(command.look))]


def _unreadable(colours: Mapping[str, str]) -> Refused | None:
    for text, ground in _READ:
        ratio = contrast(colours[text], colours[ground])
        if ratio < LEAST_CONTRAST:
            values = {"text": text, "ground": ground, "ratio": f"{ratio:.1f}", "least": LEAST_CONTRAST}
            return Refused("low_contrast", values=values)
    return None


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio: 1 to 21, of two colours written as #rrggbb."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def was_set(state: "State", entry: Entry) -> None:
    state.look = Look(**entry.fields)
    state.look_seq = entry.seq


DECISIONS = {SetLook: set_look}
FOLDS = {"look_set": was_set}
