"""Figures as Vietnamese offices write them: 12.000; 67,7; trên 11."""

import re
from decimal import Decimal

from .sheet import Value
from .tables import text_of

_NONE = {"", "-", "–", "—"}
_FAILED_FORMULA = re.compile(r"#(REF|N/A|VALUE|DIV/0|NAME|NUM|NULL|SPILL)[!?]?")
# Text that every reader takes for the same number. One group of three digits, as in 12.000, could be a fraction.
_WHOLE = re.compile(r"-?\d+")
_GROUPED = re.compile(r"-?\d{1,3}(\.\d{3}){2,}|-?\d{1,3}(\.\d{3})+,\d+")
_FRACTION = re.compile(r"-?\d+[.,](\d{1,2}|\d{4,})")


def is_none(value: Value) -> bool:
    """Nothing, or the dash that says so."""
    return text_of(value) in _NONE


def is_figure(value: Value) -> bool:
    """Not a date that a spreadsheet made of it, not a failed formula, neither true nor false."""
    if isinstance(value, str):
        return _FAILED_FORMULA.fullmatch(text_of(value)) is None
    return isinstance(value, int | float) and not isinstance(value, bool)


def written(value: Value) -> str:
    """A number as offices write it; text stays what it is."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return text_of(value)
    whole = int(value) if float(value).is_integer() else round(value, 6)
    return f"{whole:,}".translate(str.maketrans(",.", ".,"))


def number(value: Value) -> str:
    """As a plain decimal (``12000``, ``67.7``); empty where the text is none, or could be two."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return format(Decimal(str(round(value, 6))), "f").removesuffix(".0")
    text = text_of(value)
    if _GROUPED.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    return text.replace(",", ".") if _WHOLE.fullmatch(text) or _FRACTION.fullmatch(text) else ""
