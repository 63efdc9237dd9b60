"""What several views have in common."""

from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ...core.calls import Call
from ...core.handover import Handover
from ...core.program import Program
from ...core.readiness import Readiness, Reminder
from ...core.screens import Screen
from ...core.state import State
from ...core.steps import Step
from ...vault.codes import write_secret
from .. import clock
from ..ceremony import Ceremony
from ..pressing import Press


def shared(ceremony: Ceremony, state: State, press: Press) -> dict[str, Any]:
    """Of desk and stage."""
    return {
        "seq": state.seq,
        "at": clock.now(),
        "conference": conference(state),
        "rundown": [asdict(cue) for cue in state.rundown],
        "takes": dict(state.takes),
        "cue": next(reversed(state.takes), None),
        "targets": [asdict(target) for target in state.targets],
        "program": program(state.program),
        "look": look(state),
        "map": ceremony.map_file.exists(),
        "hands": press.hands,
        "places": press.places,
        "podiums": press.podiums,
        "presence": ceremony.presence.counts(),
    }


def program(now: Program | None) -> dict[str, Any] | None:
    return {key: value for key, value in asdict(now).items() if key != "seq"} if now else None


def look(state: State) -> dict[str, Any]:
    """``version`` changes with it; images by the address of the stage that serves them, null for none."""
    version = str(state.look_seq)
    return {
        "version": version,
        "theme": state.look.theme,
        "crest": f"/stage/crest?v={version}" if state.look.crest else None,
        "background": f"/stage/background?v={version}" if state.look.background else None,
    }


def call(one: Call) -> dict[str, Any]:
    answered = {"text": one.answer, "by": one.answered_by, "at": one.answered_at} if one.answered_at else None
    view = {"call": one.id, "unit": one.unit, "endpoint": one.endpoint, "topic": one.topic, "text": one.text}
    return {**view, "at": one.at, "answered": answered}


def readiness(one: Readiness) -> dict[str, Any]:
    return {"checks": one.checks, "at": one.at}


def reminder(one: Reminder) -> dict[str, Any]:
    return asdict(one)


def step(one: Step | None) -> dict[str, Any] | None:
    """What became of a package after its acknowledgement."""
    return {key: value for key, value in asdict(one).items() if key != "number"} if one else None


def screen(one: Screen) -> dict[str, Any]:
    return {key: value for key, value in asdict(one).items() if key != "token_hash"}


def handover(one: Handover, armed_for_s: float) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "state": one.state,
        "sealing": one.sealing,
        "arming": one.arming,
        "armed_at": one.armed_at,
        "armed_for": armed_for_s,
        "presenters": [vars(presenter) for presenter in one.presenters],
        "quorum": one.quorum,
        "hold_ms": one.hold_ms,
        "units": list(one.packages),
        "released_at": one.released_at,
        "secret_code": release_code(one),
    }


def release_code(one: Handover) -> str | None:
    """The release secret as people type it; None before the release."""
    return write_secret(urlsafe_b64decode(one.secret + "==")) if one.secret else None


def conference(state: State) -> dict[str, Any] | None:
    return vars(state.conference) if state.conference else None


def unit(state: State, code: str) -> dict[str, Any]:
    one = state.units[code]
    return {"code": one.code, "name": one.name, "kind": one.kind, "parent": one.parent, "receives": one.receives}


def current(state: State, scene: Mapping[str, Any] | None = None) -> Handover | None:
    """The handover of a scene, or where it has none: the armed one, else the last released, else the last there is."""
    handovers = list(state.handovers.values())
    shown = [h for h in handovers if scene and h.id == scene.get("handover")]
    armed = [h for h in handovers if h.state == "armed"]
    released = sorted((h for h in handovers if h.released_at), key=lambda h: h.released_seq)
    return next(iter(shown or armed or released[-1:] or handovers[-1:]), None)
