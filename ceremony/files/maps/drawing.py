"""Areas as the stage draws them: simplified together, so that neighbours still meet, and written as paths."""

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt
import shapely
from shapely import MultiPolygon, Polygon

from .areas import polygons, united, whole

#: In pixels of a 4K wall. Triangles smaller than a side of the first cannot be told apart there.
_TOLERANCE = 1.0
_GRID = 0.25
_SMALLEST_ISLAND = 4.0
_SMALLEST_HOLE = 60.0
#: A software raster draws twice as many at 4K in a frame; beyond it the map is simplified further.
_MOST_POINTS = 40_000
Points = npt.NDArray[np.int_]


def simplified(areas: Mapping[str, MultiPolygon]) -> dict[str, MultiPolygon]:
    """The same units with as few points as the wall can show, none of them lost."""
    codes = list(areas)
    snapped = [_snapped(areas[code]) for code in codes]
    tolerance = _TOLERANCE
    found = shapely.coverage_simplify(snapped, tolerance)
    while shapely.get_num_coordinates(found).sum() > _MOST_POINTS:
        tolerance *= 1.5
        found = shapely.coverage_simplify(snapped, tolerance)
    return {code: _without_specks(area) for code, area in zip(codes, found, strict=True)}


def border(areas: Iterable[MultiPolygon]) -> MultiPolygon:
    """The outline of several areas. What looks like a hole but is where borders do not quite meet is closed."""
    return MultiPolygon([_closed(polygon) for polygon in polygons(united(areas, _GRID))])


def centre(area: MultiPolygon) -> tuple[float, float]:
    """Where a mark has most room: the middle of the largest circle in it."""
    largest = max(polygons(area), key=lambda polygon: polygon.area)
    circle = shapely.maximum_inscribed_circle(largest, 1.0)
    x, y = shapely.get_coordinates(circle)[0]
    return round(float(x), 1), round(float(y), 1)


def path(area: MultiPolygon) -> str:
    """SVG path data in steps from point to point, to a tenth; outer rings one way round and holes the other."""
    oriented = shapely.orient_polygons(area)
    rings = [ring for polygon in polygons(oriented) for ring in shapely.get_rings(polygon)]
    return "".join(_ring(np.rint(shapely.get_coordinates(ring) * 10).astype(int)) for ring in rings)


def _snapped(area: MultiPolygon) -> MultiPolygon:
    """On a grid that nobody sees, on which points that ought to be the same are. What is too small for it stays."""
    snapped = whole(shapely.set_precision(area, _GRID))
    return area if snapped.is_empty else snapped


def _without_specks(area: MultiPolygon) -> MultiPolygon:
    parts = sorted(polygons(area), key=lambda polygon: polygon.area, reverse=True)
    return MultiPolygon([*parts[:1], *(part for part in parts[1:] if part.area >= _SMALLEST_ISLAND)])


def _closed(polygon: Polygon) -> Polygon:
    return Polygon(polygon.exterior, [hole for hole in polygon.interiors if Polygon(hole).area >= _SMALLEST_HOLE])


def _ring(points: Points) -> str:
    """``points`` in tenths, the last one as the first."""
    steps = np.diff(points[:-1], axis=0)
    moved = steps[steps.any(axis=1)]
    line = " ".join(_pair(step) for step in moved)
    return f"M{_pair(points[0])}l{line}z" if line else ""


def _pair(pair: Points) -> str:
    return f"{pair[0] / 10:g} {pair[1] / 10:g}"
