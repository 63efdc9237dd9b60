"""What the minutes of a handover say, as plain facts. Times are the ledger's: UTC, RFC 3339 with milliseconds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day
from datetime import datetime
from functools import cached_property

from ..register import Processing, Registered

#: Seconds from the release after which a delivery is remarked upon.
SLOW_S = 60


@dataclass(frozen=True)
class Head:
    """The log as the minutes saw it: entries, the tree's root (base64), the verifier key (docs/evidence.md)."""

    size: int
    root: str
    key: str


@dataclass(frozen=True)
class Hand:
    """``place`` is stage, podium, or desk: then ``operator`` held it for the presenter."""

    presenter: str
    held_ms: int
    place: str = "stage"
    operator: str = ""


#: Whole numbers are counts, fractions are seconds.
Value = str | int | float | tuple[Hand, ...]


@dataclass(frozen=True)
class Step:
    """One line of the course of the act. ``name`` is a sentence of the translations (``step_NAME``)."""

    at: str
    name: str
    values: Mapping[str, Value]


@dataclass(frozen=True)
class UnitFacts:
    """``documents`` are ids; ``answer`` is acknowledged, refused or None, ``signed`` whether by the device's key;
    ``enrolled`` counts devices; ``fault`` is the last that was reported."""

    code: str
    name: str
    parent: str
    documents: tuple[str, ...]
    enrolled: int
    staged_at: str | None = None
    delivered_at: str | None = None
    answer: str | None = None
    answered_at: str | None = None
    person: str = ""
    position: str = ""
    reason: str = ""
    signed: bool = False
    fault: str | None = None
    processing: Processing | None = None

    @property
    def reached(self) -> bool:
        return bool(self.delivered_at or self.answer)

    @property
    def status(self) -> tuple[str, str | None]:
        """The furthest that the unit has come, as the register has it (empty: not arrived), and when."""
        if self.processing:
            return self.processing.step, self.processing.at
        return self.answer or ("delivered" if self.delivered_at else ""), self.answered_at or self.delivered_at


@dataclass(frozen=True)
class Fault:
    """The same fault of one unit, however often it was reported."""

    unit: str
    code: str
    kind: str
    times: int
    first_at: str


@dataclass(frozen=True)
class Contradiction:
    """A device held a checkpoint that does not fit the log it was shown; ``proven``: by the log's own signature."""

    at: str
    unit: str
    code: str
    proven: bool


@dataclass(frozen=True)
class Minutes:
    """``date`` is that of the conference (ISO), ``documents`` those that were sealed, by id; ``written_at`` is the
    time of the log's last entry."""

    conference: str
    theme: str
    organiser: str
    date: str
    venue: str
    rehearsal: bool
    title: str
    released_at: str
    steps: tuple[Step, ...]
    documents: dict[str, Registered]
    units: tuple[UnitFacts, ...]
    faults: tuple[Fault, ...]
    contradictions: tuple[Contradiction, ...]
    head: Head
    written_at: str

    @cached_property
    def common(self) -> tuple[str, ...]:
        """The documents that every unit receives."""
        first, *others = (unit.documents for unit in self.units)
        return tuple(document for document in first if all(document in other for other in others))

    @cached_property
    def last_day(self) -> Day:
        """The day by whose end receipt is confirmed (Decree 30/2020, article 21(2)): that of the conference, or of
        a release that came later, since nothing can be confirmed before it."""
        return max(Day.fromisoformat(self.date), local(self.released_at).date())

    def late(self, unit: UnitFacts) -> bool:
        """Acknowledged only after that day."""
        return unit.answer == "acknowledged" and local(unit.answered_at or "").date() > self.last_day

    def delay_s(self, at: str) -> float:
        """Seconds from the release."""
        return (local(at) - local(self.released_at)).total_seconds()


def local(at: str) -> datetime:
    """In the time zone of this machine."""
    return datetime.fromisoformat(at).astimezone()
