"""Units by what a sheet calls them: by code, or by a name that only one of them has."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .codes import resolve
from .kinds import kind_of_name
from .text import clean, fold

_SHORT = {
    "tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "h": "huyện", "x": "xã", "p": "phường", "q": "quận",
}  # fmt: skip
_BEGINS = re.compile(rf"(?:ubnd\s+)?(?:({'|'.join(_SHORT)})[.\s]\s*(?=\S))?", re.IGNORECASE)


@dataclass(frozen=True)
class NamedUnit:
    """``above``: the name of the unit above it, empty for none; ``receives``: whether it gets documents."""

    code: str
    name: str
    above: str = ""
    receives: bool = True


class UnitNames:
    def __init__(self, units: Iterable[NamedUnit]) -> None:
        self.units = {unit.code: unit for unit in units}
        self._full: dict[str, set[str]] = {}
        self._without_kind: dict[str, set[str]] = {}
        for unit in self.units.values():
            for name in (unit.name, f"{unit.name} {unit.above}"):
                self._full.setdefault(fold(name), set()).add(unit.code)
                self._without_kind.setdefault(fold(_without_kind(name)), set()).add(unit.code)

    def meant(self, text: str) -> list[str]:
        """The codes that a text may mean: none, one, or several of which it does not say which."""
        if code := resolve(text, self.units.keys()):
            return [code]
        name = _spelled_out(text)
        found = self._full.get(fold(name)) or self._without_kind.get(fold(name)) or set()
        same = {code for code in found if clean(self.units[code].name).casefold() == name.casefold()}
        return sorted(same if len(same) == 1 else found)


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
