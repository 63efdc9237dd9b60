"""From the file's coordinates to the wall's: y grows downwards, and the whole fits the picture."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely import MultiPolygon

#: What a wall of 3840 x 2160 leaves a map, so that one unit is one pixel of it.
WIDTH, HEIGHT = 3600.0, 2000.0
_ROUNDED_AWAY = 1e-12  # of the largest coordinate
_THINNEST = 1e-3  # of the longer side: a few pixels
Coordinates = npt.NDArray[np.float64]


class NoExtent(ValueError):
    """All of it is one point or line, or as good as one."""


@dataclass(frozen=True)
class Plane:
    """``bounds`` as in the file: west, south, east, north; ``across``: what a step to the east is of one to the
    north. Equirectangular for degrees (exact in the middle, and within 0.5 % at the edges of a province)."""

    bounds: tuple[float, float, float, float]
    across: float
    scale: float

    @classmethod
    def of(cls, geometries: Iterable[MultiPolygon]) -> "Plane":
        """Degrees where all of it could be, else plane coordinates as they are. Raises NoExtent."""
        west, south, east, north = (float(edge) for edge in shapely.total_bounds(list(geometries)))
        degrees = west >= -180 and east <= 180 and south >= -90 and north <= 90
        across = math.cos(math.radians((south + north) / 2)) if degrees else 1.0
        width, height = (east - west) * across, north - south
        largest = max(map(abs, (west, south, east, north)))
        if min(width, height) <= max(largest * _ROUNDED_AWAY, max(width, height) * _THINNEST):
            raise NoExtent
        scale = min(WIDTH / width, HEIGHT / height)
        return cls((west, south, east, north), across, scale)

    @property
    def view_box(self) -> list[int]:
        west, south, east, north = self.bounds
        return [0, 0, math.ceil((east - west) * self.across * self.scale), math.ceil((north - south) * self.scale)]

    def project(self, geometry: MultiPolygon) -> MultiPolygon:
        moved: MultiPolygon = shapely.transform(geometry, self._moved)
        return moved

    def _moved(self, points: Coordinates) -> Coordinates:
        west, _, _, north = self.bounds
        return np.column_stack(((points[:, 0] - west) * self.across * self.scale, (north - points[:, 1]) * self.scale))
