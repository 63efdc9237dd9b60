"""Days as people write them in a sheet."""

import re
from datetime import date, datetime, timedelta

from .sheet import Value
from .text import clean, plain

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ]00:00(?::00)?)?")
_VIETNAMESE = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_WORDS = re.compile(r"(?:ngay )?(?P<day>\d{1,2}) thang (?P<month>\d{1,2}) nam (?P<year>\d{4})")
_EXCEL_EPOCH = date(1899, 12, 30)
_FIRST_DAY, _LAST_DAY = 20_000, 80_000  # 1954 and 2119: a number between them is meant as a day


def iso_date(value: Value) -> str | None:
    """ISO date; empty for an empty cell, None for what is no day.

    Takes dates of a spreadsheet, ``2022-12-09``, ``09/12/2022`` (day first, always) and ``ngày 09 tháng 12
    năm 2022``.
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and _FIRST_DAY <= value <= _LAST_DAY:
        return (_EXCEL_EPOCH + timedelta(days=int(value))).isoformat()
    text = plain(clean(str(value)))
    return _parsed(text) if text else ""


def _parsed(text: str) -> str | None:
    for pattern in (_ISO, _VIETNAMESE, _WORDS):
        if found := pattern.fullmatch(text):
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
            except ValueError:
                return None
    return None
