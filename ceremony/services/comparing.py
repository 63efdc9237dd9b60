"""The rehearsal beside the live conference: how long each unit took, who was missing, when each cue was taken."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from ..core.entry import Entry
from .ceremony import Ceremony

STEPS = {"package_staged": "staged", "package_delivered": "delivered", "package_acknowledged": "acknowledged"}


@dataclass
class UnitTimes:
    """Seconds after the release (before it: negative) of the first report of each kind; None if there was none."""

    staged: float | None = None
    delivered: float | None = None
    acknowledged: float | None = None


@dataclass(frozen=True)
class UnitRow:
    code: str
    name: str
    rehearsal: UnitTimes | None
    live: UnitTimes | None


@dataclass(frozen=True)
class CueRow:
    """``planned`` HH:MM; the others are times of the ledger, at which it was first taken."""

    id: str
    title: str
    planned: str
    rehearsal: str | None
    live: str | None


@dataclass(frozen=True)
class HandoverRows:
    """``missing``: units that did not acknowledge in the rehearsal, and live where that was released."""

    handover: str
    title: str
    released: dict[str, str | None]
    units: list[UnitRow]
    missing: dict[str, list[str]]


@dataclass(frozen=True)
class Comparison:
    handovers: list[HandoverRows]
    cues: list[CueRow]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass
class _Course:
    """What one ledger says: reports by handover and unit, releases, takes."""

    reports: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    released: dict[str, str] = field(default_factory=dict)
    takes: dict[str, str] = field(default_factory=dict)
    packages: dict[str, list[str]] = field(default_factory=dict)

    def take(self, entry: Entry) -> None:
        f = entry.fields
        if entry.event in STEPS:
            self.reports.setdefault((f["handover"], f["unit"]), {}).setdefault(STEPS[entry.event], entry.at)
        elif entry.event == "handover_sealed":
            self.packages[f["handover"]] = list(f["packages"])
        elif entry.event == "handover_released":
            self.released[f["handover"]] = entry.at
        elif entry.event == "scene_taken" and f["cue"]:
            self.takes.setdefault(f["cue"], entry.at)

    def times(self, handover: str, unit: str) -> UnitTimes | None:
        if unit not in self.packages.get(handover, ()):
            return None
        at = self.released.get(handover)
        reports = self.reports.get((handover, unit), {})
        return UnitTimes(**{step: _seconds(at, when) for step, when in reports.items()} if at else {})

    def missing(self, handover: str) -> list[str]:
        if handover not in self.released:
            return []
        return [u for u in self.packages[handover] if "acknowledged" not in self.reports.get((handover, u), {})]


def compare(rehearsal: Ceremony, live: Ceremony) -> Comparison:
    """Of everything that both have, or only one of them."""
    courses = {"rehearsal": _course(rehearsal), "live": _course(live)}
    with live.state() as state:
        names = {code: unit.name for code, unit in state.units.items()}
        titles = {handover.id: handover.title for handover in state.handovers.values()}
        cues = state.rundown
    return Comparison(
        [_handover(handover, title, courses, names) for handover, title in titles.items()],
        [CueRow(c.id, c.title, c.time, *(course.takes.get(c.id) for course in courses.values())) for c in cues],
    )


def _course(ceremony: Ceremony) -> _Course:
    course = _Course()
    with ceremony.state():
        for _, body in ceremony.ledger.after(0):
            course.take(Entry.decode(body))
    return course


def _handover(handover: str, title: str, courses: dict[str, _Course], names: dict[str, str]) -> HandoverRows:
    return HandoverRows(
        handover,
        title,
        {which: course.released.get(handover) for which, course in courses.items()},
        list(_units(handover, courses, names)),
        {which: course.missing(handover) for which, course in courses.items()},
    )


def _units(handover: str, courses: dict[str, _Course], names: dict[str, str]) -> Iterator[UnitRow]:
    codes = dict.fromkeys(code for course in courses.values() for code in course.packages.get(handover, ()))
    for code in codes:
        rehearsal, live = (course.times(handover, code) for course in courses.values())
        yield UnitRow(code, names.get(code, code), rehearsal, live)


def _seconds(start: str, at: str) -> float:
    return round((datetime.fromisoformat(at) - datetime.fromisoformat(start)).total_seconds(), 3)
