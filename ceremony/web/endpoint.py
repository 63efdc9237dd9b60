"""The connection point: enrolment, what it fetches, and what it reports."""

import json
import logging
from typing import Any

from flask import Blueprint, Response, redirect, request, send_file, url_for
from flask_socketio import Namespace, join_room
from socketio.exceptions import ConnectionRefusedError

from ..core.calls import CallHelp
from ..core.delivery import (
    Acknowledge,
    Answer,
    Refuse,
    Report,
    ReportDelivered,
    ReportFault,
    ReportOpened,
    ReportStaged,
)
from ..core.endpoints import Endpoint
from ..core.entry import Refused
from ..core.readiness import ReportReady
from ..core.statement import LONGEST as LONGEST_STATEMENT
from ..core.statement import is_clock
from ..core.steps import ReportStep
from ..evidence import signature
from ..evidence.receipt import write as write_receipt
from ..ledger.store import StorageFailed
from ..services import clock, enrolment, packages, paper_receipts, receipts, statements, trial, views, witness
from ..services.staging_progress import Progress
from ..translations import translate
from .answers import Malformed, Payload, answered, connection, http_refusal, number, refusal, text, texts
from .pages import ceremony, language, page
from .push import ENDPOINT_SPACE, Push, endpoint_rooms
from .static_files import packed_page

blueprint = Blueprint("endpoint", __name__)
log = logging.getLogger(__name__)
_brake = enrolment.Brake()
_LONGEST_DEVICE, _LONGEST_NOTE, _LONGEST_NAME, _LONGEST_PHONE = 80, 2000, 120, 40


@blueprint.get("/")
def home() -> Any:
    return redirect(url_for("endpoint.join"))


@blueprint.get("/join")
@blueprint.get("/endpoint")
def join() -> Response:
    return packed_page(page("endpoint/index.html", ("endpoint",)))


@blueprint.get("/endpoint.webmanifest")
def manifest() -> Any:
    """What a device needs to put the connection point among its programs."""
    spoken = language()
    icons = [
        {"src": url_for("static", filename=name), "sizes": "any", "type": "image/svg+xml", "purpose": purpose}
        for name, purpose in (("img/icon.svg", "any"), ("img/icon-full.svg", "maskable"))
    ]
    described = {
        "id": "/endpoint",
        "start_url": "/endpoint",
        "name": translate(spoken, "endpoint.app_name"),
        "short_name": translate(spoken, "endpoint.page_title"),
        "lang": spoken,
        "display": "standalone",
        "background_color": "#5c0a12",
        "theme_color": "#5c0a12",
        "icons": icons,
    }
    return Response(json.dumps(described, ensure_ascii=False), mimetype="application/manifest+json")


@blueprint.post("/api/enrol")
def enrol() -> Any:
    address = request.remote_addr or ""
    if wait := _brake.wait_s(address):
        return _too_many(wait)
    sent = _sent()
    if not isinstance(sent, dict) or not isinstance(sent.get("code"), str):
        return refusal(Refused("malformed")), 400
    device = str(sent.get("device") or "")[:_LONGEST_DEVICE].encode(errors="replace").decode()
    key = sent.get("device_key")
    if key is not None and signature.device_key(key) is None:
        return refusal(Refused("malformed")), 400
    try:
        enrolled = enrolment.enrol(ceremony(), sent["code"], device, key)
    except StorageFailed:
        return http_refusal(Refused("storage_failed"))
    if isinstance(enrolled, Refused):
        if enrolled.code == "unknown_code":
            _brake.wrong(address)
        return http_refusal(enrolled)
    endpoint, token, unit = enrolled
    known = {"code": unit.code, "name": unit.name, "kind": unit.kind, "parent": unit.parent}
    log_key = str(ceremony().ledger.key)
    return {"endpoint": endpoint.id, "token": token, "unit": known, "log": log_key}, 201


def _sent() -> object:
    """The JSON of the request; None for what is none, however deeply nested."""
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None


def _too_many(wait: int) -> Any:
    reply = refusal(Refused("too_many_attempts", values={"seconds": wait}))
    return reply, 429, {"Retry-After": str(wait)}


@blueprint.get("/api/packages/<handover>/<unit>")
def package(handover: str, unit: str) -> Any:
    endpoint = _bearer()
    if endpoint is None:
        return http_refusal(Refused("unknown_endpoint"))
    found = packages.manifest(ceremony(), endpoint, handover, unit)
    return http_refusal(found) if isinstance(found, Refused) else found


@blueprint.get("/api/envelopes/<sha256>")
def envelope(sha256: str) -> Any:
    endpoint = _bearer()
    if endpoint is None:
        return http_refusal(Refused("unknown_endpoint"))
    found = packages.envelope(ceremony(), endpoint, sha256)
    if isinstance(found, Refused):
        return http_refusal(found)
    if not found.is_file():
        log.error("the envelope %s is missing", found)
        return http_refusal(Refused("storage_failed"))
    sent: Response = send_file(
        found, mimetype="application/octet-stream", conditional=True, etag=sha256, max_age=31_536_000
    )
    sent.cache_control.private = True
    return sent


@blueprint.get("/api/receipts/<handover>/<unit>")
def receipt(handover: str, unit: str) -> Any:
    endpoint = _bearer()
    if endpoint is None:
        return http_refusal(Refused("unknown_endpoint"))
    if unit.removesuffix(".pdf") != endpoint.unit:
        return http_refusal(Refused("not_your_unit"))
    on_paper = unit.endswith(".pdf")
    found = (paper_receipts.paper_receipt if on_paper else receipts.receipt)(ceremony(), handover, endpoint.unit)
    if isinstance(found, Refused):
        return http_refusal(found)
    if isinstance(found, bytes):
        return Response(found, mimetype="application/pdf")
    return Response(write_receipt(found), mimetype="application/json")


