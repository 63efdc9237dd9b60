"""TopoJSON (specification 1.0): shared arcs, put together again to coordinates."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from .numbers import only_numbers

Point = tuple[float, float]
Raw = tuple[dict[str, Any], Any]


def layers(topology: Mapping[str, Any]) -> dict[str, list[Raw]]:
    """Name of the object -> properties and GeoJSON geometry of what is in it. Raises KeyError, TypeError, ValueError
    or IndexError for what is no topology."""
    arcs = _arcs(topology)
    return {name: list(_features(found, arcs)) for name, found in topology["objects"].items()}


def _arcs(topology: Mapping[str, Any]) -> list[list[Point]]:
    """Quantised ones are differences from point to point, on a grid that ``transform`` lays out."""
    transform = topology.get("transform")
    if not only_numbers([topology["arcs"], *(transform or {}).values()]):
        raise ValueError("arcs")
    if transform is None:
        return [[(point[0], point[1]) for point in arc] for arc in topology["arcs"]]
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    return [
        [
            (x * kx + dx, y * ky + dy)
            for x, y in zip(accumulate(p[0] for p in arc), accumulate(p[1] for p in arc), strict=True)
        ]
        for arc in topology["arcs"]
    ]


def _features(found: Mapping[str, Any], arcs: Sequence[Sequence[Point]]) -> Iterator[Raw]:
    if found["type"] == "GeometryCollection":
        for member in found["geometries"]:
            yield from _features(member, arcs)
        return
    yield {"id": found.get("id"), **(found.get("properties") or {})}, _geometry(found, arcs)


def _geometry(found: Mapping[str, Any], arcs: Sequence[Sequence[Point]]) -> dict[str, Any] | None:
    match found["type"]:
        case "Polygon":
            coordinates: list[Any] = [_ring(ring, arcs) for ring in found["arcs"]]
        case "MultiPolygon":
            coordinates = [[_ring(ring, arcs) for ring in polygon] for polygon in found["arcs"]]
        case _:
            return None
    return {"type": found["type"], "coordinates": coordinates}


def _ring(indices: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """Where one arc ends the next begins; ~n is arc n backwards."""
    ring: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring
