"""A map is taken whole, or the former one stays."""

import json

import pytest

from ceremony.core.units import ImportUnits, Unit
from ceremony.files.maps.reading import Note
from ceremony.files.problems import ImportRefused
from ceremony.services.ceremony import Ceremony
from ceremony.services.mapping import check_map, import_map
from tests.conference import make_conference


@pytest.fixture
def ceremony(tmp_path):
    with Ceremony.open(make_conference(tmp_path / "data", ("02635", "02638")).data) as ceremony:
        yield ceremony


def geojson(tmp_path, *codes):
    squares = [
        {"type": "Feature", "properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [
            [[104 + n, 22], [105 + n, 22], [105 + n, 23], [104 + n, 23], [104 + n, 22]]]}}
        for n, code in enumerate(codes)
    ]  # fmt: skip
    path = tmp_path / "map.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": squares}))
    return path


def test_the_units_are_drawn_and_those_that_are_not_are_told(ceremony, tmp_path):
    count, warnings = import_map(ceremony, geojson(tmp_path, 2635), note=Note(schematic=True))
    assert (count, [warning.code for warning in warnings]) == (1, ["map_units_absent"])
    drawn = json.loads(ceremony.map_file.read_text())
    assert [unit["name"] for unit in drawn["units"]] == ["Xã số 02635"]
    assert drawn["note"] == "Schematic"


def test_a_province_above_all_is_no_district(ceremony, tmp_path):
    import_map(ceremony, geojson(tmp_path, 2635, 2638))
    assert "districts" not in json.loads(ceremony.map_file.read_text())
    ceremony.submit(ImportUnits((
        Unit("080", "Thành phố Lào Cai", "district", "10", receives=False), Unit("081", "Sa Pa", "district", "10"),
        Unit("02635", "Phường A", "ward", "080"), Unit("02638", "Phường B", "ward", "081"),
    ), "don-vi.xlsx"))  # fmt: skip
    import_map(ceremony, geojson(tmp_path, 2635, 2638))
    drawn = json.loads(ceremony.map_file.read_text())
    assert [district["name"] for district in drawn["districts"]] == ["Thành phố Lào Cai", "Sa Pa"]


def test_a_refused_map_leaves_the_former_one_and_nothing_else(ceremony, tmp_path):
    import_map(ceremony, geojson(tmp_path, 2635, 2638))
    before = ceremony.map_file.read_bytes(), sorted(path.name for path in ceremony.data.iterdir())
    with pytest.raises(ImportRefused):
        import_map(ceremony, geojson(tmp_path, 1, 2))
    assert (ceremony.map_file.read_bytes(), sorted(path.name for path in ceremony.data.iterdir())) == before


def test_before_there_are_units_only_the_stage_s_own_form_can_be_taken(ceremony, tmp_path):
    import_map(ceremony, geojson(tmp_path, 2635))
    check_map(ceremony.map_file)
    with pytest.raises(ImportRefused, match="map_no_units"):
        check_map(geojson(tmp_path, 2635))
