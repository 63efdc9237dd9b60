"""How far the sheets of a workbook reach, before they are read: the reader makes room for every cell up to the last."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from .columns import letter
from .sheet import Unreadable

MOST_BYTES = 64 * 1024 * 1024  # of a sheet's XML
_MOST_CELLS = 5_000_000
#: What zipfile raises for an archive that is none, or cannot be unpacked.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    NotImplementedError, RuntimeError, EOFError, OSError, ValueError, OverflowError,
)  # fmt: skip
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # has 65,536 rows of 256 cells at most

_EXCEL = re.compile(rb"<(?:\w{1,20}:)?(row|c)(?=[\s/>])([^<>]*)>")
_PLACE = re.compile(rb"""(?:^|\s)r=["']([A-Za-z]{0,3})([0-9]{0,7})["']""")
_ODS = re.compile(rb"<(?:\w{1,20}:)?(table|table-row|(?:covered-)?table-cell)(?=[\s/>])([^<>]*)>")
_REPEATED = re.compile(rb"""-repeated=["']([0-9]{1,7})["']""")


def check(data: bytes) -> None:
    """Raises Unreadable: ``table_too_large``, ``sheet_too_large``, or ``table_unreadable`` where nobody can look.

    Every file in it is looked at: a workbook may call its sheets anything.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                _check(archive, info)
    except DAMAGED as error:
        if not data.startswith(_OLD_EXCEL):
            raise Unreadable("table_unreadable") from error


def _check(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    if info.file_size > MOST_BYTES:
        raise Unreadable("table_too_large", megabytes=MOST_BYTES // 1024**2)
    cells = _ods_cells if info.filename == "content.xml" else _excel_cells
    width = height = 0
    for column, row in cells(archive.read(info)):
        width, height = max(width, column), max(height, row)
        if width * height > _MOST_CELLS:
            raise Unreadable("sheet_too_large", cell=f"{letter(width - 1)}{height}")


def _excel_cells(xml: bytes) -> Iterator[tuple[int, int]]:
    """(column, row) from 1 of the cells that hold something; those that do not say where stand after the last."""
    column = row = 0
    for kind, attributes in (tag.groups() for tag in _EXCEL.finditer(xml)):
        place = _PLACE.search(attributes)
        letters, digits = place.groups() if place else (b"", b"")
        if kind == b"row":
            column, row = 0, int(digits or row + 1)
        else:
            column = _number(letters) or column + 1
            if not attributes.endswith(b"/"):
                yield column, int(digits or row)


def _number(letters: bytes) -> int:
    """``A`` -> 1, ``XFD`` -> 16384; 0 for none."""
    number = 0
    for one in letters.upper():
        number = number * 26 + one - ord("A") + 1
    return number


def _ods_cells(xml: bytes) -> Iterator[tuple[int, int]]:
    """As :func:`_excel_cells`; what is repeated counts as often."""
    column = row = 0
    for kind, attributes in (tag.groups() for tag in _ODS.finditer(xml)):
        found = _REPEATED.search(attributes)
        times = int(found[1]) if found else 1
        if kind == b"table":
            row = 0
        elif kind == b"table-row":
            column, row = 0, row + times
        else:
            column += times
            if not attributes.endswith(b"/") or b"value" in attributes:
                yield column, row
