"""Commands for panels of hardware buttons, over plain HTTP with a token. None of them arms or presses."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, current_app, request

from ..core.entry import By, Refused
from ..core.handover import DisarmHandover
from ..core.program import StepScene, TakeCue, TakeNeutral, TimeScene, current_take
from ..core.screens import Screen
from ..core.state import State
from ..services import clock, pairing, views
from .answers import STORAGE, Reply, http_refusal
from .pages import ceremony, hall

blueprint = Blueprint("panel", __name__, url_prefix="/api/panel")
_BETWEEN_GOS_MS = 1_000
_last_go = {"at": -_BETWEEN_GOS_MS}
_STEPS = {"next": 1, "previous": -1}
Answer = tuple[Reply, int] | Reply


def commanded(command: Callable[..., Any]) -> Callable[..., Answer]:
    """Lets the panel in by its token; answers with how things stand then, or with a refusal."""

    @wraps(command)
    def commanding(**values: Any) -> Answer:
        panel = pairing.screen_of(ceremony(), request.headers.get("Authorization", "").removeprefix("Bearer "))
        if panel is None or panel.kind != "panel":
            return http_refusal(Refused("unknown_panel"))
        try:
            outcome = command(_by(panel), **values)
        except STORAGE:
            outcome = Refused("storage_failed")
        return http_refusal(outcome) if isinstance(outcome, Refused) else _standing()

    return commanding


def _by(panel: Screen) -> By:
    return By("operator", panel.name or f"#{panel.number}")


def _standing() -> Reply:
    with ceremony().state() as state:
        program = state.program
        standing: Reply = {
            "ok": True,
            "program": {"take": program.take, "cue": program.cue, "scene": program.scene["kind"], "step": program.step}
            if program
            else None,
            "standby": hall().standby.cue(state),
            "armed": next((h.id for h in state.handovers.values() if h.state == "armed"), None),
        }
    return standing


@blueprint.get("")
@commanded
def standing(_: By) -> None:
    return None


@blueprint.post("/go")
@commanded
def go(by: By) -> Any:
    """The next cue; not while the button is live. A second one within a second is a slip of the finger."""
    now = clock.monotonic_ms()
    if now - _last_go["at"] < _BETWEEN_GOS_MS:
        return Refused("too_fast")
    with ceremony().state() as state:
        cue, take, armed = hall().standby.cue(state), current_take(state), _armed(state)
    if armed:
        return Refused("already_armed")
    if cue is None:
        return Refused("unknown_cue")
    outcome = ceremony().submit(TakeCue(cue, take, by))
    if not isinstance(outcome, Refused):
        _last_go["at"] = now
    return outcome


@blueprint.post("/neutral")
@commanded
def neutral(by: By) -> Any:
    return ceremony().submit(TakeNeutral(by))


@blueprint.post("/standby/<cue>")
@commanded
def standby(by: By, cue: str) -> Any:
    """``next``, ``previous``, or the id of a cue."""
    if cue in _STEPS:
        return hall().standby.move(_STEPS[cue], by.name)
    return hall().standby.choose(cue, by.name)


@blueprint.post("/step/<direction>")
@commanded
def step(by: By, direction: str) -> Any:
    """The next or previous page or figure."""
    if direction not in _STEPS:
        return Refused("no_such_step")
    with ceremony().state() as state:
        if state.program is None:
            return Refused("no_such_step")
        command = StepScene(state.program.take, state.program.step + _STEPS[direction], by)
    return ceremony().submit(command)


@blueprint.post("/minutes/<direction>")
@commanded
def minutes(by: By, direction: str) -> Any:
    """A minute more or less (``next``, ``previous``) for what is on the screens."""
    with ceremony().state() as state:
        if direction not in _STEPS or state.program is None:
            return Refused("malformed")
        longer = max(0, (state.program.minutes or 0) + _STEPS[direction])
        command = TimeScene(state.program.take, longer, by)
    return ceremony().submit(command)


@blueprint.post("/disarm")
@commanded
def disarm(by: By) -> Any:
    with ceremony().state() as state:
        armed = _armed(state)
    return ceremony().submit(DisarmHandover(armed, by=by)) if armed else Refused("not_armed")


def _armed(state: State) -> str | None:
    return next((h.id for h in state.handovers.values() if h.state == "armed"), None)


@blueprint.post("/identify")
@commanded
def identify(_: By) -> None:
    """Every screen says who it is."""
    with ceremony().state() as state:
        screens = [views.screen(one) for one in state.screens.values() if one.kind != "panel"]
    current_app.extensions["push"].identify(screens)
