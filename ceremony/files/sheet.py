"""A sheet as a reader hands it over: plain rows of plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .problems import Problem

Value = str | int | float | bool | date | datetime | time | timedelta


class Unreadable(Exception):
    """A file that cannot be read as a table; ``code`` and ``params`` are those of its Problem."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def problem(self, file: str) -> Problem:
        return Problem(self.code, file, None, None, None, severity="error", **self.params)


@dataclass(frozen=True)
class Sheet:
    """Every row from the first one on; empty cells are empty text."""

    name: str | None
    rows: Sequence[Sequence[Value]]
