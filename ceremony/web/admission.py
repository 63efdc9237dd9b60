"""Who is at a screen: the one paired in this browser's session, if it was not removed meanwhile; and at which
connection point: the one whose token comes with the request."""

import hmac

from flask import request, session

from ..core.endpoints import Endpoint
from ..core.entry import Refused
from ..core.screens import Screen, may_press
from ..services import enrolment, pairing
from .answers import STORAGE
from .pages import ceremony


def own_screen(*kinds: str) -> Screen | None:
    """This browser's screen, if it is one of these kinds."""
    with ceremony().state() as state:
        screen = state.screens.get(session.get("screen", ""))
    return screen if screen and screen.kind in kinds else None


def admit(screen: str) -> None:
    session.permanent = True
    session["screen"] = screen


def admit_new_stage() -> None:
    """A screen that came with the stage's key, or in an operator's own browser; where there are too many, it may still
    watch."""
    try:
        paired = pairing.let_in(ceremony(), "", "stage")
    except STORAGE:
        paired = Refused("storage_failed")
    if isinstance(paired, Refused):
        session["stage"] = True
    else:
        admit(paired.screen)


def may_watch() -> bool:
    return bool(own_screen("stage") or session.get("stage") or session.get("operator"))


def is_stage_key(key: object) -> bool:
    known = enrolment.stage_key(ceremony()).encode()
    return isinstance(key, str) and hmac.compare_digest(key.encode(errors="replace"), known)


def bearer() -> Endpoint | None:
    """The endpoint that asks (RFC 6750, section 2.1)."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return enrolment.endpoint_of(ceremony(), token) if kind.lower() == "bearer" else None


def pressing_refused(screen: Screen | None, handover: str, presenter: str) -> Refused | None:
    """Why a hand of this presenter does not count on this screen; None if it does."""
    if screen is None:
        return Refused("unknown_screen")
    with ceremony().state() as state:
        known = state.handovers.get(handover)
        name = next((p.name for p in known.presenters if p.id == presenter), "") if known else ""
    return may_press(screen, presenter, name)
