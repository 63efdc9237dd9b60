"""Whom a document is for, in its one written form and as people write it in a sheet."""

from collections.abc import Collection
from dataclasses import dataclass

from .codes import resolve
from .kinds import kind_of
from .text import fold

_EVERYONE = {"everyone", "all", "tatca", "chung", "tatcadonvi", "tatcacacdonvi", "cacdonvi", "toanbo", "common"}
_KIND = {"loai", "kind", "type"}
_SUBTREE = {"thuoc", "tructhuoc", "subtree", "under"}
_UNITS = {"donvi", "units", "unit", "ma", "code", "codes"}


class UnknownAudience(ValueError):
    """``code`` is the problem's code, ``value`` the word that is not understood."""

    def __init__(self, code: str, value: str) -> None:
        super().__init__(f"{code}: {value}")
        self.code = code
        self.value = value


@dataclass(frozen=True)
class Audience:
    """``rule`` is everyone, kind, subtree or units; ``values`` a kind, a unit's code, or units' codes.

    ``str`` and :meth:`parse` are each other's inverse: ``everyone``, ``kind:commune``, ``subtree:080``,
    ``units:02635,02641``.
    """

    rule: str
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.rule}:{','.join(self.values)}" if self.values else self.rule

    @classmethod
    def parse(cls, text: str) -> "Audience":
        """Raises ValueError for anything but the canonical form."""
        rule, colon, rest = text.partition(":")
        values = tuple(rest.split(",")) if colon else ()
        counts = {"everyone": len(values) == 0, "kind": len(values) == 1, "subtree": len(values) == 1}
        if not counts.get(rule, rule == "units" and len(values) > 0) or not all(values):
            raise ValueError(f"not an audience: {text!r}")
        return cls(rule, values)


EVERYONE = Audience("everyone")


def read_audience(text: str, unit_codes: Collection[str], kinds: Collection[str]) -> Audience:
    """From a cell: ``tất cả``; ``loại: xã``; ``thuộc: 080``; codes separated by ``,`` or ``;``.

    Raises UnknownAudience: ``audience_missing``, ``kind_unknown``, ``unit_unknown`` or
    ``audience_malformed``.
    """
    rule, colon, rest = text.partition(":")
    if not text.strip():
        raise UnknownAudience("audience_missing", text)
    if not colon:
        return EVERYONE if fold(text) in _EVERYONE else _units(text, unit_codes)
    if fold(rule) in _KIND:
        return _kind(rest, kinds)
    if fold(rule) in _SUBTREE:
        return Audience("subtree", (_code(rest, unit_codes),))
    if fold(rule) in _UNITS:
        return _units(rest, unit_codes)
    raise UnknownAudience("audience_malformed", text)


def _kind(word: str, kinds: Collection[str]) -> Audience:
    kind = kind_of(word)
    if kind not in kinds:
        raise UnknownAudience("kind_unknown", word.strip())
    return Audience("kind", (kind,))


def _units(text: str, unit_codes: Collection[str]) -> Audience:
    words = [word for word in text.replace(";", ",").split(",") if word.strip()]
    if not words:
        raise UnknownAudience("audience_missing", text)
    return Audience("units", tuple(dict.fromkeys(_code(word, unit_codes) for word in words)))


def _code(word: str, unit_codes: Collection[str]) -> str:
    code = resolve(word, unit_codes)
    if code is None:
        raise UnknownAudience("unit_unknown", word.strip())
    return code
