"""The roll call: what a connection point found when it checked itself, and whom the desk reminded.

Whom to call there is no business of the log: ``services.contacts``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .entry import ENDPOINT, SYSTEM, By, Entry, Event, Refused

if TYPE_CHECKING:
    from .state import State

CHECKS = ("link", "clock", "storage", "sound", "awake", "camera", "envelope")
RESULTS = ("ok", "warning", "failed")
MOST_REPORTS = 200


@dataclass(frozen=True)
class Readiness:
    """What an endpoint reported last. ``reports``: how many it made."""

    unit: str
    checks: Mapping[str, str]
    at: str
    reports: int = 1


@dataclass(frozen=True)
class Reminder:
    """The last time that the desk reminded a unit."""

    at: str
    by: str
    note: str


@dataclass(frozen=True)
class ReportReady:
    """``checks``: what was looked at, some of ``CHECKS``, each with one of ``RESULTS``."""

    endpoint: str
    checks: Mapping[str, str]
    by: By = ENDPOINT


@dataclass(frozen=True)
class Remind:
    unit: str
    note: str
    by: By = SYSTEM


def report(state: "State", command: ReportReady) -> Iterable[Event] | Refused:
    endpoint = state.endpoints.get(command.endpoint)
    if endpoint is None:
        return Refused("unknown_endpoint")
    if not set(command.checks) <= set(CHECKS) or not set(command.checks.values()) <= set(RESULTS):
        return Refused("malformed")
    if (known := state.readiness.get(command.endpoint)) is not None:
        if command.checks == known.checks:
            return []
        if known.reports >= MOST_REPORTS:
            return Refused("too_many_reports")
    fields = {"endpoint": command.endpoint, "unit": endpoint.unit, "checks": dict(command.checks)}
    return [Event("endpoint_ready", command.by, fields)]


def reported(state: "State", entry: Entry) -> None:
    f = entry.fields
    known = state.readiness.get(f["endpoint"])
    reports = known.reports + 1 if known else 1
    state.readiness[f["endpoint"]] = Readiness(f["unit"], f["checks"], entry.at, reports)


def remind(state: "State", command: Remind) -> Iterable[Event] | Refused:
    if command.unit not in state.units:
        return Refused("unknown_unit")
    return [Event("unit_reminded", command.by, {"unit": command.unit, "note": command.note})]


def reminded(state: "State", entry: Entry) -> None:
    state.reminders[entry.fields["unit"]] = Reminder(entry.at, entry.by.name, entry.fields["note"])


DECISIONS = {ReportReady: report, Remind: remind}
FOLDS = {"endpoint_ready": reported, "unit_reminded": reminded}
