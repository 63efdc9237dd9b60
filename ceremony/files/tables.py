"""A table out of a spreadsheet or text file: its rows by field, each knowing where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from . import delimited, workbook
from .columns import LOOKED_AT, Column, Header, find_header, letter
from .problems import ImportRefused, Problem, refuse
from .sheet import Sheet, Unreadable, Value
from .text import clean

MAX_BYTES = 64 * 1024 * 1024

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
TEXTS = frozenset({".csv", ".txt", ".tsv"})


@dataclass(frozen=True)
class Row:
    """``number`` is the 1-based row of the sheet; ``values`` hold what the cells hold, by field."""

    number: int
    values: Mapping[str, Value]

    def text(self, field: str) -> str:
        """The cell as clean text, whole numbers without ``.0``, days as ISO dates; empty if there is none."""
        return text_of(self.values.get(field, ""))


@dataclass(frozen=True)
class Table:
    """``sheet`` is None for a text file; ``header`` is field -> 0-based index of its column."""

    file: str
    sheet: str | None
    header: Mapping[str, int]
    rows: tuple[Row, ...]

    def problem(self, code: str, row: Row, field: str, *, severity: str = "error", **params: object) -> Problem:
        column = letter(self.header[field]) if field in self.header else None
        return Problem(code, self.file, self.sheet, row.number, column, severity=severity, **params)

    def too_long(self, row: Row, most: Mapping[str, int]) -> Iterator[Problem]:
        """``most``: characters by field."""
        for field, limit in most.items():
            if (count := len(row.text(field))) > limit:
                yield self.problem("text_too_long", row, field, count=count, most=limit)


def read_table(path: Path, columns: Sequence[Column]) -> Table:
    """The table of a .xlsx, .xls, .ods, .csv or .txt file, found by the names of its columns.

    Only visible sheets are looked at; empty rows are left out. Raises ImportRefused where the file cannot
    be read, has no such table, has several, or lacks a required column.
    """
    sheet, header = find_table(path, columns)
    return Table(path.name, sheet.name, header.columns, rows_below(sheet, header))


def find_table(path: Path, columns: Sequence[Column]) -> tuple[Sheet, Header]:
    """As :func:`read_table`, for tables that have more columns than can be named beforehand."""
    sheets = _sheets(path, columns)
    headers = [find_header(_texts(sheet), columns) for sheet in sheets]
    found = [(sheet, header) for sheet, header in zip(sheets, headers, strict=True) if header]
    if not found:
        names = ", ".join(column.label for column in columns if column.required)
        raise ImportRefused([Problem("header_missing", path.name, columns=names)])
    complete = [(sheet, header) for sheet, header in found if not header.lacks(columns)]
    if len(complete) > 1:
        names = ", ".join(f"«{sheet.name}»" for sheet, _ in complete)
        raise ImportRefused([Problem("several_sheets", path.name, sheets=names)])
    sheet, header = complete[0] if complete else max(found, key=lambda pair: len(pair[1].columns))
    _check_header(path.name, sheet, header, columns)
    return sheet, header


def text_of(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value == datetime.combine(value, datetime.min.time()) else str(value)
    if isinstance(value, date):
        return value.isoformat()
    return clean(str(value))


def _sheets(path: Path, columns: Sequence[Column]) -> list[Sheet]:
    suffix = path.suffix.lower()
    if suffix not in WORKBOOKS | TEXTS:
        raise ImportRefused([Problem("table_format", path.name)])
    try:
        data = _bytes(path)
        return workbook.read(data) if suffix in WORKBOOKS else [delimited.read(data, columns)]
    except OSError as error:
        raise ImportRefused([Problem("table_missing", path.name)]) from error
    except Unreadable as error:
        raise ImportRefused([error.problem(path.name)]) from error


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > MAX_BYTES:
        raise Unreadable("table_too_large", megabytes=MAX_BYTES // 1024**2)
    return path.read_bytes()


def _texts(sheet: Sheet) -> list[list[str]]:
    return [[text_of(value) for value in row] for row in sheet.rows[:LOOKED_AT]]


def _check_header(file: str, sheet: Sheet, header: Header, columns: Sequence[Column]) -> None:
    row = header.row + 1
    missing = [Problem("column_missing", file, sheet.name, row, wanted=c.label) for c in header.lacks(columns)]
    twice = [
        Problem("column_twice", file, sheet.name, row, letter(index), other=letter(header.columns[field]))
        for field, index in header.twice
    ]
    refuse([*missing, *twice])


def rows_below(sheet: Sheet, header: Header) -> tuple[Row, ...]:
    """Those that hold something in a column of the header."""
    rows = []
    for index, cells in enumerate(sheet.rows[header.row + 1 :], header.row + 2):
        values = {field: cells[c] for field, c in header.columns.items() if c < len(cells)}
        row = Row(index, values)
        if any(row.text(field) for field in values):
            rows.append(row)
    return tuple(rows)
