"""Which columns of a plan's annex are which unit's: from its rows of heads, of which the lowest counts."""

import re
from dataclasses import dataclass

from .assignment_row import COLUMNS
from .columns import Header, letter
from .figures import number
from .problems import Problem
from .sheet import Sheet
from .tables import text_of
from .text import fold
from .unit_names import UnitNames

_MOST_ROWS = 5
#: The row that numbers the columns: A, B, 1, 2, (3), 4=5+6.
_NUMBERED = re.compile(r"\(?([A-Z]|\d{1,3})\)?(\s*=.*)?")
#: Where each unit has a column, these name something that is in no row; a plan without further word is the province's.
_NO_FIELDS = ("code", "unit", "value")
_FIELDS = {
    fold(name): {"value": "province"}.get(column.field, column.field)
    for column in COLUMNS
    if column.field not in ("code", "unit", "name")
    for name in column.names
}


@dataclass(frozen=True)
class Heads:
    """They end before the row ``end``; ``fields`` and ``units`` (by code) say which column is whose."""

    end: int
    fields: dict[str, int]
    units: dict[str, int]


@dataclass(frozen=True)
class _Label:
    """What stands over a column (in ``row``, else empty), and what it may mean: a field, or units by code."""

    column: int
    row: int
    text: str = ""
    field: str = ""
    codes: tuple[str, ...] = ()
    certain: bool = False


def rows_of_heads(sheet: Sheet, header: Header, units: UnitNames) -> int:
    """The index of the first row that is no head."""
    end = header.row + 1
    while end < min(len(sheet.rows), header.row + _MOST_ROWS) and _is_head(sheet, header, end, units):
        end += 1
    return end


def read_heads(file: str, sheet: Sheet, header: Header, units: UnitNames, problems: list[Problem]) -> Heads:
    end = rows_of_heads(sheet, header, units)
    fields = {field: at for field, at in header.columns.items() if field not in _NO_FIELDS}
    found: dict[str, _Label] = {}
    rows = [row for row in range(end - 1, header.row - 1, -1) if not _is_numbered(sheet, header, row)]
    for column in range(max(map(len, sheet.rows[header.row :]))):
        if column in fields.values():
            continue
        label = _label(sheet, header, rows, column, units)
        if label.field and label.field not in fields:
            fields[label.field] = column
        elif label.certain and label.codes[0] not in found:
            found[label.codes[0]] = label
        elif label.text or (found and _is_used(sheet, end, column)):
            problems.append(_unclear(file, sheet, label, found))
    gets = {code: label for code, label in found.items() if units.units[code].receives}
    problems += [_left_out(file, sheet, found[code], units.units[code].name) for code in found if code not in gets]
    return Heads(end, fields, {code: label.column for code, label in gets.items()})


def _unclear(file: str, sheet: Sheet, label: _Label, found: dict[str, _Label]) -> Problem:
    """Columns before the first unit's may be anything (last year's figures); among the units none is passed over."""
    if label.certain:
        other = letter(found[label.codes[0]].column)
        return _problem("target_unit_twice", file, sheet, label, value=label.text, other=other)
    if label.codes:
        return _problem("target_unit_unclear", file, sheet, label, value=label.text, codes=", ".join(label.codes))
    if found:
        return _problem("target_column_unknown", file, sheet, label, value=label.text)
    return _problem("target_column_left_out", file, sheet, label, "warning", value=label.text)


def _left_out(file: str, sheet: Sheet, label: _Label, name: str) -> Problem:
    return _problem("targets_not_receiving", file, sheet, label, "warning", unit=name)


def _problem(code: str, file: str, sheet: Sheet, label: _Label, severity: str = "error", **params: object) -> Problem:
    return Problem(code, file, sheet.name, label.row + 1, letter(label.column), severity=severity, **params)


def _label(sheet: Sheet, header: Header, rows: list[int], column: int, units: UnitNames) -> _Label:
    """The lowest that names a unit, else the lowest; ``rows`` from the lowest upwards."""
    texts = [(row, text) for row in rows if (text := _text(sheet, row, column))]
    if not texts:
        return _Label(column, header.row)
    row, text = texts[0]
    lowest = _Label(column, row, text, field=_FIELDS.get(fold(text), ""))
    if lowest.field:
        return lowest
    meant = ((row, text, *units.meant(text)) for row, text in texts)
    labels = (_Label(column, row, text, "", tuple(codes), certain) for row, text, codes, certain in meant if codes)
    return next(labels, lowest)


def _is_head(sheet: Sheet, header: Header, row: int, units: UnitNames) -> bool:
    """No indicator is named in it and no figure stands in it, but for codes of units; or it numbers the columns."""
    if _text(sheet, row, header.columns["name"]):
        return _is_numbered(sheet, header, row)
    cells = [value for value in sheet.rows[row] if text_of(value)]
    return bool(cells) and all(not number(value) or units.meant(text_of(value)).codes for value in cells)


def _is_numbered(sheet: Sheet, header: Header, row: int) -> bool:
    texts = [text for value in sheet.rows[row] if (text := text_of(value))]
    named = _text(sheet, row, header.columns["name"])
    return bool(named) and all(_NUMBERED.fullmatch(text) for text in texts)


def _is_used(sheet: Sheet, end: int, column: int) -> bool:
    return any(_text(sheet, row, column) for row in range(end, len(sheet.rows)))


def _text(sheet: Sheet, row: int, column: int) -> str:
    cells = sheet.rows[row]
    return text_of(cells[column]) if column < len(cells) else ""
