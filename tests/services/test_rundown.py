"""Importing the running order again keeps what did not change."""

import pytest

from ceremony.core.entry import Refused
from ceremony.files.problems import ImportRefused
from ceremony.services.ceremony import Ceremony
from ceremony.services.rundown import export_rundown, import_rundown, import_targets
from tests.conference import make_conference
from tests.files.workbooks import write_xlsx

HEADER = ["Giờ", "Phút", "Nội dung", "Họ tên", "Cảnh", "Tham số"]


@pytest.fixture
def ceremony(tmp_path):
    with Ceremony.open(make_conference(tmp_path / "data").data) as ceremony:
        yield ceremony


def sheet(tmp_path, *rows, header=HEADER):
    return write_xlsx(tmp_path / "chuong-trinh.xlsx", {"A": [header, *rows]})


def cues(ceremony):
    with ceremony.state() as state:
        return {cue.title: cue.id for cue in state.rundown}


WELCOME = ["07:30", 30, "Đón tiếp", "", "Đón tiếp", ""]
OPENING = ["08:00", 15, "Khai mạc", "Chủ tịch", "", ""]
PRESS = ["08:15", 5, "Giao kế hoạch", "", "Giao kế hoạch", "h1"]


def test_an_item_keeps_its_id_when_others_come_before_it(ceremony, tmp_path):
    import_rundown(ceremony, sheet(tmp_path, OPENING, PRESS))
    assert cues(ceremony) == {"Khai mạc": "c01", "Giao kế hoạch": "c02"}
    later = ["08:05", *OPENING[1:]]
    import_rundown(ceremony, sheet(tmp_path, WELCOME, later, PRESS))
    assert cues(ceremony) == {"Đón tiếp": "c03", "Khai mạc": "c01", "Giao kế hoạch": "c02"}


def test_two_items_of_one_title_are_two(ceremony, tmp_path):
    pause = ["09:00", 10, "Giải lao", "", "", ""]
    for _ in range(2):
        assert not isinstance(import_rundown(ceremony, sheet(tmp_path, pause, OPENING, pause)), Refused)
    with ceremony.state() as state:
        assert [cue.id for cue in state.rundown] == ["c01", "c02", "c03"]


def test_ids_of_the_sheet_are_kept_and_given_to_nobody_else(ceremony, tmp_path):
    import_rundown(ceremony, sheet(tmp_path, OPENING, PRESS))
    named = [["c02", *WELCOME], ["", *PRESS]]
    import_rundown(ceremony, sheet(tmp_path, *named, header=["Mã", *HEADER]))
    assert cues(ceremony) == {"Đón tiếp": "c02", "Giao kế hoạch": "c03"}


def test_importing_the_same_again_writes_nothing(ceremony, tmp_path):
    assert import_rundown(ceremony, sheet(tmp_path, OPENING, PRESS))
    assert import_rundown(ceremony, sheet(tmp_path, OPENING, PRESS)) == ()


def test_a_handover_that_is_not_there_is_refused_and_the_former_rundown_stays(ceremony, tmp_path):
    import_rundown(ceremony, sheet(tmp_path, OPENING))
    with pytest.raises(ImportRefused, match="scene_handover"):
        import_rundown(ceremony, sheet(tmp_path, [*PRESS[:-1], "h9"]))
    assert cues(ceremony) == {"Khai mạc": "c01"}


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_what_was_exported_is_imported_without_a_change(ceremony, tmp_path, name):
    document = ["08:20", 5, "Chỉ thị", "", "Văn bản", "chi-thi"]
    import_rundown(ceremony, sheet(tmp_path, WELCOME, OPENING, PRESS, document))
    assert export_rundown(ceremony, tmp_path / name) == 4
    if name == "a.csv":
        assert "chi-thi.pdf" in (tmp_path / name).read_text("utf-8-sig")
    assert import_rundown(ceremony, tmp_path / name) == ()


def test_a_document_of_one_unit_cannot_be_planned_for_the_wall(ceremony, tmp_path):
    with pytest.raises(ImportRefused, match="scene_document"):
        import_rundown(ceremony, sheet(tmp_path, ["08:20", 5, "Mục", "", "Văn bản", "02635-quyet-dinh"]))


def test_headline_figures_take_the_place_of_the_former_ones(ceremony, tmp_path):
    path = write_xlsx(
        tmp_path / "chi-tieu.xlsx", {"A": [["Tên chỉ tiêu", "Giá trị", "Đơn vị"], ["GRDP", "trên 11", "%"]]}
    )
    outcome = import_targets(ceremony, path)
    assert not isinstance(outcome, Refused)
    assert import_targets(ceremony, path) == ()
    with ceremony.state() as state:
        assert [(t.id, t.name, t.value, t.measure) for t in state.targets] == [("t01", "GRDP", "trên 11", "%")]
