"""Columns by the names that people give them, and the row of a sheet that names them."""

from collections.abc import Sequence
from dataclasses import dataclass

from .text import fold

LOOKED_AT = 40


@dataclass(frozen=True)
class Column:
    """``names[0]`` is what messages call it; case, diacritics, spaces and punctuation of a name do not
    matter. Where two columns of a sheet fit, the name that stands earlier here wins."""

    field: str
    names: tuple[str, ...]
    required: bool = False

    @property
    def label(self) -> str:
        return f"{self.names[0]} ({self.field})"


@dataclass(frozen=True)
class Header:
    """``row`` is the index of the header row, ``columns`` field -> index of its column."""

    row: int
    columns: dict[str, int]
    twice: tuple[tuple[str, int], ...] = ()

    def lacks(self, columns: Sequence[Column]) -> list[Column]:
        return [column for column in columns if column.required and column.field not in self.columns]


def find_header(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> Header | None:
    """The row among the first ones that names most columns; None if no row names any.

    Title lines may stand above it.
    """
    headers = [_header(index, row, columns) for index, row in enumerate(rows[:LOOKED_AT])]
    best = max(headers, key=lambda header: len(header.columns), default=None)
    return best if best is not None and best.columns else None


def _header(index: int, row: Sequence[str], columns: Sequence[Column]) -> Header:
    cells = [fold(cell) for cell in row]
    found: dict[str, int] = {}
    twice: list[tuple[str, int]] = []
    for column in columns:
        name = next((name for name in map(fold, column.names) if name in cells), None)
        if name is not None:
            found[column.field] = cells.index(name)
            twice += [(column.field, other) for other, cell in enumerate(cells) if cell == name][1:]
    return Header(index, found, tuple(twice))


def letter(index: int) -> str:
    """The letter of a column by its 0-based index: 0 -> A, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
