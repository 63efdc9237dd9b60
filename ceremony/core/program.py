"""The program: the scene that the screens show now. Takes are numbered, so that who is late is told and not obeyed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .entry import SYSTEM, By, Entry, Event, Refused
from .scenes import NEUTRAL, Scene, handover_scene, showable

if TYPE_CHECKING:
    from .state import State

_LONGEST_MINUTES = 24 * 60


@dataclass(frozen=True)
class Program:
    """``take`` counts every scene that was taken; ``step`` is a page or a figure within the scene, from 0;
    ``minutes`` how long it may last, from ``at``; ``seq`` is the entry
    of its taking."""

    take: int
    cue: str | None
    scene: Scene
    step: int
    minutes: int | None
    at: str
    seq: int = 0


@dataclass(frozen=True)
class TakeCue:
    """The next cue goes on the screens. ``take`` is that of the program which whoever takes it saw."""

    cue: str
    take: int | None = None
    by: By = SYSTEM


@dataclass(frozen=True)
class TakeScene:
    """A scene beside the rundown."""

    scene: Scene
    minutes: int | None = None
    take: int | None = None
    by: By = SYSTEM


@dataclass(frozen=True)
class TakeNeutral:
    """Whatever else is going on; a second time does nothing."""

    by: By = SYSTEM


@dataclass(frozen=True)
class StepScene:
    take: int
    step: int
    by: By = SYSTEM


@dataclass(frozen=True)
class TimeScene:
    """``minutes`` from the beginning of the scene, not from now."""

    take: int
    minutes: int
    by: By = SYSTEM


Decided = Iterable[Event] | Refused


def take_cue(state: "State", command: TakeCue) -> Decided:
    if refused := _late(state, command.take):
        return refused
    cue = next((cue for cue in state.rundown if cue.id == command.cue), None)
    if cue is None:
        return Refused("unknown_cue")
    return showable(state, cue.scene) or taken_events(state, cue.scene, command.by, cue.id, cue.minutes)


def take_scene(state: "State", command: TakeScene) -> Decided:
    if refused := _late(state, command.take):
        return refused
    if command.minutes is not None and not 0 <= command.minutes <= _LONGEST_MINUTES:
        return Refused("malformed")
    return showable(state, command.scene) or taken_events(state, command.scene, command.by, None, command.minutes)


def next_cue(state: "State") -> str | None:
    """The cue that comes next by the rundown; after a neutral slide, the one that it interrupted."""
    ids = [cue.id for cue in state.rundown]
    last = next((cue for cue in reversed(state.takes) if cue in ids), None)
    if last is None:
        return ids[0] if ids else None
    if state.program and state.program.scene == NEUTRAL and state.program.cue is None:
        return last
    return next(iter(ids[ids.index(last) + 1 :]), None)


def take_neutral(state: "State", command: TakeNeutral) -> Decided:
    if state.program and state.program.scene == NEUTRAL:
        return []
    return taken_events(state, NEUTRAL, command.by, None, None)


def _late(state: "State", take: int | None) -> Refused | None:
    return Refused("taken_meanwhile") if take is not None and take != current_take(state) else None


def current_take(state: "State") -> int:
    return state.program.take if state.program else 0


def taken_events(state: "State", scene: Scene, by: By, cue: str | None, minutes: int | None) -> list[Event]:
    """The scene is taken; a button that it would hide is disarmed first."""
    fields = {"take": current_take(state) + 1, "cue": cue, "scene": dict(scene), "minutes": minutes}
    disarmed = [
        Event("handover_disarmed", by, {"handover": h.id, "arming": h.arming, "cause": "scene"})
        for h in state.handovers.values()
        if h.state == "armed" and scene != handover_scene(h.id)
    ]
    return [*disarmed, Event("scene_taken", by, fields)]


def brought_up(state: "State", handover: str, by: By) -> list[Event]:
    """What puts a handover on the screens, if it is not there."""
    scene = handover_scene(handover)
    if state.program and state.program.scene == scene:
        return []
    cue = next((cue for cue in state.rundown if cue.scene == scene), None)
    return taken_events(state, scene, by, cue.id if cue else None, cue.minutes if cue else None)


def taken(state: "State", entry: Entry) -> None:
    f = entry.fields
    state.program = Program(f["take"], f["cue"], f["scene"], 0, f["minutes"], entry.at, entry.seq)
    if f["cue"]:
        state.takes.pop(f["cue"], None)
        state.takes[f["cue"]] = entry.at


def step_scene(state: "State", command: StepScene) -> Decided:
    if refused := _late(state, command.take):
        return refused
    if state.program is None or not 0 <= command.step <= steps(state, state.program.scene) - 1:
        return Refused("no_such_step")
    if command.step == state.program.step:
        return []
    return [Event("scene_stepped", command.by, {"take": command.take, "step": command.step})]


def steps(state: "State", scene: Scene) -> int:
    """How many a scene has: the pages of a document; the headline figures one by one and then all together."""
    if scene["kind"] == "targets":
        return len(state.targets) + 1
    if scene["kind"] == "document":
        return next(
            (h.sealed[d].pages for h in state.handovers.values() for d in h.sealed if d == scene["document"]), 1
        )
    return 1


def stepped(state: "State", entry: Entry) -> None:
    state.program = replace(_program(state), step=entry.fields["step"])


def time_scene(state: "State", command: TimeScene) -> Decided:
    if refused := _late(state, command.take):
        return refused
    if state.program is None or not 0 <= command.minutes <= _LONGEST_MINUTES:
        return Refused("malformed")
    if command.minutes == state.program.minutes:
        return []
    return [Event("scene_timed", command.by, {"take": command.take, "minutes": command.minutes})]


def timed(state: "State", entry: Entry) -> None:
    state.program = replace(_program(state), minutes=entry.fields["minutes"])


def _program(state: "State") -> Program:
    if state.program is None:
        raise ValueError("a scene was changed before any was taken")
    return state.program


DECISIONS = {
    TakeCue: take_cue,
    TakeScene: take_scene,
    TakeNeutral: take_neutral,
    StepScene: step_scene,
    TimeScene: time_scene,
}
FOLDS = {"scene_taken": taken, "scene_stepped": stepped, "scene_timed": timed}
