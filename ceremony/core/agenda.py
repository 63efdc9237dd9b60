"""The rundown: the running order of the conference, cue by cue."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from .entry import SYSTEM, By, Entry, Event

if TYPE_CHECKING:
    from .state import State


@dataclass(frozen=True)
class Cue:
    """``time`` is HH:MM in the hall, as planned; ``speaker`` a position, empty where nobody speaks."""

    time: str
    minutes: int
    title: str
    speaker: str = ""


@dataclass(frozen=True)
class PlanRundown:
    """Takes the place of the former rundown."""

    cues: tuple[Cue, ...]
    by: By = SYSTEM


def plan(state: "State", command: PlanRundown) -> Iterable[Event]:
    if command.cues == state.rundown:
        return []
    return [Event("rundown_planned", command.by, {"cues": [asdict(cue) for cue in command.cues]})]


def planned(state: "State", entry: Entry) -> None:
    state.rundown = tuple(Cue(**cue) for cue in entry.fields["cues"])


DECISIONS = {PlanRundown: plan}
FOLDS = {"rundown_planned": planned}
