"""The large screens: what they show, and the hands on them."""

from typing import Any

from flask import Blueprint, Response, abort, redirect, request, send_file, session, url_for
from flask_socketio import Namespace, join_room
from socketio.exceptions import ConnectionRefusedError

from ..core.audience import PREVIEW, STAGE
from ..core.entry import Refused
from ..core.scenes import showable
from ..files import qr
from ..services import clock, paging, views
from ..services.hall import Hall
from ..services.pressing import Place
from . import look
from .admission import admit_new_stage, is_stage_key, may_watch, own_screen, pressing_refused
from .answers import Payload, answered, connection, http_refusal, number, text
from .links import Links
from .pages import ceremony, page
from .push import STAGE_SPACE, Push, screen_room

blueprint = Blueprint("stage", __name__)
_MONITORS = {"program": STAGE, "preview": PREVIEW}
_SIZES = ("width", "height", "fps", "take", "step")
_MOST = 100_000


@blueprint.get("/stage")
def index() -> Any:
    if "key" in request.args:
        if not is_stage_key(request.args["key"]):
            abort(403)
        if own_screen("stage") is None:
            admit_new_stage()
        return redirect(url_for("stage.index", lang=request.args.get("lang")))
    view = request.args.get("view", "screen")
    if view in _MONITORS and "operator" in session:
        return _page(view)
    if own_screen("stage") is None and not session.get("stage"):
        if "operator" not in session:
            return page("pair/index.html", ("common", "pair", "refusals"), data={"kind": "stage"})
        admit_new_stage()
    return _page("screen")


def _page(view: str) -> str:
    sections = ("common", "stage", "units", "refusals")
    return page("stage/index.html", sections, bilingual=True, look=look.address(), data={"view": view})


@blueprint.get("/map.json")
def map_() -> Any:
    if not may_watch():
        abort(403)
    if not ceremony().map_file.exists():
        abort(404)
    return send_file(ceremony().map_file, mimetype="application/json", conditional=True, max_age=0)


@blueprint.get("/stage/release.svg")
def release_code() -> Any:
    """A release secret as a QR code, for a unit whose link is down."""
    if not may_watch():
        abort(403)
    with ceremony().state() as state:
        wanted = request.args.get("handover")
        handover = state.handovers.get(wanted) if wanted else views.current(state)
        code = views.release_code(handover) if handover else None
    if code is None:
        abort(404)
    return Response(qr.svg(code), mimetype="image/svg+xml", headers={"Cache-Control": "no-store"})


@blueprint.get("/stage/closing.svg")
def closing_code() -> Any:
    """Where anyone checks what was handed over, as a QR code."""
    if not may_watch():
        abort(403)
    return Response(qr.svg(_verify_url()), mimetype="image/svg+xml", headers={"Cache-Control": "no-store"})


@blueprint.get("/stage/pages/<document>/<int:number>.webp")
def document_page(document: str, number: int) -> Any:
    """A page of a document that may be shown, as a picture about 2,000 pixels high."""
    if not may_watch():
        abort(403)
    with ceremony().state() as state:
        refused = showable(state, {"kind": "document", "document": document})
    if refused:
        return http_refusal(refused)
    try:
        picture = paging.page_of(ceremony(), document, number)
    except OSError:
        return http_refusal(Refused("storage_failed"))
    if picture is None:
        abort(404)
    return send_file(picture, mimetype="image/webp", conditional=True, max_age=86_400)


def _verify_url() -> str:
    return f"{Links.of_request().root}/verify"


class StageSpace(Namespace):
    def __init__(self, push: Push, hall: Hall) -> None:
        super().__init__(STAGE_SPACE)
        self._push = push
        self._hall = hall
        self._monitors: dict[str, str] = {}
        self._by_key: set[str] = set()

    def on_connect(self, auth: object = None) -> None:
        auth = auth if isinstance(auth, dict) else {}
        view = auth.get("view")
        if view in _MONITORS and "operator" in session:
            self._monitors[connection()] = view
            join_room(_MONITORS[view])
        elif may_watch() or is_stage_key(auth.get("key")):
            if is_stage_key(auth.get("key")):
                self._by_key.add(connection())
            join_room(STAGE)
            self._take_place()
        else:
            raise ConnectionRefusedError("unknown_stage")
        self._send_snapshot()

    def on_disconnect(self, *_: object) -> None:
        self._monitors.pop(connection(), None)
        self._by_key.discard(connection())
        self._hall.pressing.leave(connection())
        self._hall.displays.leave(connection())

    @answered
    def on_snapshot(self, _: Payload) -> None:
        self._send_snapshot()

    @answered
    def on_beat(self, _: Payload) -> dict[str, Any]:
        audience = _MONITORS.get(self._monitors.get(connection(), ""), STAGE)
        return {"at": clock.now(), "head": self._push.head(audience)}

    @answered
    def on_hand(self, payload: Payload) -> object:
        handover, presenter = text(payload, "handover"), text(payload, "presenter")
        arming, down = number(payload, "arming"), payload.get("down") is True
        if down and (refused := self._may_not_press(handover, presenter)):
            self._hall.pressing.leave(connection())
            return refused
        return self._hall.pressing.hand(handover, arming, presenter, Place(connection()), down)

    def _may_not_press(self, handover: str, presenter: str) -> Refused | None:
        """A screen presses where its button is seen; so does whoever connected with the stage's key, as programs do."""
        if connection() in self._by_key:
            return None
        screen = None if connection() in self._monitors else own_screen("stage")
        return pressing_refused(screen, handover, presenter)

    @answered
    def on_showing(self, payload: Payload) -> None:
        self._hall.displays.showing(connection(), shown(payload))

    def _take_place(self) -> None:
        if screen := own_screen("stage"):
            join_room(screen_room(screen.id))
            self._hall.displays.arrive(connection(), screen.id)

    def _send_snapshot(self) -> None:
        view = self._monitors.get(connection())
        preview = self._preview() if view == "preview" else None
        own = None if view else own_screen("stage")
        snapshot = views.stage_view(ceremony(), self._hall.press(), own=own, preview=preview, verify=_verify_url())
        self._push.snapshot(STAGE_SPACE, connection(), snapshot)

    def _preview(self) -> Any:
        with ceremony().state() as state:
            cue = self._hall.standby.cue(state)
            found = next((one for one in state.rundown if one.id == cue), None)
        return views.as_if_taken(found) if found else None


def _known(payload: Payload) -> Payload:
    """Without what is null: there is no take before the first."""
    return {name: value for name, value in payload.items() if value is not None}


def shown(payload: Payload) -> dict[str, Any]:
    """What a screen says that it shows. Raises Malformed."""
    sizes = {name: max(-1, min(number({"take": 0, **_known(payload)}, name), _MOST)) for name in _SIZES}
    words = {name: text(payload, name, 20) for name in ("scene", "sound")}
    return {**sizes, **words, "hidden": payload.get("hidden") is True}
