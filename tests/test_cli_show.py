"""What the screens show, from the command line: map, running order, figures, look, rehearsal."""

import json

import pytest

from tests.conference import make_conference
from tests.files.workbooks import write_xlsx
from tests.test_cli import ceremony, succeeded


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return make_conference(tmp_path_factory.mktemp("conference") / "data", arm_it=False).data


def failed(result):
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    return result.stderr


def test_a_map_is_imported_and_a_wrong_one_says_what_to_do(data, tmp_path):
    ring = [[104, 22], [105, 22], [105, 23], [104, 23], [104, 22]]
    feature = {"type": "Feature", "properties": {"ma": "02635"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    path = tmp_path / "xa.geojson"
    path.write_text(json.dumps(feature))
    told = ceremony("map", "import", path, "--schematic", "--note", "Nguồn", data=data)
    assert "1" in succeeded(told)
    assert "02638" in told.stderr
    assert json.loads((data / "map.json").read_text())["note"] == "Schematic: Nguồn"
    path.write_text(json.dumps({**feature, "properties": {"ma": "1"}}))
    assert "ma=1" in failed(ceremony("map", "import", path, data=data))
    assert json.loads((data / "map.json").read_text())["note"] == "Schematic: Nguồn"


def test_a_new_conference_takes_a_map_only_if_it_can_be_drawn(data, tmp_path):
    new = ("init", "--title", "Hội nghị", "--date", "2026-12-09", "--map")
    bad = tmp_path / "bad.json"
    bad.write_text('{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}}]}')
    assert "ceremony map import" in failed(ceremony(*new, bad, data=tmp_path / "new"))
    assert not (tmp_path / "new").exists()
    own = {"viewBox": [0, 0, 9, 9], "outline": "M0 0l1 1z", "units": [
        {"code": "02635", "name": "Xã", "cx": 1, "cy": 1, "d": "M0 0l1 1z"}]}  # fmt: skip
    good = tmp_path / "good.json"
    good.write_text(json.dumps(own))
    succeeded(ceremony(*new, good, data=tmp_path / "new"))
    assert json.loads((tmp_path / "new" / "map.json").read_text()) == own


def test_the_running_order_goes_in_and_out(data, tmp_path):
    path = write_xlsx(tmp_path / "ct.xlsx", {"A": [["Giờ", "Nội dung"], ["8h00", "Khai mạc"], ["8h30", "Bế mạc"]]})
    assert "2 mục" in succeeded(ceremony("rundown", "import", path, data=data))
    assert json.loads(succeeded(ceremony("rundown", "import", path, "--json", data=data))) == {"changed": 0}
    succeeded(ceremony("rundown", "export", tmp_path / "ra.csv", data=data))
    assert "thay đổi" in succeeded(ceremony("rundown", "import", tmp_path / "ra.csv", data=data))
    assert ".xlsx" in failed(ceremony("rundown", "export", tmp_path / "ra.pdf", data=data))


def test_headline_figures_are_imported(data, tmp_path):
    path = write_xlsx(tmp_path / "ct.xlsx", {"A": [["Tên chỉ tiêu", "Giá trị"], ["GRDP", "trên 11"], ["Thu", ""]]})
    assert "hàng 3, cột B" in failed(ceremony("targets", "import", path, data=data))
    write_xlsx(path, {"A": [["Tên chỉ tiêu", "Giá trị"], ["GRDP", "trên 11"]]})
    assert "1 chỉ tiêu" in succeeded(ceremony("targets", "import", path, data=data))


def test_targets_are_assigned_to_each_unit_and_what_was_left_out_is_said(tmp_path):
    data = make_conference(tmp_path / "data", seal_it=False).data
    rows = [["TH 2022", "Chỉ tiêu", "ĐVT", "Toàn tỉnh", "02635", "Xã số 02638"], [9, "Thu", "tỷ đồng", 12000, 1, 2]]
    path = write_xlsx(tmp_path / "giao.xlsx", {"A": [[*rows[0], "Xã số 0"], [*rows[1], 3]]})
    assert "hàng 1, cột G" in failed(ceremony("targets", "assign", path, data=data))
    write_xlsx(path, {"A": rows})
    told = ceremony("targets", "assign", path, "--title", "Kế hoạch năm 2023", data=data)
    assert "2 đơn vị" in succeeded(told)
    assert "«TH 2022»" in told.stderr
    assert json.loads(
        succeeded(ceremony("targets", "assign", path, "--title", "Kế hoạch năm 2023", "--json", data=data))
    ) == {"changed": 0}
    assert "h9" in failed(ceremony("targets", "assign", path, "--handover", "h9", data=data))


def test_the_look_is_set_shown_refused_and_reset(data):
    succeeded(ceremony("look", "set", "--colour", "gold=#FFE08A", "--theme-line", "Đoàn kết", data=data))
    shown = json.loads(succeeded(ceremony("look", "show", "--json", data=data)))
    assert (shown["theme"], shown["colours"]["gold"]) == ("Đoàn kết", "#ffe08a")
    assert "tương phản" in failed(ceremony("look", "set", "--colour", "gold=#5c0a12", data=data))
    assert "TÊN=" in failed(ceremony("look", "set", "--colour", "gold", data=data))
    assert "--help" in failed(ceremony("look", "set", data=data))
    succeeded(ceremony("look", "reset", data=data))
    assert "Đoàn kết" not in succeeded(ceremony("look", "show", data=data))


def test_a_rehearsal_is_made_compared_and_wiped(data, tmp_path):
    assert "ceremony rehearsal make" in failed(ceremony("rehearsal", "serve", data=data))
    made = json.loads(succeeded(ceremony("rehearsal", "make", "--json", data=data)))
    assert (made["documents"], made["sealed"]) == (4, 1)
    assert "4 văn bản" in succeeded(ceremony("rehearsal", "make", data=data))
    found = json.loads(succeeded(ceremony("rehearsal", "compare", "--json", data=data)))
    assert [row["code"] for row in found["handovers"][0]["units"]] == ["02635", "02638", "02641"]
    assert "02638" in succeeded(ceremony("rehearsal", "compare", data=data))
    succeeded(ceremony("rehearsal", "compare", "--xlsx", tmp_path / "so-sanh.xlsx", data=data))
    assert (tmp_path / "so-sanh.xlsx").read_bytes().startswith(b"PK")
    assert "diễn tập" in failed(ceremony("rehearsal", "make", data=data / "rehearsal"))
    succeeded(ceremony("rehearsal", "wipe", "--yes", data=data))
    assert not (data / "rehearsal").exists()


def test_a_damaged_rehearsal_says_so_and_is_wiped_after_it_was_asked_for(data):
    folder = data / "rehearsal"
    folder.mkdir()
    (folder / "ledger.db").write_bytes(b"x" * 5000)
    (folder / "ghi-chep.txt").touch()
    for command in ("make", "compare", "serve"):
        assert "ceremony rehearsal wipe" in failed(ceremony("rehearsal", command, data=data))
    assert "ceremony rehearsal wipe" not in failed(ceremony("rehearsal", "wipe", "--yes", "--in", folder, data=folder))
    asked = ceremony("rehearsal", "wipe", data=data)
    assert (asked.returncode, (folder / "ledger.db").exists()) == (130, True)
    assert "ghi-chep.txt" in succeeded(ceremony("rehearsal", "wipe", "--yes", data=data))
    assert [path.name for path in folder.iterdir()] == ["ghi-chep.txt"]
    (folder / "ghi-chep.txt").unlink()
    folder.rmdir()


def test_the_live_conference_is_neither_wiped_nor_served_as_a_rehearsal(data):
    for command in (("wipe", "--yes"), ("serve",), ("make",)):
        assert "chính thức" in failed(ceremony("rehearsal", *command, "--in", data, data=data))
    assert (data / "ledger.db").exists()