@blueprint.get("/api/test-envelope")
def test_envelope() -> Any:
    if _bearer() is None:
        return http_refusal(Refused("unknown_endpoint"))
    return trial.trial_envelope(), {"Cache-Control": "no-store"}


def _bearer() -> Endpoint | None:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return enrolment.endpoint_of(ceremony(), token) if kind.lower() == "bearer" else None


class EndpointSpace(Namespace):
    """What endpoints say. Each report may come again; what is known already is answered as ok."""

    def __init__(self, push: Push) -> None:
        super().__init__(ENDPOINT_SPACE)
        self._push = push
        self._endpoints: dict[str, Endpoint] = {}

    def on_connect(self, auth: object = None) -> None:
        endpoint = enrolment.endpoint_of(ceremony(), auth.get("token") if isinstance(auth, dict) else None)
        if endpoint is None:
            raise ConnectionRefusedError("unknown_endpoint")
        self._endpoints[connection()] = endpoint
        for room in endpoint_rooms(endpoint.unit):
            join_room(room)
        ceremony().presence.arrive(connection(), endpoint.unit)
        self._send_snapshot()

    def on_disconnect(self, *_: object) -> None:
        self._endpoints.pop(connection(), None)
        ceremony().presence.leave(connection())

    @answered
    def on_snapshot(self, _: Payload) -> None:
        self._send_snapshot()

    @answered
    def on_beat(self, _: Payload) -> dict[str, Any]:
        return {"at": clock.now(), "head": self._push.head(*endpoint_rooms(self._endpoint().unit))}

    @answered
    def on_staged(self, payload: Payload) -> object:
        sealing, envelopes = number(payload, "sealing"), texts(payload, "envelopes")
        return self._report(ReportStaged, payload, sealing=sealing, envelopes=envelopes)

    @answered
    def on_delivered(self, payload: Payload) -> object:
        return self._report(ReportDelivered, payload, documents=texts(payload, "documents"))

    @answered
    def on_opened(self, payload: Payload) -> object:
        how = {name: payload.get(name) is True for name in ("automatic", "offline")}
        return self._report(ReportOpened, payload, **how)

    @answered
    def on_acknowledge(self, payload: Payload) -> object:
        return self._answer(Acknowledge, payload)

    @answered
    def on_refuse(self, payload: Payload) -> object:
        return self._answer(Refuse, payload)

    @answered
    def on_checkpoint(self, payload: Payload) -> dict[str, Any]:
        self._endpoint()
        return witness.newest(ceremony(), number(payload, "size"))

    @answered
    def on_contradiction(self, payload: Payload) -> object:
        held, shown = (text(payload, name, _LONGEST_NOTE) for name in ("held", "shown"))
        return witness.report(ceremony(), self._endpoint().id, held, shown)

    @answered
    def on_fault(self, payload: Payload) -> object:
        document, fault = text(payload, "document"), text(payload, "fault")
        return self._report(ReportFault, payload, document=document, fault=fault)

    @answered
    def on_progress(self, payload: Payload) -> None:
        endpoint = self._endpoint()
        done, total = number(payload, "done"), number(payload, "total")
        line = {name: _measured(payload, name) for name in ("remaining_s", "rtt_ms", "kbps")}
        self._push.progress(endpoint.unit, endpoint.id, Progress(done, total, **line))

    @answered
    def on_help(self, payload: Payload) -> object:
        call, topic, said = text(payload, "call", 64), text(payload, "topic"), text(payload, "text")
        return ceremony().submit(CallHelp(call, self._endpoint().id, topic, said))

    @answered
    def on_ready(self, payload: Payload) -> object:
        checks, person = texts(payload, "checks"), text(payload, "person", _LONGEST_NAME).strip()
        phone = text(payload, "phone", _LONGEST_PHONE).strip()
        return ceremony().submit(ReportReady(self._endpoint().id, checks, person, phone))

    @answered
    def on_step(self, payload: Payload) -> object:
        step, due, note = (text(payload, name) for name in ("step", "due", "note"))
        person = text(payload, "person", _LONGEST_NAME)
        return self._report(ReportStep, payload, step=step, person=person, due=due, note=note)

    def _report(self, kind: type[Report], payload: Payload, **fields: Any) -> object:
        return ceremony().submit(kind(self._endpoint().id, text(payload, "handover"), **fields, clock=_clock(payload)))

    def _answer(self, kind: type[Answer], payload: Payload) -> object:
        endpoint, said = self._endpoint(), text(payload, "statement", LONGEST_STATEMENT)
        signed = None if payload.get("signature") is None else text(payload, "signature")
        flaw = statements.flaw(ceremony(), endpoint, said, signed)
        return self._report(kind, payload, statement=said, signature=signed, flaw=flaw)

    def _endpoint(self) -> Endpoint:
        """Raises Malformed for what comes from a connection that has just gone."""
        try:
            return self._endpoints[connection()]
        except KeyError:
            raise Malformed from None

    def _send_snapshot(self) -> None:
        view = views.endpoint_view(ceremony(), self._endpoint())
        self._push.snapshot(ENDPOINT_SPACE, connection(), view)


def _measured(payload: Payload, name: str) -> int | None:
    return None if payload.get(name) is None else number(payload, name)


def _clock(payload: Payload) -> dict[str, Any] | None:
    """The device's own time, where it says so."""
    clock = payload.get("clock")
    if clock is not None and not is_clock(clock):
        raise Malformed
    return clock
