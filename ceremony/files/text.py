"""Text as it comes out of office files, made comparable."""

import re
import unicodedata

# Zero-width characters, soft hyphens, byte order marks and direction marks: all of them invisible in a
# cell, and each of them makes two equal codes differ.
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
# Icelandic eth and African D look exactly like Đ; some keyboards and converters write them.
_LOOKALIKES = str.maketrans({"\u00d0": "\u0110", "\u0189": "\u0110", "\u00f0": "\u0111"})


def clean(text: str) -> str:
    """NFC, without invisible characters, every run of spaces (non-breaking too) as one space, trimmed."""
    visible = _CONTROL.sub("", _INVISIBLE.sub("", text)).translate(_LOOKALIKES)
    return " ".join(unicodedata.normalize("NFC", visible).split())


def plain(text: str) -> str:
    """Without diacritics and in lower case, for comparing words and file names: ``Hỏa tốc`` -> ``hoa toc``."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")


def fold(text: str) -> str:
    """As :func:`plain`, and letters and digits only: ``Mã đơn vị (*)`` -> ``madonvi``."""
    return "".join(c for c in plain(text) if c.isalnum())
