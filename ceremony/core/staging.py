"""Staging: which endpoints hold a package before the press, what goes wrong with it there, and what they lost again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .delivery import FINAL, Delivery, Report, about_delivery, delivery_of, fault_once, report_event
from .entry import Entry, Event, Refused

if TYPE_CHECKING:
    from .handover import Handover
    from .state import State

FAULTS = ("ciphertext_hash", "commitment", "decryption", "plaintext_hash", "storage", "network")
#: After so many losses of a package an endpoint is taken at its word: a client in a loop cannot fill the ledger.
MOST_LOSSES = 20


@dataclass(frozen=True)
class ReportStaged(Report):
    """``envelopes``: document id -> SHA-256 of the ciphertext held, all of the unit's package."""

    sealing: int
    envelopes: dict[str, str]


@dataclass(frozen=True)
class ReportFault(Report):
    """``fault``: one of ``FAULTS``. ``storage`` before the release says that an envelope is held no longer."""

    document: str
    fault: str


@about_delivery
def stage(handover: "Handover", unit: str, delivery: Delivery, report: ReportStaged) -> Iterable[Event] | Refused:
    if report.sealing != handover.sealing:
        return Refused("stale_sealing")
    expected = {document: handover.envelopes[document].sha256 for document in handover.packages[unit]}
    if report.envelopes != expected:
        return Refused("wrong_envelopes")
    if report.endpoint in delivery.staged_by:
        return []
    return [report_event("package_staged", report, unit)]


@about_delivery
def fault(handover: "Handover", unit: str, delivery: Delivery, report: ReportFault) -> Iterable[Event] | Refused:
    if report.fault not in FAULTS or report.document not in handover.packages[unit]:
        return Refused("malformed")
    events = fault_once(delivery, report, unit, report.document, report.fault)
    if report.fault == "storage" and handover.state != "released":
        events += _loss(delivery, report, unit)
    return events


def _loss(delivery: Delivery, report: ReportFault, unit: str) -> list[Event]:
    if report.endpoint not in delivery.staged_by or delivery.losses.get(report.endpoint, 0) >= MOST_LOSSES:
        return []
    return [report_event("package_lost", report, unit, remaining=len(delivery.staged_by) - 1)]


def staged(state: "State", entry: Entry) -> None:
    delivery = delivery_of(state, entry)
    delivery.staged_by.add(entry.fields["endpoint"])
    delivery.advance(entry, "staged")


def lost(state: "State", entry: Entry) -> None:
    delivery, endpoint = delivery_of(state, entry), entry.fields["endpoint"]
    delivery.losses[endpoint] = delivery.losses.get(endpoint, 0) + 1
    delivery.staged_by.discard(endpoint)
    if delivery.state == "staged" and not delivery.staged_by:
        delivery.state, delivery.at = "waiting", entry.at


def faulted(state: "State", entry: Entry) -> None:
    delivery = delivery_of(state, entry)
    delivery.faults.add((entry.fields["endpoint"], entry.fields["document"], entry.fields["fault"]))
    if delivery.state not in FINAL:
        delivery.fault = entry.fields["fault"]


DECISIONS = {ReportStaged: stage, ReportFault: fault}
FOLDS = {"package_staged": staged, "package_lost": lost, "package_faulted": faulted}
