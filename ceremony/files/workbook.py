"""Sheets of Excel and OpenDocument workbooks."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from .encodings import restoration
from .extent import DAMAGED, MOST_BYTES, check
from .sheet import Sheet, Unreadable, Value

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_FAILED = re.compile(rb'<c (?=[^<>]*\bt="e")[^<>]*\br="([A-Z]+[0-9]+)"')


def read(data: bytes) -> list[Sheet]:
    """The visible sheets. Raises Unreadable: ``workbook_encrypted``, ``table_unreadable``, or as ``extent.check``."""
    check(data)
    try:
        with load_workbook(io.BytesIO(data)) as workbook:
            return [_sheet(workbook, name) for name in _visible(workbook)]
    except PasswordError as error:
        raise Unreadable("workbook_encrypted") from error
    except CalamineError as error:
        raise Unreadable("table_unreadable") from error


def failed_formulas(data: bytes) -> list[str]:
    """The cells of an Excel workbook, as ``C5``, whose formula failed: they are read as empty, and nobody notices."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if _SHEET.fullmatch(name)]
            return [cell.decode() for name in names for cell in _FAILED.findall(_beginning(archive, name))]
    except DAMAGED:
        return []


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        return file.read(MOST_BYTES)


def _visible(workbook: CalamineWorkbook) -> list[str]:
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]


def _sheet(workbook: CalamineWorkbook, name: str) -> Sheet:
    rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    restore = restoration("\n".join(value for row in rows for value in row if isinstance(value, str)))
    return Sheet(name, [_restored(row, restore) for row in rows])


def _restored(row: Sequence[Value], restore: Callable[[str], str]) -> list[Value]:
    return [restore(value) if isinstance(value, str) else value for value in row]
