"""Maps that people bring become what the stage draws, or are refused with what is wrong with them."""

import json
import math
import random
import re
import time
from pathlib import Path

import pytest
import shapely

from ceremony.files.maps import apart
from ceremony.files.maps.apart import read_map_apart
from ceremony.files.maps.reading import MapUnit, Note, read_map
from ceremony.files.problems import ImportRefused

# Two rows of three communes, each a square of a tenth of a degree; the rows are two districts.
CODES = [["02635", "02638", "02641"], ["02644", "02647", "02650"]]
WEST, NORTH, SIDE = 104.0, 22.5, 0.1
UNITS = {
    code: MapUnit(f"Xã {code}", f"08{row}", f"Huyện {row}") for row, codes in enumerate(CODES) for code in codes
} | {"080": MapUnit("Huyện 0", receives=False), "081": MapUnit("Huyện 1", receives=False)}


def square(row: int, column: int, side: float = SIDE) -> list[list[float]]:
    x, y = WEST + column * side, NORTH - row * side
    return [[x, y], [x + side, y], [x + side, y - side], [x, y - side], [x, y]]


def feature(code: object, ring: list[list[float]], **properties: object) -> dict:
    return {
        "type": "Feature",
        "properties": {"ma_xa": code, **properties},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def communes() -> list[dict]:
    return [
        feature(int(code), square(row, column), ma_huyen=80 + row, ten=f"Tên {code}")
        for row, codes in enumerate(CODES)
        for column, code in enumerate(codes)
    ]


def geojson(tmp_path: Path, features: list[dict], name: str = "xa.geojson") -> Path:
    path = tmp_path / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


def rings(d: str) -> list[list[tuple[float, float]]]:
    """The paths that are written here: one M and one run of steps for each ring."""
    found = []
    for start, steps in re.findall(r"M([^l]+)l([^z]+)z", d):
        x, y = map(float, start.split())
        ring = [(x, y)]
        numbers = list(map(float, steps.split()))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = round(x + dx, 1), round(y + dy, 1)
            ring.append((x, y))
        found.append(ring)
    return found


def area(d: str) -> float:
    return sum(shapely.Polygon(ring).area for ring in rings(d))


def refused(path: Path, units=UNITS, **options) -> list[str]:
    with pytest.raises(ImportRefused) as caught:
        read_map(path, units, **options)
    assert all(problem.sentence("vi") and problem.sentence("en") for problem in caught.value.problems)
    return [problem.code for problem in caught.value.problems]


def test_every_unit_is_drawn_under_its_own_code_in_its_district(tmp_path: Path) -> None:
    drawn, warnings = read_map(geojson(tmp_path, communes()), UNITS)
    assert warnings == []
    assert {unit["code"]: (unit["name"], unit["district"]) for unit in drawn["units"]} == {
        code: (unit.name, unit.district) for code, unit in UNITS.items() if unit.receives
    }
    assert [(d["code"], d["name"]) for d in drawn["districts"]] == [("080", "Huyện 0"), ("081", "Huyện 1")]
    _, _, width, height = drawn["viewBox"]
    for unit in drawn["units"]:
        assert area(unit["d"]) == pytest.approx(width * height / 6, rel=0.01)
    assert area(drawn["outline"]) == pytest.approx(width * height, rel=0.01)
    assert len(rings(drawn["outline"])) == 1
    assert drawn["bounds"] == [104.0, 22.3, 104.3, 22.5]


def test_a_degree_to_the_east_is_shorter_than_one_to_the_north(tmp_path: Path) -> None:
    drawn, _ = read_map(geojson(tmp_path, communes()), UNITS)
    _, _, width, height = drawn["viewBox"]
    assert width / height == pytest.approx(1.5 * math.cos(math.radians(22.4)), rel=0.002)


def test_plane_coordinates_keep_their_proportions(tmp_path: Path) -> None:
    metres = [feature(f["properties"]["ma_xa"], [[x * 1e5, y * 1e5] for x, y in f["geometry"]["coordinates"][0]])
              for f in communes()]  # fmt: skip
    drawn, _ = read_map(geojson(tmp_path, metres), UNITS)
    _, _, width, height = drawn["viewBox"]
    assert width / height == pytest.approx(1.5, rel=0.002)


def test_north_is_up(tmp_path: Path) -> None:
    drawn, _ = read_map(geojson(tmp_path, communes()), UNITS)
    centres = {unit["code"]: (unit["cx"], unit["cy"]) for unit in drawn["units"]}
    assert centres["02635"][1] < centres["02644"][1]
    assert centres["02635"][0] < centres["02638"][0]


def topology(quantised: bool) -> dict:
    """Two communes that share an arc, one of them with a hole."""
    arcs = [
        [[1, 0], [1, 1]],  # shared
        [[1, 1], [0, 1], [0, 0], [1, 0]],
        [[1, 0], [2, 0], [2, 1], [1, 1]],
        [[1.4, 0.4], [1.6, 0.4], [1.6, 0.6], [1.4, 0.6], [1.4, 0.4]],
    ]
    found = {
        "type": "Topology",
        "objects": {
            "xa": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"code": "02635"}},
                    {"type": "MultiPolygon", "arcs": [[[-1, 2], [3]]], "properties": {"code": "02638"}},
                ],
            }
        },
    }
    if not quantised:
        return {**found, "arcs": [[[104 + x / 10, 22 + y / 10] for x, y in arc] for arc in arcs]}
    steps = [
        [[round((x - (arc[n - 1][0] if n else 0)) * 10), round((y - (arc[n - 1][1] if n else 0)) * 10)]
         for n, (x, y) in enumerate(arc)]
        for arc in arcs
    ]  # fmt: skip
    return {**found, "arcs": steps, "transform": {"scale": [0.01, 0.01], "translate": [104, 22]}}


