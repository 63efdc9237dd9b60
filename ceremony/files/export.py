"""Tables that people take away: csv and xlsx."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from .guard import guarded

Cell = str | int | None
Target = Path | str | BinaryIO

_LONGEST_CELL = 32_767  # characters, Excel's limit
_LAST_ROW = 1_048_575  # 0-based, Excel's limit
_WIDEST_COLUMN = 60
_SHEET_NAME_LENGTH = 31
_MARK_COLOUR = "#B3121D"
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def local_time(at: str) -> str:
    """A time of the ledger (RFC 3339) as people here read it: ``09/12/2022 08:31:05``."""
    return datetime.fromisoformat(at).astimezone().strftime("%d/%m/%Y %H:%M:%S")


def write_csv(target: Target, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """UTF-8 with byte order mark, as Excel wants it; a stream is binary and stays open.

    Text that a spreadsheet would run as a formula gets an apostrophe before it, which an import takes off.
    """
    with _opened(target) as stream:
        text = io.TextIOWrapper(stream, "utf-8-sig", newline="")
        writer = csv.writer(text)
        writer.writerow(columns)
        writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
        text.detach()  # flushes, and leaves the stream to whoever opened it


@dataclass(frozen=True)
class Table:
    """A sheet of a workbook: its name, its header, its rows; ``mark`` stands above them and on every printed page."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    mark: str = ""


def write_xlsx(target: Target, title: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """A workbook of one sheet, as :func:`write_workbook`."""
    write_workbook(target, Table(title, columns, rows))


def write_workbook(target: Target, *tables: Table) -> None:
    """A sheet each, with a bold, frozen header and filters; memory use does not grow with the rows.

    Text stays text whatever it begins with. Raises ValueError beyond Excel's 1,048,576 rows.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, options) as workbook:
        bold = workbook.add_format({"bold": True, "bottom": 1})
        marked = workbook.add_format({"bold": True, "font_size": 28, "font_color": _MARK_COLOUR})
        for table in tables:
            sheet = workbook.add_worksheet(_sheet_name(table.title))
            if table.mark:
                _write_mark(sheet, table.mark, marked)
            _write_table(sheet, table, bold, head=1 if table.mark else 0)


def _write_mark(sheet: Worksheet, mark: str, style: Format) -> None:
    sheet.set_row(0, 40)
    sheet.write_string(0, 0, mark, style)
    sheet.set_tab_color(_MARK_COLOUR)
    sheet.set_header(f"&C&48&K{_MARK_COLOUR.removeprefix('#')}{mark}")


def _write_table(sheet: Worksheet, table: Table, bold: Format, head: int) -> None:
    widths = [len(column) + 3 for column in table.columns]  # 3: the filter's arrow
    sheet.write_row(head, 0, table.columns, bold)
    last = head
    for last, row in enumerate(table.rows, head + 1):
        if last > _LAST_ROW:
            raise ValueError(f"more than {_LAST_ROW} rows do not fit into a sheet")
        _write_row(sheet, last, row, widths)
    for index, width in enumerate(widths):
        sheet.set_column(index, index, min(width, _WIDEST_COLUMN))
    sheet.freeze_panes(head + 1, 0)
    sheet.autofilter(head, 0, last, len(table.columns) - 1)


@contextmanager
def _opened(target: Target) -> Iterator[BinaryIO]:
    if isinstance(target, Path | str):
        with Path(target).open("wb") as stream:
            yield stream
    else:
        yield target


def _write_row(sheet: Worksheet, number: int, row: Sequence[Cell], widths: list[int]) -> None:
    for index, cell in enumerate(row):
        if isinstance(cell, str):
            sheet.write_string(number, index, cell[:_LONGEST_CELL])
        elif cell is not None:
            sheet.write_number(number, index, cell)
        widths[index] = max(widths[index], len(str(cell or "")) + 1)


def _sheet_name(title: str) -> str:
    return " ".join(title.translate(_NOT_IN_SHEET_NAMES).split())[:_SHEET_NAME_LENGTH] or "Sheet1"
