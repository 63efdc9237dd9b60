"""Targets handed down ("chỉ tiêu giao") from a sheet: each unit's own figures beside the province's.

Either a row for each unit and indicator, or, as annexes of plans are printed, a row for each indicator and a column
for each unit (``assignment_columns``).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .assignment_columns import by_columns
from .assignment_heads import rows_of_heads
from .assignment_row import COLUMNS, AssignedTarget
from .assignment_rows import by_rows
from .columns import Header
from .problems import Problem, refuse
from .sheet import Sheet
from .tables import Table, find_table, rows_below
from .unit_names import UnitNames
from .workbook import failed_formulas

MOST_TARGETS = 300
_SHOWN = 5


@dataclass(frozen=True)
class Assignment:
    """Unit code -> its targets in the order of the sheet; ``warnings`` say what was left out."""

    targets: dict[str, tuple[AssignedTarget, ...]]
    warnings: tuple[Problem, ...]

    @property
    def count(self) -> int:
        return sum(map(len, self.targets.values()))


def read_assignment(path: Path, units: UnitNames) -> Assignment:
    """Raises ImportRefused with every problem of the sheet."""
    sheet, header = find_table(path, COLUMNS)
    header = _told_apart(header)
    problems: list[Problem] = []
    if _has_rows(sheet, header, units):
        table = Table(path.name, sheet.name, header.columns, rows_below(sheet, header))
        found = list(by_rows(table, units, problems))
    else:
        found = list(by_columns(path.name, sheet, header, units, problems))
    targets: dict[str, list[AssignedTarget]] = {}
    for unit, target in found:
        targets.setdefault(unit, []).append(target)
    problems += _too_few_or_many(path.name, sheet.name, targets, units, any(p.severity == "error" for p in problems))
    refuse(sorted((p for p in problems if p.severity == "error"), key=lambda problem: problem.row or 0))
    problems += [*_failed(path), *_hundredths(path.name, sheet.name, [target for _, target in found])]
    return Assignment({unit: tuple(given) for unit, given in targets.items()}, tuple(problems))


def _failed(path: Path) -> Iterator[Problem]:
    if cells := failed_formulas(path.read_bytes()):
        shown = ", ".join(cells[:_SHOWN])
        yield Problem("targets_failed", path.name, severity="warning", count=len(cells), cells=shown)


def _hundredths(file: str, sheet: str | None, targets: Iterable[AssignedTarget]) -> Iterator[Problem]:
    """A cell formatted as percent holds 0.677 where it shows 67.7 %, and says so to nobody."""
    highest: dict[str, float] = {}
    for target in targets:
        if target.measure.startswith("%"):
            numbers = [abs(float(text)) for text in (target.number, target.province_number) if text]
            highest[target.name] = max([*numbers, highest.get(target.name, 0.0)])
    for name, most in highest.items():
        if 0 < most <= 1:
            yield Problem("target_hundredths", file, sheet, severity="warning", name=name)


def _has_rows(sheet: Sheet, header: Header, units: UnitNames) -> bool:
    """A row for each unit and indicator; under the heads of an annex further heads may stand."""
    fields = header.columns
    return (
        "value" in fields
        and bool({"code", "unit"} & fields.keys())
        and rows_of_heads(sheet, header, units) == header.row + 1
    )


def _told_apart(header: Header) -> Header:
    """``Đơn vị`` is the unit of measurement, unless another column is."""
    columns = header.columns
    if columns.get("unit") != columns.get("measure"):
        return header
    return Header(header.row, {field: at for field, at in columns.items() if field != "unit"})


def _too_few_or_many(
    file: str, sheet: str | None, targets: dict[str, list[AssignedTarget]], units: UnitNames, wrong: bool
) -> Iterator[Problem]:
    if not targets and not wrong:
        yield Problem("no_targets", file, sheet)
    for unit, given in targets.items():
        if len(given) > MOST_TARGETS:
            name = units.units[unit].name
            yield Problem("targets_too_many", file, sheet, unit=name, count=len(given), most=MOST_TARGETS)
