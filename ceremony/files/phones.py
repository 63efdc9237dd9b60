"""Telephone numbers as people write them in Viet Nam (numbering plan: Circular 22/2014/TT-BTTTT)."""

import re

_BETWEEN = re.compile(r"\s*(?:[,;/|]|\s-\s|\bhoặc\b|\bor\b)\s*", re.IGNORECASE)
_EXTENSION = re.compile(r"\s*\(?\b(?:máy lẻ|số lẻ|nhánh|ext|ml|lẻ|x)\b[.:]?\s*(\d{1,6})\)?$", re.IGNORECASE)
_MARKS = re.compile(r"[\s.\-()]")
_AT_HOME = re.compile(
    r"""0(?: [35789]\d{8}        # mobile
          | 2\d{9}               # of a province or city
          | 69\d{6,7} | 80\d{5}  # the forces' and the government's own networks
        )
      | 1[89]00\d{4}(?:\d{2})?   # services""",
    re.VERBOSE,
)
_ABROAD = re.compile(r"\+(?!84|0)\d{8,15}")
_COUNTRY = re.compile(r"^(?:\+|00)84\(?0?\)?")
#: What a spreadsheet that took the number for a number leaves of it.
_WITHOUT_ZERO = re.compile(r"[35789]\d{8}|2\d{9}")
_WITHOUT_PLUS = re.compile(rf"84(?:{_WITHOUT_ZERO.pattern})")


def phone_numbers(written: str) -> str | None:
    """The same with its lost zero or plus, several with ``, `` between; None for what cannot be dialled."""
    numbers = [_number(part) for part in _BETWEEN.split(written) if part]
    return None if None in numbers else ", ".join(filter(None, numbers))


def _number(written: str) -> str | None:
    number = _restored(written)
    digits = _MARKS.sub("", _EXTENSION.sub("", number))
    if _ABROAD.fullmatch(digits) or _AT_HOME.fullmatch(_COUNTRY.sub("0", digits)):
        return number
    return None


def _restored(written: str) -> str:
    if _WITHOUT_ZERO.fullmatch(written):
        return f"0{written}"
    return f"+{written}" if _WITHOUT_PLUS.fullmatch(written) else written
