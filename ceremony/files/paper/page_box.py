"""What a reader shows of a page of a PDF (ISO 32000-2, 7.7.3.3 and 14.11.2), whatever its boxes say."""

from dataclasses import dataclass
from typing import Any

import pikepdf

_LETTER = (0.0, 0.0, 612.0, 792.0)  # what readers take where there is no box
_LARGEST_UNIT = 100
_LARGEST = 1e6
Edges = tuple[float, float, float, float]


@dataclass(frozen=True)
class Box:
    """``edges``: left, bottom, right, top in the page's units; ``turned``: degrees clockwise; ``unit`` in points."""

    edges: Edges
    turned: int
    unit: float

    @property
    def upright(self) -> tuple[float, float]:
        """Width and height as a reader shows it."""
        left, bottom, right, top = self.edges
        return (top - bottom, right - left) if self.turned % 180 else (right - left, top - bottom)

    def over(self, width: float, height: float) -> tuple[float, ...]:
        """The matrix that lays something of this size upright over the whole box."""
        left, bottom, right, top = self.edges
        across, up = self.upright[0] / width, self.upright[1] / height
        return {
            0: (across, 0, 0, up, left, bottom),
            90: (0, across, -up, 0, right, bottom),
            180: (-across, 0, 0, -up, right, top),
            270: (0, -across, up, 0, left, top),
        }[self.turned]


def seen(page: pikepdf.Page) -> Box:
    """The crop box as far as it lies within the media box; readers leave out what is no box, or outside of it."""
    media = _edges(page.obj, "/MediaBox") or _LETTER
    crop = _edges(page.obj, "/CropBox") or media
    within = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
    turned = int(_number(_inherited(page.obj, "/Rotate"), 0) / 90) % 4 * 90
    unit = _number(page.obj.get("/UserUnit"), 1)
    return Box(within if _is_box(within) else media, turned, unit if 0 < unit <= _LARGEST_UNIT else 1)


def _edges(page: pikepdf.Object, name: str) -> Edges | None:
    try:
        x1, y1, x2, y2 = (float(edge) for edge in _inherited(page, name))
    except (TypeError, ValueError):
        return None
    edges = min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
    return edges if _is_box(edges) else None


def _is_box(edges: Edges) -> bool:
    left, bottom, right, top = edges
    return left < right and bottom < top and max(map(abs, edges)) <= _LARGEST


def _inherited(page: pikepdf.Object, name: str) -> Any:
    """From the nearest above that says so."""
    node: Any = page
    for _ in range(64):
        if not isinstance(node, pikepdf.Dictionary) or name in node:
            break
        node = node.get("/Parent")
    return node.get(name) if isinstance(node, pikepdf.Dictionary) else None


def _number(value: Any, otherwise: float) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return otherwise
