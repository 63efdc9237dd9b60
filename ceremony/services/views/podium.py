"""A podium's view: one presenter's place on the button, and nothing that the hall does not see."""

from typing import Any

from ...core.handover import Handover
from ...core.screens import Screen
from ...core.state import State
from .. import clock
from ..ceremony import Ceremony
from ..pressing import Press
from .shared import conference, look, screen
from .shared import handover as _handover


def podium_view(ceremony: Ceremony, press: Press, own: Screen) -> dict[str, Any]:
    with ceremony.state() as state:
        handover = _next(state, own)
        return {
            "seq": state.seq,
            "at": clock.now(),
            "conference": conference(state),
            "look": look(state),
            "screen": screen(own),
            "handover": _without_code(_handover(handover, press.armed_for_s)) if handover else None,
            "hands": press.hands,
        }


def _next(state: State, own: Screen) -> Handover | None:
    """Of this presenter's: the armed one, else that on the screens, else the next, else the last that was released."""
    person = (own.presenter, own.presenter_name)
    theirs = [h for h in state.handovers.values() if person in {(p.id, p.name) for p in h.presenters}]
    armed = [h for h in theirs if h.state == "armed"]
    ahead = [h for h in theirs if h.state != "released"]
    shown = [h for h in theirs if state.program and state.program.scene.get("handover") == h.id]
    return next(iter(armed or shown or ahead or sorted(theirs, key=lambda h: -h.released_seq)), None)


def _without_code(view: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in view.items() if key not in ("secret_code", "units")}
