"""Geometries as whole areas: two-dimensional, valid, polygons only."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from ..problems import Problem
from .joining import Joined
from .numbers import only_numbers
from .source import Feature

#: A repair takes its time by the square of them.
MOST_CROSSINGS = 1000
_AT_ONCE = 64
# What shapely raises for coordinates that are none: more kinds than it documents.
_NO_GEOMETRY = (ValueError, TypeError, KeyError, IndexError, AttributeError, shapely.errors.ShapelyError)


@dataclass(frozen=True)
class Areas:
    """Code of the unit -> all of its ground; ``warnings``: what was repaired."""

    by_unit: dict[str, MultiPolygon]
    warnings: list[Problem]
    problems: list[Problem]


def areas_of(file: str, joined: Joined) -> Areas:
    """``problems``: features of a unit that are no area at all."""
    found = Areas({}, [], [])
    for code, features in joined.by_unit.items():
        parts = [part for feature in features for part in _taken(file, code, feature, found)]
        if parts:
            found.by_unit[code] = whole(shapely.union_all(parts)) if len(features) > 1 else MultiPolygon(parts)
    return found


def _taken(file: str, code: str, feature: Feature, found: Areas) -> list[Polygon]:
    def told(problem: str, severity: str = "error", **values: int) -> Problem:
        return Problem(problem, file, None, None, None, severity=severity, feature=feature.number, unit=code, **values)

    if not _has_only_numbers(feature.geometry):
        found.problems.append(told("map_coordinates"))
        return []
    parts = polygons(_geometry(feature.geometry))
    if shapely.is_valid(parts).all():
        repaired = parts
    elif _cross_too_often(parts):
        found.problems.append(told("map_crossings", most=MOST_CROSSINGS))
        return []
    else:
        repaired = polygons(shapely.make_valid(MultiPolygon(parts)))
        found.warnings.append(told("map_repaired", severity="warning"))
    if not repaired:
        found.problems.append(told("map_not_area"))
    return repaired


def _has_only_numbers(raw: Any) -> bool:
    """Also where there are no coordinates: what is missing is told as such."""
    try:
        return only_numbers(raw["coordinates"])
    except RecursionError:
        return False
    except (TypeError, KeyError):
        return True


def _geometry(raw: Any) -> BaseGeometry:
    """An empty one for what is none."""
    try:
        return shapely.force_2d(shape(raw))
    except _NO_GEOMETRY:
        return MultiPolygon()


def _cross_too_often(parts: list[Polygon]) -> bool:
    """Counts no further than it has to."""
    rings = [shapely.get_coordinates(ring) for polygon in parts for ring in shapely.get_rings(polygon)]
    ends = np.concatenate([np.stack((ring[:-1], ring[1:]), axis=1) for ring in rings])
    lines = np.asarray(shapely.linestrings(ends))
    tree, crossings = shapely.STRtree(lines), 0
    for at in range(0, len(lines), _AT_ONCE):
        crossings += tree.query(lines[at : at + _AT_ONCE], predicate="crosses").shape[1]
        if crossings > 2 * MOST_CROSSINGS:  # each is found from both of its lines
            return True
    return False


def polygons(geometry: BaseGeometry) -> list[Polygon]:
    """Those in a geometry, however deep; lines and points that a repair left are not ground."""
    if isinstance(geometry, Polygon):
        return [] if geometry.is_empty else [geometry]
    return [polygon for part in getattr(geometry, "geoms", ()) for polygon in polygons(part)]


def whole(geometry: BaseGeometry) -> MultiPolygon:
    """One multipolygon of it."""
    return MultiPolygon(polygons(geometry))


def united(geometries: Iterable[BaseGeometry], grid: float) -> MultiPolygon:
    """Without the slivers that borders leave between them where they do not quite meet."""
    return whole(shapely.union_all(list(geometries), grid_size=grid))
