"""VNI-Windows, the text of the VNI-Times fonts: a base letter and then a letter that stands for its marks."""

import re
import unicodedata

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_ROOF, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"

_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _ROOF, "á": _ROOF + _ACUTE, "à": _ROOF + _GRAVE, "å": _ROOF + _HOOK, "ã": _ROOF + _TILDE,
    "ä": _ROOF + _DOT,
    "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}  # fmt: skip
_SINGLE = {
    "ô": "o" + _HORN, "ö": "u" + _HORN, "ñ": "đ", "î": "y" + _DOT,
    "æ": "i" + _HOOK, "ó": "i" + _TILDE, "ò": "i" + _DOT,
}  # fmt: skip
_MARK, _ALONE = ("".join(table) + "".join(table).upper() for table in (_MARKS, _SINGLE))
_TOKEN = re.compile(f"([aeouyAEOUYôöÔÖ])([{_MARK}])|([{_ALONE}])")


def from_vni(text: str) -> str:
    """Unicode (NFC) for VNI-Windows text that was read as windows-1252: ``Tröôøng`` -> ``Trường``."""
    return unicodedata.normalize("NFC", _TOKEN.sub(_letter, text))


def _letter(found: re.Match[str]) -> str:
    base, mark, single = found.groups()
    return _base(base) + _MARKS[mark.lower()] if base else _base(single)


def _base(letter: str) -> str:
    known = _SINGLE.get(letter.lower(), letter)
    return known.upper() if letter.isupper() else known
