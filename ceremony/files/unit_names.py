"""Units by what a sheet calls them: by code, or by a name that only one of them has."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from .codes import resolve
from .kinds import kind_of_name
from .text import clean, fold, plain

_SHORT = {
    "tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "h": "huyện", "x": "xã", "p": "phường", "q": "quận",
}  # fmt: skip
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_BEGINS = re.compile(rf"(?:ubnd\s+)?(?:({'|'.join(_SHORT)})[.\s]\s*(?=\S))?", re.IGNORECASE)


@dataclass(frozen=True)
class NamedUnit:
    """``above``: the name of the unit above it, empty for none; ``receives``: whether it gets documents."""

    code: str
    name: str
    above: str = ""
    receives: bool = True


class Meant(NamedTuple):
    """The codes that a text may mean, and whether it says for certain which one."""

    codes: list[str]
    certain: bool


class UnitNames:
    def __init__(self, units: Iterable[NamedUnit]) -> None:
        self.units = {unit.code: unit for unit in units}
        self._full: dict[str, set[str]] = {}
        self._without_kind: dict[str, set[str]] = {}
        for unit in self.units.values():
            for name in _names(unit):
                self._full.setdefault(fold(name), set()).add(unit.code)
                self._without_kind.setdefault(fold(_without_kind(name)), set()).add(unit.code)

    def meant(self, text: str) -> Meant:
        """Diacritics may be left out where only one unit fits; others than the unit's are another name, or a slip."""
        if code := resolve(text, self.units.keys()):
            return Meant([code], certain=True)
        name = _spelled_out(text)
        found = self._full.get(fold(name)) or self._without_kind.get(fold(name)) or set()
        same = {code for code in found if clean(self.units[code].name).casefold() == name.casefold()}
        fitting = same if len(same) == 1 else {code for code in found if _fits(name, self.units[code])}
        return Meant(sorted(fitting or found), certain=len(fitting) == 1)


def _names(unit: NamedUnit) -> tuple[str, str]:
    return unit.name, f"{unit.name} {unit.above}"


def _spelled_out(text: str) -> str:
    """``UBND TP. Lào Cai`` -> ``thành phố Lào Cai``."""
    text = clean(text)
    begins = _BEGINS.match(text)
    kind = _SHORT.get((begins[1] or "").lower(), "") if begins else ""
    return f"{kind} {text[begins.end() :] if begins else text}".strip()


def _without_kind(name: str) -> str:
    """``Xã Bản Qua`` -> ``Bản Qua``; a name that is nothing but its kind stays."""
    words = clean(name).split()
    kind = next((n for n in (1, 2) if kind_of_name(" ".join(words[:n]))), 0)
    return " ".join(words[kind:] or words)


def _fits(said: str, unit: NamedUnit) -> bool:
    """Whether no word is written with other diacritics than the unit's, whose list may have none at all."""
    names = [name for full in _names(unit) for name in (full, _without_kind(full)) if fold(name) == fold(said)]
    return any(plain(name) == name.casefold() or _are_alike(_words(said), _words(name)) for name in names)


def _are_alike(said: list[str], known: list[str]) -> bool:
    if len(said) != len(known):
        said, known = ["".join(said)], ["".join(known)]
    pairs = zip(said, known, strict=True)
    return all(word == plain(word) or _marks(word) == _marks(other) for word, other in pairs)


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", clean(name).casefold())


def _marks(word: str) -> tuple[str, str]:
    """Its letters, and its tones wherever they stand: ``hòa`` is ``hoà``."""
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(c for c in decomposed if c not in _TONES), "".join(c for c in decomposed if c in _TONES)