@pytest.mark.parametrize("quantised", [True, False])
def test_a_topology_is_put_together_from_its_arcs(tmp_path: Path, quantised: bool) -> None:
    path = tmp_path / "xa.topojson"
    path.write_text(json.dumps(topology(quantised)), "utf-8")
    drawn, _ = read_map(path, {code: UNITS[code] for code in ("02635", "02638")})
    _, _, width, height = drawn["viewBox"]
    whole, holed = (unit["d"] for unit in drawn["units"])
    assert area(whole) == pytest.approx(width * height / 2, rel=0.01)
    assert [shapely.Polygon(ring).area for ring in rings(holed)] == pytest.approx(
        [width * height / 2, width * height / 50], rel=0.03
    )
    outer, hole = (shapely.LinearRing(ring).is_ccw for ring in rings(holed))
    assert outer != hole


def test_the_property_is_the_one_that_tells_most_units_apart(tmp_path: Path) -> None:
    """Every commune also carries its district's code, and districts are units too."""
    drawn, _ = read_map(geojson(tmp_path, communes()), UNITS)
    assert len(drawn["units"]) == 6


def test_a_named_property_is_taken_and_one_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = geojson(tmp_path, communes())
    drawn, _ = read_map(path, UNITS, "ma_huyen")
    assert [unit["code"] for unit in drawn["units"]] == ["080", "081"]
    assert refused(path, named="MA_XA") == ["map_no_property"]


def test_districts_do_not_lie_over_their_own_communes(tmp_path: Path) -> None:
    district = feature("080", [[104.0, 22.5], [104.3, 22.5], [104.3, 22.4], [104.0, 22.4], [104.0, 22.5]])
    drawn, warnings = read_map(geojson(tmp_path, [district, *communes()]), UNITS)
    assert "080" not in {unit["code"] for unit in drawn["units"]}
    assert [warning.code for warning in warnings] == ["map_above_left_out"]


