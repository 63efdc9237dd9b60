"""A GeoJSON (RFC 7946) or TopoJSON file as layers of features."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..problems import ImportRefused, Problem
from . import topology

MAX_BYTES = 64 * 1024**2
_DAMAGED = (KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Feature:
    """``number`` is its place in the file, from 1; ``geometry`` a GeoJSON geometry, or None."""

    number: int
    properties: Mapping[str, Any]
    geometry: Any


Layers = Mapping[str, list[Feature]]


def read_json(path: Path) -> dict[str, Any]:
    """Raises ImportRefused: ``map_missing``, ``map_too_large`` or ``map_not_json``."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ImportRefused([Problem("map_too_large", path.name, megabytes=MAX_BYTES // 1024**2)])
        content = path.read_bytes()
    except OSError as error:
        raise ImportRefused([Problem("map_missing", path.name)]) from error
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise ImportRefused([Problem("map_not_json", path.name)]) from error
    if not isinstance(found, dict):
        raise ImportRefused([Problem("map_form", path.name)])
    return found


def _no_number(word: str) -> float:
    raise ValueError(word)


def layers(file: str, found: Mapping[str, Any]) -> Layers:
    """Raises ImportRefused: ``map_form``, ``map_damaged`` or ``map_no_features``."""
    try:
        named = {name: list(_numbered(pairs)) for name, pairs in _raw(file, found).items()}
    except _DAMAGED as error:
        raise ImportRefused([Problem("map_damaged", file)]) from error
    if not any(named.values()):
        raise ImportRefused([Problem("map_no_features", file)])
    return named


def _raw(file: str, found: Mapping[str, Any]) -> Mapping[str, list[topology.Raw]]:
    match found.get("type"):
        case "Topology":
            return topology.layers(found)
        case "FeatureCollection":
            return {"": [_raw_feature(feature) for feature in found["features"]]}
        case "Feature":
            return {"": [_raw_feature(found)]}
        case _:
            raise ImportRefused([Problem("map_form", file)])


def _raw_feature(feature: Mapping[str, Any]) -> topology.Raw:
    return {"id": feature.get("id"), **(feature.get("properties") or {})}, feature.get("geometry")


def _numbered(pairs: list[topology.Raw]) -> Iterator[Feature]:
    for number, (properties, geometry) in enumerate(pairs, 1):
        yield Feature(number, properties, geometry)
