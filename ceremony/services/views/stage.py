"""The stage's view: of a screen, of the desk's copy of the program, and of its preview of what comes next."""

from typing import Any

from ...core.agenda import Cue
from ...core.program import Program
from ...core.scenes import Scene
from ...core.screens import Screen
from ...core.state import State
from .. import clock
from ..ceremony import Ceremony
from ..pressing import Press
from .shared import current, program, screen, shared, unit
from .shared import handover as _handover

_NOT_TAKEN = -1


def stage_view(
    ceremony: Ceremony, press: Press, *, own: Screen | None = None, preview: Program | None = None, verify: str = ""
) -> dict[str, Any]:
    """``own``: the screen that asks; ``preview``: shown as if it were the program. ``verify``: where anyone checks."""
    with ceremony.state() as state:
        shown = preview or state.program
        scene = _scene(shown, own)
        handover = current(state, scene)
        deliveries = handover.deliveries if handover else {}
        return {
            **shared(ceremony, state, press),
            "program": program(shown),
            "screen": screen(own) if own else None,
            "document": _document(state, scene),
            "closing": _closing(ceremony, shown, verify) if scene and scene["kind"] == "closing" else None,
            "units": [unit(state, one.code) for one in state.units.values()],
            "handover": _handover(handover, press.armed_for_s) if handover else None,
            "deliveries": {code: delivery.state for code, delivery in deliveries.items()},
        }


def as_if_taken(cue: Cue) -> Program:
    return Program(_NOT_TAKEN, cue.id, cue.scene, 0, cue.minutes, clock.now())


def _scene(shown: Program | None, own: Screen | None) -> Scene | None:
    if own and own.show["mode"] == "scene":
        scene: Scene = own.show["scene"]
        return scene
    return shown.scene if shown else None


def _document(state: State, scene: Scene | None) -> dict[str, Any] | None:
    wanted = scene.get("document") if scene else None
    for handover in state.handovers.values():
        if wanted in handover.sealed and handover.state == "released":
            one = handover.sealed[wanted]
            fields = ("id", "type", "number", "symbol", "subject", "pages")
            return {field: getattr(one, field) for field in fields}
    return None


def _closing(ceremony: Ceremony, shown: Program | None, verify: str) -> dict[str, Any]:
    """The checkpoint with which the closing scene was taken: it stays the same however long it is shown, and every
    bundle holds it. In a preview, the newest."""
    ledger = ceremony.ledger
    checkpoint = ledger.checkpoint_covering(shown.seq if shown and shown.seq else ledger.size())
    at = shown.at if shown else clock.now()
    return {"size": checkpoint.size, "root": checkpoint.root64, "at": at, "url": verify}
