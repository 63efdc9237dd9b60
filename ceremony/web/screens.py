"""How a screen comes in: it shows a code until an operator pairs it, or it opens an invitation from the desk."""

from typing import Any

from flask import Blueprint, request
from flask_socketio import Namespace
from socketio.exceptions import ConnectionRefusedError

from ..core.entry import Refused
from ..core.screens import Screen
from ..files import qr
from ..services import enrolment, pairing
from ..services.hall import Hall
from .admission import admit
from .answers import STORAGE, Malformed, Payload, connection, http_refusal, number, text
from .links import Links
from .pages import ceremony, hall
from .push import PAIR_SPACE, Push

blueprint = Blueprint("screens", __name__)
_KINDS = ("stage", "podium")
_LARGEST = 100_000
_brake = enrolment.Brake()


@blueprint.post("/screens/session")
def session() -> Any:
    """A paired device's token, or the code of an invitation, becomes this browser's session."""
    payload = request.get_json(silent=True)
    try:
        screen = _screen_of(payload if isinstance(payload, dict) else {})
    except Malformed:
        screen = Refused("malformed")
    except STORAGE:
        screen = Refused("storage_failed")
    if isinstance(screen, Refused):
        return http_refusal(_slowed(screen))
    admit(screen.id)
    return {"kind": screen.kind}


def _slowed(refused: Refused) -> Refused:
    """Who guesses is told ever less; who has the right code is never kept out by others behind the same address."""
    address = request.remote_addr or ""
    if wait := _brake.wait_s(address):
        return Refused("too_many_attempts", values={"seconds": wait})
    _brake.wrong(address)
    return refused


def _screen_of(payload: Payload) -> Screen | Refused:
    if "token" in payload:
        return pairing.screen_of(ceremony(), text(payload, "token")) or Refused("unknown_pairing")
    paired = hall().pairing.redeem(text(payload, "code"))
    if isinstance(paired, Refused):
        return paired
    return pairing.screen_of(ceremony(), paired.token) or Refused("unknown_pairing")


class PairSpace(Namespace):
    """A device that is not paired yet: it is given a code to show, and later the token that lets it in."""

    def __init__(self, push: Push, hall: Hall) -> None:
        super().__init__(PAIR_SPACE)
        self._push = push
        self._hall = hall

    def on_connect(self, auth: object = None) -> None:
        kind, width, height = _device(auth)
        code = self._hall.pairing.wait(connection(), kind, width, height, request.remote_addr or "")
        if isinstance(code, Refused):
            raise ConnectionRefusedError("too_many_screens")
        url = f"{Links.of_request().root}/desk/#pair={code}"
        self._push.code(connection(), code, url, qr.svg(url))

    def on_disconnect(self, *_: object) -> None:
        self._hall.pairing.leave(connection())


def _device(auth: object) -> tuple[str, int, int]:
    payload = auth if isinstance(auth, dict) else {}
    try:
        kind, width, height = text(payload, "kind"), number(payload, "width"), number(payload, "height")
    except Malformed as error:
        raise ConnectionRefusedError("malformed") from error
    if kind not in _KINDS:
        raise ConnectionRefusedError("malformed")
    return kind, max(0, min(width, _LARGEST)), max(0, min(height, _LARGEST))
