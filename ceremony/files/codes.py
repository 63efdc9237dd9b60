"""Codes of units: zeros that a spreadsheet took away, and codes as people write them."""

from collections.abc import Collection

from .text import clean

# Digits of the official codes by kind (Decision 124/2004/QĐ-TTg).
_DIGITS = {"province": 2, "district": 3, "commune": 5, "ward": 5, "township": 5, "special_zone": 5}
_WIDTHS = sorted(set(_DIGITS.values()))
SEPARATORS = ",;:/\\#?%"


def padded(code: str, kind: str) -> str:
    """``2635`` of a commune -> ``02635``; codes that are no plain number, or long enough, stay."""
    return code.zfill(_DIGITS[kind]) if code.isdecimal() and code.isascii() and kind in _DIGITS else code


def well_formed(code: str) -> bool:
    """Codes stand in lists and addresses: no spaces, commas or signs with a meaning there."""
    return not any(c.isspace() or c in SEPARATORS for c in code)


def resolve(code: str, known: Collection[str]) -> str | None:
    """The known code that is meant: the same one, or the only one that differs by case or lost zeros."""
    code = clean(code)
    if code in known:
        return code
    if code.isdecimal():
        fitting = {longer for width in _WIDTHS if (longer := code.zfill(width)) in known}
    else:
        fitting = {other for other in known if other.casefold() == code.casefold()}
    return fitting.pop() if len(fitting) == 1 else None
