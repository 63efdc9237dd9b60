"""Text of unknown encoding, as Vietnamese offices really send it."""

import codecs
import unicodedata
from collections.abc import Callable

from charset_normalizer import from_bytes

from .syllables import plausibility
from .tcvn3 import from_tcvn3
from .vni import from_vni

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_PLAUSIBLE = 0.6


def decode(data: bytes) -> str | None:
    """The text in NFC, or None if no encoding fits.

    UTF-8 and UTF-16 by byte order mark, UTF-8 by its form; else whichever of windows-1258, TCVN3 and VNI
    makes the most Vietnamese syllables; else what charset-normalizer says (it takes TCVN3 for others, so
    it comes last).
    """
    text = _unicode(data)
    if text is None:
        text = _vietnamese(data)
    if text is None:
        guess = from_bytes(data).best()
        text = str(guess) if guess is not None else None
    return unicodedata.normalize("NFC", text) if text is not None else None


def restoration(text: str) -> Callable[[str], str]:
    """What makes Unicode of a sheet's cells if its whole text was typed in a TCVN3 or VNI font.

    Such cells hold Latin-1 signs that only the font shows as Vietnamese. Other text stays as it is.
    """
    if text.isascii() or not _windows_1252(text):
        return str
    converters: tuple[Callable[[str], str], ...] = (str, from_tcvn3, from_vni)
    best = max(converters, key=lambda convert: plausibility(convert(text))[0])
    return best if plausibility(best(text))[0] >= _PLAUSIBLE else str


def _unicode(data: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data.removeprefix(bom), encoding)
    return _decoded(data, "utf-8")


def _vietnamese(data: bytes) -> str | None:
    western = data.decode("latin-1").translate(_WINDOWS_1252)
    readings = [_decoded(data, "cp1258"), from_tcvn3(western), from_vni(western)]
    return _most_plausible([unicodedata.normalize("NFC", text) for text in readings if text is not None])


def _most_plausible(texts: list[str]) -> str | None:
    best = max(texts, key=lambda text: plausibility(text)[0])
    return best if plausibility(best)[0] >= _PLAUSIBLE else None


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _windows_1252(text: str) -> bool:
    return all(c.isascii() or 0xA0 <= ord(c) <= 0xFF or c in _PUNCTUATION for c in text)


# 0x80-0x9F, where windows-1252 has punctuation; the five that it leaves undefined stay control characters.
_WINDOWS_1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or byte for byte in range(0x80, 0xA0)}
_PUNCTUATION = {sign for sign in _WINDOWS_1252.values() if isinstance(sign, str)}
