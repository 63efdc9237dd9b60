"""Sheets of Excel and OpenDocument workbooks."""

import io
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
from .sheet import Sheet, Unreadable, Value


def read(data: bytes) -> list[Sheet]:
    """The visible sheets. Raises Unreadable: ``workbook_encrypted`` or ``table_unreadable``."""
    try:
        with load_workbook(io.BytesIO(data)) as workbook:
            return [_sheet(workbook, name) for name in _visible(workbook)]
    except PasswordError as error:
        raise Unreadable("workbook_encrypted") from error
    except CalamineError as error:
        raise Unreadable("table_unreadable") from error


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
