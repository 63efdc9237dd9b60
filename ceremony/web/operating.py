"""The operator's commands, over the desk's connection."""

import unicodedata
from typing import Any

from flask import session
from flask_socketio import Namespace, join_room
from socketio.exceptions import ConnectionRefusedError

from ..core.audience import DESK
from ..core.calls import AnswerHelp
from ..core.entry import By, Refused
from ..core.handover import ArmHandover, DisarmHandover
from ..core.program import StepScene, TakeCue, TakeNeutral, TakeScene, TimeScene
from ..core.readiness import Remind
from ..core.screens import ChangeScreen, RemoveScreen
from ..files import qr
from ..services import clock, enrolment, paging, preparing, views
from ..services.hall import Hall
from ..services.pressing import Place
from .answers import Malformed, Payload, answered, connection, number, text
from .links import Links
from .pages import ceremony
from .push import DESK_SPACE, Push

_LONGEST_NAME = 80
_PATHS = {"stage": "stage", "podium": "podium"}


class DeskSpace(Namespace):
    def __init__(self, push: Push, hall: Hall) -> None:
        super().__init__(DESK_SPACE)
        self._push = push
        self._hall = hall

    def on_connect(self, _: object = None) -> None:
        if "operator" not in session:
            raise ConnectionRefusedError("not_signed_in")
        join_room(DESK)
        self._send_snapshot()

    def on_disconnect(self, *_: object) -> None:
        self._hall.pressing.leave(connection())

    @answered
    def on_snapshot(self, _: Payload) -> None:
        self._send_snapshot()

    @answered
    def on_beat(self, _: Payload) -> dict[str, Any]:
        return {"at": clock.now(), "head": self._push.head(DESK)}

    @answered
    def on_go(self, payload: Payload) -> object:
        command = TakeCue(text(payload, "cue"), number(payload, "take"), _operator())
        return self._hands_on() or ceremony().submit(command)

    @answered
    def on_take(self, payload: Payload) -> object:
        scene = payload.get("scene")
        minutes = None if payload.get("minutes") is None else number(payload, "minutes")
        if not isinstance(scene, dict):
            raise Malformed
        command = TakeScene(scene, minutes, number(payload, "take"), _operator())
        return self._hands_on() or ceremony().submit(command)

    @answered
    def on_neutral(self, _: Payload) -> object:
        return ceremony().submit(TakeNeutral(_operator()))

    @answered
    def on_standby(self, payload: Payload) -> object:
        refused = self._hall.standby.choose(text(payload, "cue"), session["operator"])
        self._push.standby()
        return refused

    @answered
    def on_step(self, payload: Payload) -> object:
        return ceremony().submit(StepScene(number(payload, "take"), number(payload, "step"), _operator()))

    @answered
    def on_time(self, payload: Payload) -> object:
        return ceremony().submit(TimeScene(number(payload, "take"), number(payload, "minutes"), _operator()))

    @answered
    def on_seal(self, payload: Payload) -> object:
        handover = text(payload, "handover")

        def progress(done: int, total: int) -> None:
            self._push.sealing(handover, done, total)

        outcome = preparing.seal(ceremony(), handover, progress=progress, by=_operator())
        if not isinstance(outcome, Refused):
            self._push.in_background(paging.render_ahead, ceremony(), handover)
        return outcome

    @answered
    def on_arm(self, payload: Payload) -> object:
        return ceremony().submit(ArmHandover(text(payload, "handover"), _operator()))

    @answered
    def on_disarm(self, payload: Payload) -> object:
        return ceremony().submit(DisarmHandover(text(payload, "handover"), by=_operator()))

    @answered
    def on_hand(self, payload: Payload) -> object:
        """In the place of a screen that failed."""
        place = Place(connection(), "desk", session["operator"])
        down, presenter = payload.get("down") is True, text(payload, "presenter")
        return self._hall.pressing.hand(text(payload, "handover"), number(payload, "arming"), presenter, place, down)

    @answered
    def on_pair(self, payload: Payload) -> object:
        code, kind, name, presenter = text(payload, "code"), _kind(payload), _name(payload), _presenter(payload)
        outcome = self._hall.pairing.pair(code, name, kind, presenter, _operator())
        if isinstance(outcome, Refused):
            return outcome
        waiting, paired = outcome
        self._push.paired(waiting.connection, paired.token)
        return {"screen": paired.screen}

    @answered
    def on_invite_screen(self, payload: Payload) -> object:
        """A link that lets one device in, to be shown as a QR code."""
        kind = _kind(payload)
        code = self._hall.pairing.invite(_name(payload), kind, _presenter(payload), _operator())
        url = f"{Links.of_request().root}/{_PATHS[kind]}#{code}"
        return {"url": url, "code": code, "svg": qr.svg(url)}

    @answered
    def on_change_screen(self, payload: Payload) -> object:
        show, hands = payload.get("show"), payload.get("hands")
        if not isinstance(show, dict) or not isinstance(hands, bool):
            raise Malformed
        screen, volume = text(payload, "screen"), number(payload, "volume")
        return ceremony().submit(ChangeScreen(screen, _name(payload), show, hands, volume, _operator()))

    @answered
    def on_remove_screen(self, payload: Payload) -> object:
        return ceremony().submit(RemoveScreen(text(payload, "screen"), _operator()))

    @answered
    def on_identify(self, payload: Payload) -> object:
        wanted = None if payload.get("screen") is None else text(payload, "screen")
        with ceremony().state() as state:
            screens = [views.screen(one) for one in state.screens.values() if wanted in (None, one.id)]
        if wanted and not screens:
            return Refused("unknown_screen")
        self._push.identify(screens)
        return None

    @answered
    def on_simulate(self, payload: Payload) -> object:
        simulation = self._hall.simulation
        if simulation is None:
            return Refused("only_in_rehearsal")
        if payload.get("on") is True:
            simulation.start()
        else:
            simulation.stop()
        self._push.simulating()
        return None

    @answered
    def on_answer_help(self, payload: Payload) -> object:
        return ceremony().submit(AnswerHelp(text(payload, "call"), text(payload, "text"), _operator()))

    @answered
    def on_remind(self, payload: Payload) -> object:
        return ceremony().submit(Remind(text(payload, "unit"), text(payload, "note").strip(), _operator()))

    def _hands_on(self) -> Refused | None:
        """While presenters hold the button only the neutral slide goes over it."""
        return Refused("hands_on_button") if self._hall.pressing.held() else None

    def _send_snapshot(self) -> None:
        links = Links.of_request()
        view = views.desk_view(
            ceremony(),
            self._hall,
            operator=session["operator"],
            links={"stage": links.stage(enrolment.stage_key(ceremony())), "join": links.join(), "root": links.root},
        )
        self._push.snapshot(DESK_SPACE, connection(), view)


def _operator() -> By:
    return By("operator", session["operator"])


def _name(payload: Payload) -> str:
    """Without what a screen cannot show and a log should not hold: line feeds, marks that turn the writing round."""
    written = text(payload, "name", _LONGEST_NAME)
    return "".join(c for c in written if unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp")).strip()


def _kind(payload: Payload) -> str:
    kind = text(payload, "kind")
    if kind not in _PATHS:
        raise Malformed
    return kind


def _presenter(payload: Payload) -> str | None:
    return None if payload.get("presenter") is None else text(payload, "presenter")