def test_what_fits_no_unit_and_units_that_fit_nothing_are_told(tmp_path: Path) -> None:
    features = [feature("99999", square(5, 5)), *communes()[1:]]
    drawn, warnings = read_map(geojson(tmp_path, features), UNITS)
    assert len(drawn["units"]) == 5
    assert [warning.code for warning in warnings] == ["map_feature_left_out", "map_units_absent"]
    assert "số 1" in warnings[0].sentence("vi")
    assert "02635" in warnings[1].sentence("vi")


def test_an_outline_that_crosses_itself_is_repaired_and_told(tmp_path: Path) -> None:
    bow = [[104.0, 22.5], [104.1, 22.4], [104.1, 22.5], [104.0, 22.4], [104.0, 22.5]]
    drawn, warnings = read_map(geojson(tmp_path, [feature("02635", bow), *communes()[1:]]), UNITS)
    assert [warning.code for warning in warnings] == ["map_repaired"]
    assert len(rings(drawn["units"][0]["d"])) == 2


def test_neighbours_still_meet_after_they_were_simplified(tmp_path: Path) -> None:
    """A border of 2,000 points between two communes: fewer points, and no gap."""
    wave = [[104.1 + 0.004 * math.sin(n / 7), 22.5 - n / 2000 * 0.1] for n in range(2001)]
    left = [[104.0, 22.4], [104.0, 22.5], *wave, [104.0, 22.4]]
    right = [[104.2, 22.5], [104.2, 22.4], *wave[::-1], [104.2, 22.5]]
    features = [feature("02635", left), feature("02638", right)]
    drawn, _ = read_map(geojson(tmp_path, features), {code: UNITS[code] for code in ("02635", "02638")})
    a, b = (shapely.Polygon(rings(unit["d"])[0]) for unit in drawn["units"])
    assert len(a.exterior.coords) < 1500
    assert a.intersection(b).area < 1
    assert shapely.union_all([a, b]).area == pytest.approx(a.area + b.area, abs=1)
    assert len(rings(drawn["outline"])) == 1


def test_a_tiny_unit_is_still_there(tmp_path: Path) -> None:
    features = [feature("02635", square(900, 1200, 0.0001)), *communes()[1:]]
    drawn, _ = read_map(geojson(tmp_path, features), UNITS)
    assert rings(next(unit["d"] for unit in drawn["units"] if unit["code"] == "02635"))


def test_several_features_of_one_unit_are_one_cell(tmp_path: Path) -> None:
    features = [*communes(), feature("02635", square(4, 0))]
    drawn, _ = read_map(geojson(tmp_path, features), UNITS)
    assert len(rings(next(unit["d"] for unit in drawn["units"] if unit["code"] == "02635"))) == 2


def test_a_sketch_says_so(tmp_path: Path) -> None:
    path = geojson(tmp_path, communes())
    assert read_map(path, UNITS, None, Note("Sở Nội vụ, 2026", schematic=True))[0]["note"] == (
        "Schematic: Sở Nội vụ, 2026"
    )
    assert "note" not in read_map(path, UNITS)[0]


def test_what_was_written_is_read_again_as_it_is(tmp_path: Path) -> None:
    drawn, _ = read_map(geojson(tmp_path, communes()), UNITS)
    own = tmp_path / "map.json"
    own.write_text(json.dumps(drawn), "utf-8")
    assert read_map(own, UNITS) == (drawn, [])


