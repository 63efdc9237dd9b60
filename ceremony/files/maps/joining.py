"""Which property of the features carries the units' codes, and which unit each feature is."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..codes import resolve
from ..problems import ImportRefused, Problem
from .source import Feature, Layers

_LISTED = 12


@dataclass(frozen=True)
class Joined:
    """``by_unit``: code -> its features; ``others``: features whose value is no unit's code."""

    code: str
    by_unit: dict[str, list[Feature]]
    others: list[Feature]


def join(file: str, layers: Layers, units: Collection[str], named: str | None) -> Joined:
    """By the property that is named, or else by the one whose values are most different units.

    Raises ImportRefused: ``map_no_property`` for a named one that is not there, ``map_no_codes`` where no value is a
    unit's code.
    """
    properties = [named] if named else _properties(layers)
    if named and named not in _properties(layers):
        raise ImportRefused([Problem("map_no_property", file, name=named, names=_listed(_properties(layers)))])
    tried = [_joined(features, name, units) for features in layers.values() for name in properties]
    best = max(tried, key=lambda joined: len(joined.by_unit), default=None)
    if best is None or not best.by_unit:
        raise ImportRefused([Problem("map_no_codes", file, names=_listed(properties), values=_sample(layers))])
    return best


def value_of(feature: Feature, name: str) -> str:
    """The code as text: numbers lost their zeros and may have become 2635.0."""
    value = feature.properties.get(name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _joined(features: Sequence[Feature], name: str, units: Collection[str]) -> Joined:
    by_unit: dict[str, list[Feature]] = {}
    others = []
    for feature in features:
        code = resolve(value_of(feature, name), units)
        if code is None:
            others.append(feature)
        else:
            by_unit.setdefault(code, []).append(feature)
    return Joined(name, by_unit, others)


def _properties(layers: Layers) -> list[str]:
    return list(dict.fromkeys(name for feature in _features(layers) for name, v in feature.properties.items() if v))


def _features(layers: Mapping[str, list[Feature]]) -> Iterator[Feature]:
    for features in layers.values():
        yield from features


def _sample(layers: Layers) -> str:
    """What the first feature says, so that people see what they brought."""
    first: Mapping[str, Any] = next(_features(layers)).properties
    return _listed([f"{name}={value}" for name, value in first.items() if value])


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(name[:40] for name in names[:_LISTED])
    return f"{shown}, …" if len(names) > _LISTED else shown or "–"
