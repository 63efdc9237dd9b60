"""Units: who receives. A tree by codes, which are imported and never invented."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from .entry import SYSTEM, By, Entry, Event, Refused

if TYPE_CHECKING:
    from .state import State


@dataclass(frozen=True)
class Unit:
    """``parent`` is a unit's code; ``valid_from`` and ``valid_to`` are ISO dates, the last day inclusive."""

    code: str
    name: str
    kind: str
    parent: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    receives: bool = True

    def valid_on(self, date: str) -> bool:
        return (self.valid_from or "") <= date <= (self.valid_to or "9999")


@dataclass(frozen=True)
class ImportUnits:
    """Adds and changes units by code; those not named stay as they are."""

    units: tuple[Unit, ...]
    file: str
    by: By = SYSTEM


def import_units(state: "State", command: ImportUnits) -> Iterable[Event] | Refused:
    changed = [unit for unit in command.units if state.units.get(unit.code) != unit]
    known = {**state.units, **{unit.code: unit for unit in command.units}}
    for unit in command.units:
        if unit.parent is not None and unit.parent not in known:
            return Refused("unknown_parent", values={"unit": unit.code, "parent": unit.parent})
        if unit.code in _above(unit, known):
            return Refused("parent_cycle", values={"unit": unit.code})
    if not changed:
        return []
    fields = {"file": command.file, "count": len(changed), "units": [asdict(unit) for unit in changed]}
    return [Event("units_imported", command.by, fields)]


def _above(unit: Unit, known: dict[str, Unit]) -> set[str]:
    above: set[str] = set()
    parent = unit.parent
    while parent is not None and parent not in above:
        above.add(parent)
        parent = known[parent].parent if parent in known else None
    return above


def imported(state: "State", entry: Entry) -> None:
    for fields in entry.fields["units"]:
        state.units[fields["code"]] = Unit(**fields)
    state.units_seq = entry.seq


def ancestors(state: "State", unit: Unit) -> Iterator[str]:
    """The codes above a unit, nearest first."""
    parent = unit.parent
    while parent is not None:
        yield parent
        parent = state.units[parent].parent


def receiving(state: "State") -> list[Unit]:
    """The units that receive on the day of the conference."""
    date = state.conference.date if state.conference else ""
    return [unit for unit in state.units.values() if unit.receives and unit.valid_on(date)]


DECISIONS = {ImportUnits: import_units}
FOLDS = {"units_imported": imported}