@pytest.mark.parametrize("name", ["lao-cai-map-2022-schematic.json", "lao-cai-map-2025.json"])
def test_the_maps_that_come_with_it_are_of_the_stage_s_form(data: Path, name: str) -> None:
    drawn, _ = read_map(data / name, {})
    assert drawn == json.loads((data / name).read_text("utf-8"))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"viewBox": [0, 0, 0, 10]}, "map_own_field"),
        ({"outline": "M0 0C1 1 2 2 3 3z"}, "map_own_field"),
        ({"units": [{"code": "1", "name": "A", "cx": 1, "cy": None, "d": "M0 0z"}]}, "map_own_field"),
        ({"units": [{"code": "1", "name": "A", "cx": 1, "cy": 1, "d": '"><script>'}]}, "map_own_field"),
        ({"units": []}, "map_no_features"),
        ({"units": "all"}, "map_own_field"),
    ],
)
def test_a_map_of_the_stage_s_form_is_checked(tmp_path: Path, change: dict, problem: str) -> None:
    whole = {
        "viewBox": [0, 0, 10, 10],
        "outline": "M0 0l1 0 0 1z",
        "units": [{"code": "02635", "name": "A", "cx": 1, "cy": 1, "d": "M0 0l1 0 0 1z"}],
    }
    path = tmp_path / "map.json"
    path.write_text(json.dumps({**whole, **change}), "utf-8")
    assert problem in refused(path)


@pytest.mark.parametrize(
    ("d", "is_path"),
    [
        ("M0 0l1-1.5.5,2 z", True), ("m.5 1e-3H4V.2Z", True), (" M 0 0 L 1 1 ", True), ("M" + "9" * 9, True),
        ("M" + "1" * 18 + "x", False), ("M" + "1" * 200_000 + "x", False), ("M0 0l1e999 1z", False), ("", False),
        ("0 0l1 1z", False), ("M0 0--1", False), ("M0 0l1 1e", False), ("M0 0\u0661", False),
    ],
)  # fmt: skip
def test_a_path_is_read_in_one_way(tmp_path: Path, d: str, is_path: bool) -> None:
    unit = {"code": "02635", "name": "A", "cx": 1, "cy": 1, "d": d}
    path = tmp_path / "map.json"
    path.write_text(json.dumps({"viewBox": [0, 0, 10, 10], "outline": "M0 0z", "units": [unit]}), "utf-8")
    began = time.process_time()
    assert read_map(path, {})[0] if is_path else refused(path) == ["map_own_field"]
    assert time.process_time() - began < 1


@pytest.mark.parametrize("edge", [10**400, 1e10, True, "3", None])
def test_a_number_of_the_stage_s_form_is_a_number(tmp_path: Path, edge: object) -> None:
    unit = {"code": "02635", "name": "A", "cx": edge, "cy": 1, "d": "M0 0z"}
    path = tmp_path / "map.json"
    path.write_text(json.dumps({"viewBox": [0, 0, 10, edge], "outline": "M0 0z", "units": [unit]}), "utf-8")
    assert refused(path) == ["map_own_field", "map_own_field"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "map_not_json"),
        ('{"type": "FeatureCollection", "features": [', "map_not_json"),
        ("[" * 100_000, "map_not_json"),
        ('{"type": "FeatureCollection", "features": [NaN]}', "map_not_json"),
        ("[1, 2]", "map_form"),
        ('{"a": 1}', "map_form"),
        ('{"type": "FeatureCollection"}', "map_damaged"),
        ('{"type": "FeatureCollection", "features": []}', "map_no_features"),
        ('{"type": "FeatureCollection", "features": [7]}', "map_damaged"),
        ('{"type": "Topology", "objects": {"a": {"type": "Polygon", "arcs": [[9]]}}, "arcs": []}', "map_damaged"),
        ('{"type": "Feature", "properties": {"x": "y"}, "geometry": null}', "map_no_codes"),
    ],
)
def test_what_is_no_map_is_refused_in_words(tmp_path: Path, content: str, problem: str) -> None:
    path = tmp_path / "map.json"
    path.write_text(content, "utf-8")
    assert refused(path) == [problem]


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {"type": "Point", "coordinates": [104, 22]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [2, 2], [0, 0]]]},
        {"type": "Spiral", "coordinates": 7},
        {"coordinates": []},
    ],
)
def test_a_feature_that_is_no_area_is_named(tmp_path: Path, geometry: object) -> None:
    path = geojson(tmp_path, [*communes(), {"type": "Feature", "properties": {"ma_xa": "02635"}, "geometry": geometry}])
    with pytest.raises(ImportRefused) as caught:
        read_map(path, UNITS)
    (problem,) = caught.value.problems
    assert problem.code == "map_not_area"
    assert "7" in problem.sentence("vi")


