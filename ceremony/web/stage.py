"""The large screens: what they show, and the hands on them."""

import hmac
from typing import Any

from flask import Blueprint, Response, abort, redirect, request, send_file, session, url_for
from flask_socketio import Namespace, join_room
from socketio.exceptions import ConnectionRefusedError

from ..core.audience import STAGE
from ..files import qr
from ..services import clock, enrolment, views
from ..services.pressing import Pressing
from .answers import Payload, answered, number, text
from .pages import ceremony, page
from .push import STAGE_SPACE, Push

blueprint = Blueprint("stage", __name__)


@blueprint.get("/stage")
def index() -> Any:
    if "key" in request.args:
        if not _is_key(request.args["key"]):
            abort(403)
        session["stage"] = True
        return redirect(url_for("stage.index", lang=request.args.get("lang")))
    if not may_watch():
        abort(403)
    return page("stage/index.html", ("common", "stage", "units", "refusals"), bilingual=True)


@blueprint.get("/map.json")
def map_() -> Any:
    if not may_watch():
        abort(403)
    if not ceremony().map_file.exists():
        abort(404)
    return send_file(ceremony().map_file, mimetype="application/json", conditional=True, max_age=0)


@blueprint.get("/stage/release.svg")
def release_code() -> Any:
    """The current release secret as a QR code, for a unit whose link is down."""
    if not may_watch():
        abort(403)
    with ceremony().state() as state:
        handover = views.current(state)
        code = views.release_code(handover) if handover else None
    if code is None:
        abort(404)
    return Response(qr.svg(code), mimetype="image/svg+xml", headers={"Cache-Control": "no-store"})


def may_watch() -> bool:
    return bool(session.get("stage") or session.get("operator"))


def _is_key(key: object) -> bool:
    known = enrolment.stage_key(ceremony()).encode()
    return isinstance(key, str) and hmac.compare_digest(key.encode(errors="replace"), known)


class StageSpace(Namespace):
    def __init__(self, push: Push, pressing: Pressing) -> None:
        super().__init__(STAGE_SPACE)
        self._push = push
        self._pressing = pressing

    def on_connect(self, auth: object = None) -> None:
        key = auth.get("key") if isinstance(auth, dict) else None
        if not may_watch() and not _is_key(key):
            raise ConnectionRefusedError("unknown_stage")
        join_room(STAGE)
        self._send_snapshot()

    def on_disconnect(self, *_: object) -> None:
        self._pressing.leave(_connection())

    @answered
    def on_snapshot(self, _: Payload) -> None:
        self._send_snapshot()

    @answered
    def on_beat(self, _: Payload) -> dict[str, Any]:
        return {"at": clock.now(), "head": self._push.head(STAGE)}

    @answered
    def on_hand(self, payload: Payload) -> object:
        handover, presenter = text(payload, "handover"), text(payload, "presenter")
        arming, down = number(payload, "arming"), payload.get("down") is True
        return self._pressing.hand(handover, arming, presenter, _connection(), down)

    def _send_snapshot(self) -> None:
        self._push.snapshot(STAGE_SPACE, _connection(), views.stage_view(ceremony(), self._pressing.held()))


def _connection() -> str:
    sid: str = request.sid  # type: ignore[attr-defined]
    return sid
