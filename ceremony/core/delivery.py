"""A delivery: what one unit's endpoints report of one handover. Nothing here is claimed by the server."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from .entry import By, Entry, Event, Refused
from .statement import Fields, fits, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from .handover import Handover
    from .state import State
    from .steps import Step

    Decided = Iterable[Event] | Refused
    Fold = Callable[[State, Entry], None]

DELIVERY_STATES = ("waiting", "staged", "released", "delivered", "opened", "acknowledged", "refused")
FINAL = ("acknowledged", "refused")
#: Hangul fillers: letters of which nothing is seen.
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"


@dataclass
class Delivery:
    """``at`` is the time of the last change; ``staged_by`` the endpoints that hold every envelope.

    ``opened_offline``: the device's clock when it was opened without a link.
    ``losses``: how many by endpoint; ``steps_seen``: the endpoints and their keys of the steps that were written.
    ``evidence_seq`` and ``evidence_by``: the entry that a receipt is about, and the endpoint it came from.
    """

    state: str = "waiting"
    at: str | None = None
    endpoint: str | None = None
    person: str | None = None
    position: str | None = None
    on_behalf_of: str | None = None
    reason: str | None = None
    fault: str | None = None
    signed: bool = False
    evidence_seq: int = 0
    evidence_by: str | None = None
    delivered_at: str | None = None
    opened_offline: Fields | None = None
    step: "Step | None" = None
    staged_by: set[str] = field(default_factory=set)
    losses: dict[str, int] = field(default_factory=dict)
    steps_seen: set[tuple[str, str]] = field(default_factory=set)
    faults: set[tuple[str, str, str]] = field(default_factory=set)

    def handover_released(self, at: str) -> None:
        self.state, self.at = "released", at

    def advance(self, entry: Entry, state: str) -> None:
        if DELIVERY_STATES.index(state) > DELIVERY_STATES.index(self.state):
            self.state, self.at, self.endpoint = state, entry.at, entry.fields["endpoint"]
        self.fault = None


@dataclass(frozen=True)
class Report:
    """What every report of an endpoint says. ``clock``: its own time and how far that is off, as measured."""

    endpoint: str
    handover: str
    clock: Fields | None = field(default=None, kw_only=True)


R = TypeVar("R", bound=Report)


@dataclass(frozen=True)
class ReportDelivered(Report):
    """``documents``: document id -> SHA-256 of the plaintext as recomputed at the endpoint."""

    documents: dict[str, str]


@dataclass(frozen=True)
class ReportOpened(Report):
    """``offline``: with a release that no link brought; its clock says when that was."""

    automatic: bool
    offline: bool = False


@dataclass(frozen=True)
class Answer(Report):
    """``statement`` is the text that was signed, ``signature`` base64url, None where the device has no key.

    ``flaw`` is the refusal that it deserves if its signature, or the checkpoint in it, does not hold.
    """

    statement: str
    signature: str | None = None
    flaw: Refused | None = None


@dataclass(frozen=True)
class Acknowledge(Answer):
    """By a named person."""


@dataclass(frozen=True)
class Refuse(Answer):
    """Decision 28/2018, article 9: whoever refuses says why and answers for it."""


def _delivery(state: "State", report: Report) -> "tuple[Handover, str, Delivery] | Refused":
    """The handover, unit code and delivery that a report is about."""
    endpoint = state.endpoints.get(report.endpoint)
    if endpoint is None:
        return Refused("unknown_endpoint")
    handover = state.handovers.get(report.handover)
    if handover is None:
        return Refused("unknown_handover", values={"handover": report.handover})
    delivery = handover.deliveries.get(endpoint.unit)
    if delivery is None:
        return Refused("no_package")
    return handover, endpoint.unit, delivery


def about_delivery(decide: "Callable[[Handover, str, Delivery, R], Decided]") -> "Callable[[State, R], Decided]":
    """A decision about the delivery that a report names; refused before it where there is none."""

    def decision(state: "State", report: R) -> "Decided":
        found = _delivery(state, report)
        return found if isinstance(found, Refused) else decide(*found, report)

    return decision


def report_event(name: str, report: Report, unit: str, **fields: object) -> Event:
    by = By("endpoint", str(fields.get("person", "")))
    about: Fields = {"handover": report.handover, "unit": unit, "endpoint": report.endpoint}
    if report.clock is not None:
        about["clock"] = report.clock
    return Event(name, by, {**about, **fields})


@about_delivery
def delivered(
    handover: "Handover", unit: str, delivery: Delivery, report: ReportDelivered
) -> Iterable[Event] | Refused:
    if handover.state != "released":
        return Refused("not_released")
    expected = {document: handover.plaintexts[document] for document in handover.packages[unit]}
    if report.documents != expected:
        wrong = next(iter(sorted(d for d in expected if report.documents.get(d) != expected[d])), "")
        return Refused("wrong_hash", events=tuple(fault_once(delivery, report, unit, wrong, "plaintext_hash")))
    if delivery.state != "released":
        return []
    return [report_event("package_delivered", report, unit, documents=report.documents)]


@about_delivery
def opened(_: "Handover", unit: str, delivery: Delivery, report: ReportOpened) -> Iterable[Event] | Refused:
    if delivery.state in ("waiting", "staged", "released"):
        return Refused("not_delivered")
    if delivery.state != "delivered":
        return []
    offline = {"offline": True} if report.offline else {}
    return [report_event("package_opened", report, unit, automatic=report.automatic, **offline)]


def acknowledge(state: "State", report: Acknowledge) -> Iterable[Event] | Refused:
    found = _delivery(state, report)
    if isinstance(found, Refused):
        return found
    handover, unit, delivery = found
    if delivery.state == "acknowledged":
        return []
    if delivery.state == "refused":
        return Refused("already_refused")
    if delivery.state != "opened":
        return Refused("not_opened")
    said = _said(state, handover, report, "acknowledged")
    if isinstance(said, Refused):
        return said
    return [_answer("package_acknowledged", report, unit, **_who(said))]


def refuse(state: "State", report: Refuse) -> Iterable[Event] | Refused:
    found = _delivery(state, report)
    if isinstance(found, Refused):
        return found
    handover, unit, delivery = found
    if handover.state != "released":
        return Refused("not_released")
    if delivery.state == "acknowledged":
        return Refused("already_acknowledged")
    if delivery.state == "refused":
        return []
    said = _said(state, handover, report, "refused")
    if isinstance(said, Refused):
        return said
    return [_answer("package_refused", report, unit, **_who(said), reason=said["reason"])]


def _who(said: Fields) -> dict[str, str]:
    return {key: said[key] for key in ("person", "position", "on_behalf_of")}


def _said(state: "State", handover: "Handover", report: Answer, event: str) -> Fields | Refused:
    """The fields of a statement that holds."""
    said = read(report.statement)
    if said is None:
        return Refused("wrong_statement")
    if event == "refused" and not is_written(said["reason"]):
        return Refused("reason_missing")
    if not is_written(said["person"]):
        return Refused("person_missing")
    if not is_written(said["position"]):
        return Refused("position_missing")
    if report.flaw:
        return report.flaw
    if not fits(state, handover, state.endpoints[report.endpoint], event, said):
        return Refused("wrong_statement")
    return said


def is_written(text: str) -> bool:
    """Whether there is anything to read in it."""
    return any(character.isalnum() and character not in _BLANK_LETTERS for character in text)


def _answer(name: str, report: Answer, unit: str, **who: str) -> Event:
    return report_event(name, report, unit, **who, statement=report.statement, signature=report.signature)


def fault_once(delivery: Delivery, report: Report, unit: str, document: str, kind: str) -> list[Event]:
    """Once for each endpoint, document and kind: a client in a loop cannot fill the ledger."""
    if (report.endpoint, document, kind) in delivery.faults:
        return []
    return [report_event("package_faulted", report, unit, document=document, fault=kind)]


def _fold_to(name: str) -> "Fold":
    def fold(state: "State", entry: Entry) -> None:
        delivery = delivery_of(state, entry)
        delivery.advance(entry, name)
        delivery.evidence_seq, delivery.evidence_by = entry.seq, entry.fields["endpoint"]
        for who in ("person", "position", "on_behalf_of", "reason"):
            if who in entry.fields:
                setattr(delivery, who, entry.fields[who])
        if name == "delivered":
            delivery.delivered_at = entry.at
        if entry.fields.get("offline"):
            delivery.opened_offline = entry.fields.get("clock", {"at": entry.at, "offset_ms": None})
        delivery.signed = entry.fields.get("signature") is not None

    return fold


def delivery_of(state: "State", entry: Entry) -> Delivery:
    return state.handovers[entry.fields["handover"]].deliveries[entry.fields["unit"]]


DECISIONS = {
    ReportDelivered: delivered,
    ReportOpened: opened,
    Acknowledge: acknowledge,
    Refuse: refuse,
}
FOLDS = {
    "package_delivered": _fold_to("delivered"),
    "package_opened": _fold_to("opened"),
    "package_acknowledged": _fold_to("acknowledged"),
    "package_refused": _fold_to("refused"),
}
