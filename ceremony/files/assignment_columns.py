"""The annex of a plan: indicators in rows, units in columns, headings of groups between them."""

from collections.abc import Iterator

from .assignment_heads import read_heads
from .assignment_row import AssignedTarget, assigned, limits
from .columns import Header
from .figures import is_none
from .problems import Problem
from .sheet import Sheet
from .tables import Row, Table, rows_below
from .unit_names import UnitNames

#: Begins the name of a unit's field, which is a column of the table like any other.
_UNIT = "unit:"


def by_columns(
    file: str, sheet: Sheet, header: Header, units: UnitNames, problems: list[Problem]
) -> Iterator[tuple[str, AssignedTarget]]:
    """(unit code, target)"""
    heads = read_heads(file, sheet, header, units, problems)
    if not heads.units and not any(problem.severity == "error" for problem in problems):
        problems.append(Problem("targets_no_units", file, sheet.name, header.row + 1))
    own = {f"{_UNIT}{code}": at for code, at in heads.units.items()}
    columns = {**heads.fields, **own}
    table = Table(file, sheet.name, columns, rows_below(sheet, Header(heads.end - 1, columns)))
    group = ""
    for row in table.rows:
        given = [field for field in own if not is_none(row.values.get(field, ""))]
        if given:
            yield from _targets(table, row, given, row.text("group") or group, problems)
        elif _is_heading(row):
            group = row.text("name")


def _targets(
    table: Table, row: Row, given: list[str], group: str, problems: list[Problem]
) -> Iterator[tuple[str, AssignedTarget]]:
    problems += limits(table, row)
    if not row.text("name"):
        problems.append(table.problem("target_name_missing", row, "name"))
        return
    for field in given:
        if target := assigned(table, row, field, group, problems):
            yield field.removeprefix(_UNIT), target


def _is_heading(row: Row) -> bool:
    """A name, and nothing of which it could be the name."""
    return bool(row.text("name")) and is_none(row.values.get("province", "")) and not row.text("measure")
