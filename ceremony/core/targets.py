"""Targets: the year's headline figures, as data beside the documents."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from .entry import SYSTEM, By, Entry, Event

if TYPE_CHECKING:
    from .state import State


@dataclass(frozen=True)
class Target:
    """``value`` as it was published, in words if need be ("trên 11"); ``measure`` its unit of measurement."""

    id: str
    name: str
    value: str
    measure: str = ""
    note: str = ""


@dataclass(frozen=True)
class ImportTargets:
    """Takes the place of the former ones; shown in this order."""

    targets: tuple[Target, ...]
    file: str
    by: By = SYSTEM


def import_targets(state: "State", command: ImportTargets) -> Iterable[Event]:
    if command.targets == state.targets:
        return []
    rows = [asdict(target) for target in command.targets]
    return [Event("targets_imported", command.by, {"file": command.file, "count": len(rows), "targets": rows})]


def imported(state: "State", entry: Entry) -> None:
    state.targets = tuple(Target(**target) for target in entry.fields["targets"])


DECISIONS = {ImportTargets: import_targets}
FOLDS = {"targets_imported": imported}
