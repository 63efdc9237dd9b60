"""The rundown: the running order of the conference, cue by cue."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from .entry import SYSTEM, By, Entry, Event, Refused
from .scenes import Scene, formed

if TYPE_CHECKING:
    from .state import State


MOST_CUES = 500


@dataclass(frozen=True)
class Cue:
    """``time`` is HH:MM in the hall, as planned; ``speaker`` a position, empty where nobody speaks; ``scene`` what the
    screens show during it; ``id`` stays the same when the rundown is planned anew."""

    time: str
    minutes: int
    title: str
    speaker: str = ""
    id: str = ""
    scene: Scene = field(default_factory=dict)


@dataclass(frozen=True)
class PlanRundown:
    """Takes the place of the former rundown."""

    cues: tuple[Cue, ...]
    by: By = SYSTEM


def plan(state: "State", command: PlanRundown) -> Iterable[Event] | Refused:
    cues = tuple(_whole(cue, number) for number, cue in enumerate(command.cues, 1))
    if len(cues) > MOST_CUES:
        return Refused("too_many_cues", values={"most": MOST_CUES})
    if len({cue.id for cue in cues}) < len(cues):
        return Refused("cue_twice")
    for cue in cues:
        if not formed(cue.scene):
            return Refused("unknown_scene", values={"cue": cue.title})
    if cues == state.rundown:
        return []
    return [Event("rundown_planned", command.by, {"cues": [asdict(cue) for cue in cues]})]


def _whole(cue: Cue, number: int) -> Cue:
    """A cue without an id is named after its place; without a scene it shows who speaks, or else the programme."""
    speaking: Scene = {"kind": "speaker", "name": "", "position": cue.speaker, "topic": cue.title}
    scene = cue.scene or (speaking if cue.speaker else {"kind": "programme"})
    return Cue(cue.time, cue.minutes, cue.title, cue.speaker, cue.id or f"c{number:02}", scene)


def planned(state: "State", entry: Entry) -> None:
    cues = (Cue(**cue) for cue in entry.fields["cues"])
    state.rundown = tuple(_whole(cue, number) for number, cue in enumerate(cues, 1))


DECISIONS = {PlanRundown: plan}
FOLDS = {"rundown_planned": planned}
