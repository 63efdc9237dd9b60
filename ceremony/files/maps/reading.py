"""A map file as the stage draws it, with everything about it that somebody should know."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely import MultiPolygon

from ..problems import ImportRefused, Problem, refuse
from . import drawing, own_form
from .areas import Areas, areas_of
from .joining import Joined, join, value_of
from .own_form import Map
from .plane import NoExtent, Plane
from .source import Feature, layers, read_json

_LISTED = 15
#: The stage shows the notice of a sketch for notes that begin so.
SCHEMATIC = "Schematic"


@dataclass(frozen=True)
class MapUnit:
    """``district`` is the unit above, where it is one of the conference; ``receives``: it has a cell on the stage."""

    name: str
    district: str | None = None
    district_name: str = ""
    receives: bool = True


Units = Mapping[str, MapUnit]


@dataclass(frozen=True)
class Note:
    """``text``: where the map is from. ``schematic``: its outlines are no administrative boundaries."""

    text: str = ""
    schematic: bool = False

    def __str__(self) -> str:
        return ": ".join(part for part in (SCHEMATIC if self.schematic else "", self.text) if part)


def read_map(path: Path, units: Units, named: str | None = None, note: Note | None = None) -> tuple[Map, list[Problem]]:
    """The map, and warnings. Raises ImportRefused with every problem of the file.

    ``named``: the property that carries the codes, if not the one that fits best.
    """
    note = note or Note()
    found = read_json(path)
    if own_form.is_own_form(found):
        own_form.check(path.name, found)
        kept = {**found, "note": str(note)} if str(note) else found
        return kept, list(_absent(path.name, units, {unit["code"] for unit in found["units"]}))
    if not units:
        raise ImportRefused([Problem("map_no_units", path.name)])
    joined = join(path.name, layers(path.name, found), units, named)
    try:
        areas = areas_of(path.name, joined)
        refuse(areas.problems)
        above = _above(areas, units)
        shown = {code: area for code, area in areas.by_unit.items() if code not in above}
        return _drawn(path.name, shown, units, note), list(_warnings(path.name, units, joined, areas, above))
    except (shapely.errors.ShapelyError, ValueError) as error:  # nothing is left of an area that is too thin
        raise ImportRefused([Problem("map_not_drawn", path.name)]) from error


def _above(areas: Areas, units: Units) -> set[str]:
    """Districts whose communes are on the map themselves: they would lie over them."""
    parents = {unit.district for code, unit in units.items() if code in areas.by_unit}
    return {code for code in areas.by_unit if code in parents}


def _drawn(file: str, areas: Mapping[str, MultiPolygon], units: Units, note: Note) -> Map:
    try:
        plane = Plane.of(areas.values())
    except NoExtent as error:
        raise ImportRefused([Problem("map_damaged", file)]) from error
    cells = drawing.simplified({code: plane.project(area) for code, area in areas.items()})
    districts = list(_districts(cells, units))
    return {
        "viewBox": plane.view_box,
        "bounds": [round(edge, 6) for edge in plane.bounds],
        **({"note": str(note)} if str(note) else {}),
        "units": [_cell(code, area, units[code]) for code, area in cells.items()],
        "outline": drawing.path(drawing.border(cells.values())),
        **({"districts": districts} if len(districts) > 1 else {}),
    }


def _cell(code: str, area: MultiPolygon, unit: MapUnit) -> Map:
    x, y = drawing.centre(area)
    cell = {"code": code, "name": unit.name, "cx": x, "cy": y, "d": drawing.path(area)}
    return {**cell, "district": unit.district} if unit.district else cell


def _districts(cells: Mapping[str, MultiPolygon], units: Units) -> Iterator[Map]:
    within: dict[str, list[MultiPolygon]] = {}
    for code, area in cells.items():
        if district := units[code].district:
            within.setdefault(district, []).append(area)
    names = {unit.district: unit.district_name for unit in units.values()}
    for district, areas in within.items():
        yield {"code": district, "name": names[district], "d": drawing.path(drawing.border(areas))}


def _warnings(file: str, units: Units, joined: Joined, areas: Areas, above: set[str]) -> Iterator[Problem]:
    yield from areas.warnings
    for feature in joined.others[:_LISTED]:
        yield _left_out(file, feature, joined.code)
    if len(joined.others) > _LISTED:
        yield Problem("map_features_left_out", file, severity="warning", count=len(joined.others) - _LISTED)
    if above:
        yield Problem("map_above_left_out", file, severity="warning", units=_listed(above))
    yield from _absent(file, units, areas.by_unit.keys() | above)


def _left_out(file: str, feature: Feature, code: str) -> Problem:
    value = value_of(feature, code)
    return Problem("map_feature_left_out", file, severity="warning", feature=feature.number, property=code, value=value)


def _absent(file: str, units: Units, drawn: Iterable[str]) -> Iterator[Problem]:
    """Units that stand beside the map."""
    shown = set(drawn)
    absent = [code for code, unit in units.items() if unit.receives and code not in shown]
    if absent:
        yield Problem("map_units_absent", file, severity="warning", count=len(absent), units=_listed(absent))


def _listed(codes: Iterable[str]) -> str:
    every = sorted(codes)
    return ", ".join(every[:_LISTED]) + (", …" if len(every) > _LISTED else "")
