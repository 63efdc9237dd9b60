"""The connection point: enrolment, what it fetches, and what it reports."""

import logging
from typing import Any

from flask import Blueprint, Response, redirect, request, send_file, url_for
from flask_socketio import Namespace, join_room
from socketio.exceptions import ConnectionRefusedError

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
from ..core.statement import LONGEST as LONGEST_STATEMENT
from ..core.statement import is_clock
from ..evidence import signature
from ..evidence.receipt import write as write_receipt
from ..ledger.store import StorageFailed
from ..services import clock, enrolment, packages, paper_receipts, receipts, statements, views, witness
from .answers import Malformed, Payload, answered, http_refusal, number, refusal, text, texts
from .pages import ceremony, page
from .push import ENDPOINT_SPACE, Push, endpoint_rooms

blueprint = Blueprint("endpoint", __name__)
log = logging.getLogger(__name__)
_brake = enrolment.Brake()
_LONGEST_DEVICE, _LONGEST_NOTE = 80, 2000


@blueprint.get("/")
def home() -> Any:
    return redirect(url_for("endpoint.join"))


@blueprint.get("/join")
@blueprint.get("/endpoint")
def join() -> str:
    return page("endpoint/index.html", ("common", "endpoint", "units", "refusals"))


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
        connection = _connection()
        self._endpoints[connection] = endpoint
        for room in endpoint_rooms(endpoint.unit):
            join_room(room)
        ceremony().presence.arrive(connection, endpoint.unit)
        self._send_snapshot()

    def on_disconnect(self, *_: object) -> None:
        self._endpoints.pop(_connection(), None)
        ceremony().presence.leave(_connection())

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
        return self._report(ReportOpened, payload, automatic=payload.get("automatic") is True)

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
            return self._endpoints[_connection()]
        except KeyError:
            raise Malformed from None

    def _send_snapshot(self) -> None:
        view = views.endpoint_view(ceremony(), self._endpoint())
        self._push.snapshot(ENDPOINT_SPACE, _connection(), view)


def _clock(payload: Payload) -> dict[str, Any] | None:
    """The device's own time, where it says so."""
    clock = payload.get("clock")
    if clock is not None and not is_clock(clock):
        raise Malformed
    return clock


def _connection() -> str:
    sid: str = request.sid  # type: ignore[attr-defined]
    return sid
