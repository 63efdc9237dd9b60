"""What connection points report, over their connection."""

import logging
from typing import Any

from flask_socketio import Namespace, join_room
from socketio.exceptions import ConnectionRefusedError

from ..core.calls import CallHelp
from ..core.delivery import (
    Acknowledge,
    Answer,
    Refuse,
    Report,
    ReportDelivered,
    ReportOpened,
    is_written,
)
from ..core.endpoints import Endpoint
from ..core.entry import Refused
from ..core.readiness import ReportReady
from ..core.staging import ReportFault, ReportStaged
from ..core.statement import LONGEST as LONGEST_STATEMENT
from ..core.statement import is_clock
from ..core.steps import ReportStep
from ..files.text import clean
from ..services import clock, contacts, enrolment, statements, views, witness
from ..services.staging_progress import Progress
from ..vault.strongbox import Contact
from .answers import STORAGE, Malformed, Payload, answered, connection, number, text, texts
from .pages import ceremony
from .push import ENDPOINT_SPACE, Push, endpoint_rooms

log = logging.getLogger(__name__)

_LONGEST_NOTE, _LONGEST_NAME, _LONGEST_PHONE, _LONGEST_KEY = 2000, 120, 40, 64


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
        try:
            self._send_snapshot()
        except STORAGE as error:  # neither let in nor turned away it would wait for ever
            log.error("%s is let in without a view, and asks again: %s", endpoint.id, error)
        ceremony().presence.arrive(connection(), endpoint.unit)

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
        call, topic, said = text(payload, "call", _LONGEST_KEY), text(payload, "topic"), text(payload, "text")
        return ceremony().submit(CallHelp(call, self._endpoint().id, topic, said))

    @answered
    def on_ready(self, payload: Payload) -> object:
        endpoint, checks = self._endpoint(), texts(payload, "checks")
        contact = Contact(_line(payload, "person", _LONGEST_NAME), _line(payload, "phone", _LONGEST_PHONE))
        outcome = ceremony().submit(ReportReady(endpoint.id, checks))
        if not isinstance(outcome, Refused):
            contacts.keep(ceremony(), contacts.ENDPOINT, {endpoint.unit: contact})
        return outcome

    @answered
    def on_step(self, payload: Payload) -> object:
        step, due, note = (text(payload, name) for name in ("step", "due", "note"))
        person, key = _line(payload, "person", _LONGEST_NAME), _key(payload)
        return self._report(ReportStep, payload, step=step, person=person, due=due, note=note, key=key)

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


def _line(payload: Payload, name: str, longest: int) -> str:
    """Empty where there is nothing to read in it."""
    line = clean(text(payload, name, longest))
    return line if is_written(line) else ""


def _key(payload: Payload) -> str:
    return text(payload, "key", _LONGEST_KEY) if "key" in payload else ""


def _clock(payload: Payload) -> dict[str, Any] | None:
    """The device's own time, where it says so."""
    clock = payload.get("clock")
    if clock is not None and not is_clock(clock):
        raise Malformed
    return clock