@pytest.mark.parametrize("wrong", ["104.5", True, None, 1.1e9, -(10**400), {}, "1e999"])
def test_a_coordinate_that_is_no_number_on_earth_is_refused(tmp_path: Path, wrong: object) -> None:
    ring = [[104.0, 22.5], [wrong, 22.5], [104.1, 22.4], [104.0, 22.5]]
    path = geojson(tmp_path, [*communes(), feature("02635", ring)])
    if wrong == "1e999":
        path.write_text(path.read_text("utf-8").replace('"1e999"', "1e999"), "utf-8")
    assert refused(path) == ["map_coordinates"]


@pytest.mark.parametrize("wrong", ["a", True, 10**400])
def test_an_arc_that_holds_no_numbers_is_refused(tmp_path: Path, wrong: object) -> None:
    for quantised in (True, False):
        found = topology(quantised)
        found["arcs"][1][0][0] = wrong
        path = tmp_path / "xa.topojson"
        path.write_text(json.dumps(found), "utf-8")
        assert refused(path) == ["map_damaged"]


@pytest.mark.parametrize(("width", "height"), [(1e-300, 1e-300), (0.1, 1e-14), (1e-14, 0.1), (0.1, 1e-9)])
def test_an_area_too_thin_to_be_drawn_is_refused(tmp_path: Path, width: float, height: float) -> None:
    ring = [[104.0, 22.0], [104.0 + width, 22.0], [104.0 + width, 22.0 + height], [104.0, 22.0]]
    assert refused(geojson(tmp_path, [feature("02635", ring)])) in (["map_damaged"], ["map_not_area"])


@pytest.mark.parametrize("failure", [shapely.errors.GEOSException("TopologyException"), ValueError("max() of nothing")])
def test_outlines_that_cannot_be_computed_with_are_told(tmp_path: Path, monkeypatch, failure: Exception) -> None:
    def fail(_: object) -> None:
        raise failure

    monkeypatch.setattr("ceremony.files.maps.drawing.simplified", fail)
    assert refused(geojson(tmp_path, communes())) == ["map_not_drawn"]


def test_an_outline_that_crosses_itself_everywhere_is_refused_at_once(tmp_path: Path) -> None:
    """3,000 points by chance cross about two million times: a repair would take minutes."""
    chance = random.Random(1)
    ring = [[104 + chance.random() / 10, 22 + chance.random() / 10] for _ in range(3000)]
    began = time.process_time()
    assert refused(geojson(tmp_path, [feature("02635", [*ring, ring[0]]), *communes()[1:]])) == ["map_crossings"]
    assert time.process_time() - began < 5


def test_what_takes_too_long_all_the_same_is_given_up(tmp_path: Path, monkeypatch) -> None:
    path = geojson(tmp_path, communes())
    assert read_map_apart(path, UNITS, None, Note()) == read_map(path, UNITS)
    monkeypatch.setattr(apart, "SECONDS", 0.01)
    with pytest.raises(ImportRefused, match="map_too_slow"):
        read_map_apart(path, UNITS, None, Note())


def test_without_units_there_is_nothing_to_join(tmp_path: Path) -> None:
    assert refused(geojson(tmp_path, communes()), {}) == ["map_no_units"]


def test_a_file_that_is_not_there_or_too_large_is_refused(tmp_path: Path, monkeypatch) -> None:
    assert refused(tmp_path / "none.json") == ["map_missing"]
    monkeypatch.setattr("ceremony.files.maps.source.MAX_BYTES", 100)
    assert refused(geojson(tmp_path, communes())) == ["map_too_large"]
