"""Kinds of unit by the words people use. Kinds are data: a word that is not known here stays what it is."""

from .text import clean, fold

_WORDS = {
    "province": ("tỉnh", "thành phố trực thuộc trung ương", "province"),
    "district": ("huyện", "thành phố", "thị xã", "quận", "thành phố thuộc tỉnh", "district", "town", "city"),
    "commune": ("xã", "commune"),
    "ward": ("phường", "ward"),
    "township": ("thị trấn", "township"),
    "special_zone": ("đặc khu", "special zone"),
    "department": (
        "sở", "ban", "ngành", "sở ban ngành", "sở, ngành", "cục", "chi cục", "văn phòng", "thanh tra",
        "department", "agency",
    ),
}  # fmt: skip
_KINDS = {fold(word): kind for kind, words in _WORDS.items() for word in (kind, *words)}
_FIRST_WORDS = {word: kind for kind, words in _WORDS.items() for word in words}


def kind_of(word: str) -> str:
    """``Xã``, ``xa`` and ``commune`` -> ``commune``; ``thi-tran`` -> ``township``; else the word itself."""
    return _KINDS.get(fold(word), clean(word))


def kind_of_name(name: str) -> str | None:
    """By the first words of a name, with their diacritics (``Ban Dân tộc`` is a department, ``Bản Hồ`` is
    not); None if they say nothing."""
    words = clean(name).casefold().split()
    firsts = (" ".join(words[:count]) for count in (2, 1))
    return next((_FIRST_WORDS[first] for first in firsts if first in _FIRST_WORDS), None)
