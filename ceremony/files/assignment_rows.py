"""Targets in a row for each unit and indicator."""

from collections.abc import Iterator

from .assignment_row import AssignedTarget, assigned, limits
from .problems import Problem
from .tables import Row, Table
from .unit_names import UnitNames


def by_rows(table: Table, units: UnitNames, problems: list[Problem]) -> Iterator[tuple[str, AssignedTarget]]:
    """(unit code, target)"""
    first: dict[tuple[str, str, str, str], int] = {}
    left_out: set[str] = set()
    for row in table.rows:
        problems += limits(table, row)
        unit = _unit(table, row, units, problems)
        target = assigned(table, row, "value", row.text("group"), problems, required=True)
        if unit is None or target is None:
            continue
        same = (unit, target.group, target.name, target.measure)
        if (other := first.setdefault(same, row.number)) != row.number:
            name = units.units[unit].name
            problems.append(table.problem("target_twice", row, "name", name=target.name, unit=name, other=other))
        elif units.units[unit].receives:
            yield unit, target
        elif unit not in left_out:
            left_out.add(unit)
            problems.append(_receives_nothing(table, row, units.units[unit].name))


def _receives_nothing(table: Table, row: Row, name: str) -> Problem:
    field = "unit" if "unit" in table.header else "code"
    return table.problem("targets_not_receiving", row, field, severity="warning", unit=name)


def _unit(table: Table, row: Row, units: UnitNames, problems: list[Problem]) -> str | None:
    """The one that both its code and its name mean, where both are given."""
    given = [(field, text) for field in ("code", "unit") if (text := row.text(field))]
    if not given:
        problems.append(table.problem("target_unit_missing", row, "code" if "code" in table.header else "unit"))
        return None
    meant = [(field, text, units.meant(text)) for field, text in given]
    field, text, (codes, certain) = meant[0]
    if not certain:
        problems.append(_unclear(table, row, field, text, codes))
        return None
    if len(meant) > 1 and codes[0] not in meant[1][2].codes:
        problems.append(table.problem("target_units_differ", row, "unit", value=text, name=meant[1][1]))
        return None
    return codes[0]


def _unclear(table: Table, row: Row, field: str, text: str, codes: list[str]) -> Problem:
    code = "target_unit_unclear" if codes else "target_unit_unknown"
    return table.problem(code, row, field, value=text, codes=", ".join(codes))
