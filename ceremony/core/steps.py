"""Onward steps: what becomes of a package after it was acknowledged (Decision 28/2018/QĐ-TTg, codes 04 to 06)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from .delivery import Delivery, Report, about_delivery, is_written
from .entry import ENDPOINT, Entry, Event, Refused

if TYPE_CHECKING:
    from .handover import Handover
    from .state import State

STEPS = ("assigned", "in_progress", "done")
MOST_STEPS = 200


@dataclass(frozen=True)
class Step:
    """The last one. ``person`` answers for it, ``due`` is an ISO date or empty; ``number`` counts what was reported."""

    step: str
    person: str
    due: str
    note: str
    at: str
    number: int = 1


@dataclass(frozen=True)
class ReportStep(Report):
    """Without ``person`` and ``due`` those that were assigned go on; assigning always says both anew.

    ``key`` is of the endpoint's making, so that one that is sent again is the same; empty for none.
    """

    step: str
    person: str
    due: str
    note: str
    key: str = field(default="", kw_only=True)


@about_delivery
def report(_: "Handover", unit: str, delivery: Delivery, command: ReportStep) -> Iterable[Event] | Refused:
    if command.step not in STEPS or not _is_day(command.due):
        return Refused("malformed")
    if delivery.state != "acknowledged":
        return Refused("not_acknowledged")
    if (command.endpoint, command.key) in delivery.steps_seen:
        return []
    known = delivery.step
    said = _said(command, known)
    if known and (known.step, known.person, known.due, known.note) == tuple(said.values()):
        return []
    if known and known.step == "done":
        return Refused("already_done")
    if known and known.number >= MOST_STEPS:
        return Refused("too_many_reports")
    if not is_written(said["person"]):
        return Refused("person_missing")
    return [_event(unit, command, said)]


def _is_day(text: str) -> bool:
    try:
        return text == "" or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _said(command: ReportStep, known: Step | None) -> dict[str, str]:
    """Step, person, due and note, in this order."""
    before = known if command.step != "assigned" else None
    return {
        "step": command.step,
        "person": command.person.strip() or (before.person if before else ""),
        "due": command.due or (before.due if before else ""),
        "note": command.note,
    }


def _event(unit: str, command: ReportStep, said: dict[str, str]) -> Event:
    clock = {} if command.clock is None else {"clock": command.clock}
    key = {"key": command.key} if command.key else {}
    fields = {"handover": command.handover, "unit": unit, "endpoint": command.endpoint, **clock, **key, **said}
    return Event("package_step", ENDPOINT, fields)


def stepped(state: "State", entry: Entry) -> None:
    f = entry.fields
    delivery = state.handovers[f["handover"]].deliveries[f["unit"]]
    if "key" in f:
        delivery.steps_seen.add((f["endpoint"], f["key"]))
    number = delivery.step.number + 1 if delivery.step else 1
    delivery.step = Step(f["step"], f["person"], f["due"], f["note"], entry.at, number)


DECISIONS = {ReportStep: report}
FOLDS = {"package_step": stepped}
