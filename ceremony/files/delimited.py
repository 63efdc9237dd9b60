"""Text files with columns: comma, semicolon or tab, in whatever encoding."""

import csv
import io
import re
from collections.abc import Sequence

from .columns import Column, find_header
from .encodings import decode
from .guard import unguarded
from .sheet import Sheet, Unreadable

DELIMITERS = ",;\t"
# Excel's own first line that names the delimiter; it is a row of the file, but not of the table.
_NAMED = re.compile(r"^sep=(.)\r?\n", re.IGNORECASE)


def read(data: bytes, columns: Sequence[Column]) -> Sheet:
    """The sheet, split at the delimiter that makes most of its header's names known ones.

    Raises Unreadable ``table_unreadable``.
    """
    text = decode(data)
    if text is None:
        raise Unreadable("table_unreadable")
    named = _NAMED.match(text)
    try:
        readings: list[list[list[str]]] = [_rows(text, delimiter) for delimiter in (named[1] if named else DELIMITERS)]
    except csv.Error as error:
        raise Unreadable("table_unreadable") from error
    best = max(readings, key=lambda rows: _known(rows, columns))
    return Sheet(None, best)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [[unguarded(cell) for cell in row] for row in rows]


def _known(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> int:
    header = find_header(rows, columns)
    return len(header.columns) if header else 0
