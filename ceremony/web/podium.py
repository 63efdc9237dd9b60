"""The podium: one presenter's place on the button, on a device of its own."""

from typing import Any

from flask import Blueprint
from flask_socketio import Namespace, join_room
from socketio.exceptions import ConnectionRefusedError

from ..core.audience import PODIUMS
from ..core.entry import Refused
from ..core.screens import Screen
from ..services import clock, views
from ..services.hall import Hall
from ..services.pressing import Place
from . import look
from .admission import own_screen, pressing_refused
from .answers import Payload, answered, connection, number, text
from .pages import ceremony, page
from .push import PODIUM_SPACE, Push, screen_room
from .stage import shown

blueprint = Blueprint("podium", __name__)


@blueprint.get("/podium")
def index() -> str:
    if own_screen("podium") is None:
        return page("pair/index.html", ("common", "pair", "refusals"), data={"kind": "podium"})
    return page("podium/index.html", ("common", "podium", "stage", "refusals"), bilingual=True, look=look.address())


class PodiumSpace(Namespace):
    def __init__(self, push: Push, hall: Hall) -> None:
        super().__init__(PODIUM_SPACE)
        self._push = push
        self._hall = hall

    def on_connect(self, _: object = None) -> None:
        screen = own_screen("podium")
        if screen is None:
            raise ConnectionRefusedError("unknown_stage")
        join_room(PODIUMS)
        join_room(screen_room(screen.id))
        self._hall.displays.arrive(connection(), screen.id)
        self._send_snapshot(screen)

    def on_disconnect(self, *_: object) -> None:
        self._hall.pressing.leave(connection())
        self._hall.displays.leave(connection())

    @answered
    def on_snapshot(self, _: Payload) -> Refused | None:
        screen = own_screen("podium")
        if screen is None:
            return Refused("unknown_screen")
        self._send_snapshot(screen)
        return None

    @answered
    def on_beat(self, _: Payload) -> dict[str, Any]:
        return {"at": clock.now(), "head": self._push.head(PODIUMS)}

    @answered
    def on_hand(self, payload: Payload) -> object:
        handover, presenter = text(payload, "handover"), text(payload, "presenter")
        arming, down = number(payload, "arming"), payload.get("down") is True
        if refused := pressing_refused(own_screen("podium"), handover, presenter):
            self._hall.pressing.leave(connection())
            return refused
        return self._hall.pressing.hand(handover, arming, presenter, Place(connection(), "podium"), down)

    @answered
    def on_showing(self, payload: Payload) -> None:
        self._hall.displays.showing(connection(), shown(payload))

    def _send_snapshot(self, screen: Screen) -> None:
        view = views.podium_view(ceremony(), self._hall.press(), screen)
        self._push.snapshot(PODIUM_SPACE, connection(), view)
