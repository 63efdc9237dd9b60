"""The running order comes in from a sheet, goes out as one, and comes in again the same."""

from datetime import time
from pathlib import Path

import pytest

from ceremony.files.export import write_csv, write_xlsx
from ceremony.files.problems import ImportRefused
from ceremony.files.rundown_sheet import HEADER, CueRow, clock, read_rundown, rows
from ceremony.files.scene_words import Known
from tests.files.workbooks import write_xlsx as workbook

KNOWN = Known(("h1", "h2"), {"quyet-dinh.pdf": "d_1", "04/qđ-ubnd": "d_1"})
COLUMNS = ["Giờ", "Phút", "Nội dung", "Họ tên", "Chức vụ", "Cảnh", "Tham số"]


def sheet(tmp_path: Path, *cues: list[object], header: list[str] = COLUMNS) -> Path:
    return workbook(tmp_path / "chuong-trinh.xlsx", {"Chương trình": [header, *cues]})


def problems(path: Path, known: Known = KNOWN) -> list[tuple[str, int | None, str | None]]:
    with pytest.raises(ImportRefused) as caught:
        read_rundown(path, known)
    assert all(p.sentence("vi") and p.sentence("en") for p in caught.value.problems)
    return [(p.code, p.row, p.column) for p in caught.value.problems]


def test_who_speaks_is_shown_and_where_nobody_does_the_programme(tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        ["08:00", 15, "Khai mạc", "Nguyễn Văn A", "Chủ tịch UBND tỉnh", "", ""],
        ["08:15", 5, "Giải lao", "", "", "", ""],
    )
    speaks, pause = read_rundown(path, KNOWN)
    assert speaks.scene == {
        "kind": "speaker", "name": "Nguyễn Văn A", "position": "Chủ tịch UBND tỉnh", "topic": "Khai mạc",
    }  # fmt: skip
    assert speaks.speaker == "Nguyễn Văn A, Chủ tịch UBND tỉnh"
    assert pause.scene == {"kind": "programme"}
    assert (pause.time, pause.minutes, pause.speaker) == ("08:15", 5, "")


@pytest.mark.parametrize(
    ("word", "parameter", "scene"),
    [
        ("Đón tiếp", "", {"kind": "lobby"}),
        ("đón khách", "", {"kind": "lobby"}),
        ("WELCOME", "", {"kind": "welcome"}),
        ("chi tieu", "", {"kind": "targets"}),
        ("Giao kế hoạch", "h2", {"kind": "handover", "handover": "h2"}),
        ("press", "H1", {"kind": "handover", "handover": "h1"}),
        ("Văn bản", "Quyet-dinh.pdf", {"kind": "document", "document": "d_1"}),
        ("document", "04/QĐ-UBND", {"kind": "document", "document": "d_1"}),
        ("Thông báo", "Mời ra sảnh", {"kind": "announcement", "title": "Mục", "text": "Mời ra sảnh"}),
        ("Phát biểu", "Chủ đề", {"kind": "speaker", "name": "", "position": "", "topic": "Chủ đề"}),
        ("bế mạc", "", {"kind": "closing"}),
        ("nền", "", {"kind": "neutral"}),
    ],
)
def test_scenes_are_known_by_the_words_of_both_languages(tmp_path: Path, word, parameter, scene) -> None:
    (cue,) = read_rundown(sheet(tmp_path, ["8:00", 1, "Mục", "", "", word, parameter]), KNOWN)
    assert cue.scene == scene


def test_the_only_handover_need_not_be_named(tmp_path: Path) -> None:
    path = sheet(tmp_path, ["8:00", 1, "Giao", "", "", "Giao kế hoạch", ""])
    assert read_rundown(path, Known(("h7",)))[0].scene == {"kind": "handover", "handover": "h7"}
    assert problems(path) == [("scene_handover", 2, "G")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("8:05", "08:05"), ("08h15", "08:15"), ("8 giờ 05 phút", "08:05"), ("8h", "08:00"), ("23.59", "23:59"),
        (time(8, 30), "08:30"), (0.375, "09:00"), ("24:00", None), ("8:60", None), ("sáng", None), ("", None),
        (1.5, None),
    ],
)  # fmt: skip
def test_times_are_read_as_people_write_them(value, expected) -> None:
    assert clock(value) == expected


def test_a_span_says_how_long_and_else_the_next_item_does(tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        ["8h00 - 8h15", "", "Có khoảng", "", "", "", ""],
        ["8h20", "", "Đến mục sau", "", "", "", ""],
        ["8h50", "", "Cuối", "", "", "", ""],
    )
    assert [(cue.time, cue.minutes) for cue in read_rundown(path, KNOWN)] == [
        ("08:00", 15),
        ("08:20", 30),
        ("08:50", 0),
    ]


def test_every_problem_is_told_with_its_place(tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        ["sáng", 5, "Khai mạc", "", "", "", ""],
        ["08:00", "lâu", "Khai mạc", "", "", "", ""],
        ["08:00", 2000, "", "", "", "", ""],
        ["08:00", 5, "Mục", "", "", "Pháo hoa", ""],
        ["08:00", 5, "Mục", "", "", "Văn bản", "khong-co.pdf"],
        ["08:00", 5, "Mục", "", "", "Thông báo", ""],
    )
    assert problems(path) == [
        ("time_unreadable", 2, "A"),
        ("minutes_unreadable", 3, "B"),
        ("cue_title_missing", 4, "C"),
        ("minutes_unreadable", 4, "B"),
        ("scene_unknown", 5, "F"),
        ("scene_document", 6, "G"),
        ("scene_announcement", 7, "G"),
    ]


def test_an_id_stands_once(tmp_path: Path) -> None:
    path = sheet(tmp_path, ["a", "8:00", "Một"], ["a", "8:05", "Hai"], ["a b", "8:10", "Ba"],
                 header=["Mã", "Giờ", "Nội dung"])  # fmt: skip
    assert problems(path) == [("row_code_twice", 3, "A"), ("code_malformed", 4, "A")]


def test_a_sheet_without_cues_or_without_times_is_refused(tmp_path: Path) -> None:
    assert problems(sheet(tmp_path)) == [("no_cues", None, None)]
    assert problems(sheet(tmp_path, ["Khai mạc"], header=["Nội dung"])) == [("column_missing", 1, None)]


@pytest.mark.parametrize("write", [write_csv, lambda path, *table: write_xlsx(path, "Chương trình", *table)])
def test_what_was_written_is_read_again_the_same(tmp_path: Path, write) -> None:
    cues = [
        CueRow("c01", "07:30", 30, "Đón tiếp", "", "", {"kind": "lobby"}),
        CueRow("mo-dau", "08:00", 0, "Khai mạc", "Nguyễn Văn A", "Chủ tịch",
               {"kind": "speaker", "name": "Nguyễn Văn A", "position": "Chủ tịch", "topic": "Khai mạc"}),
        CueRow("c03", "08:05", 5, "Phát biểu", "", "Bí thư",
               {"kind": "speaker", "name": "", "position": "Bí thư", "topic": "Chủ đề khác"}),
        CueRow("c04", "08:10", 5, "Giao", "", "Ba đồng chí", {"kind": "handover", "handover": "h2"}),
        CueRow("c05", "08:15", 5, "Mời", "", "", {"kind": "announcement", "title": "Mời", "text": "Mời ra sảnh"}),
    ]  # fmt: skip
    path = tmp_path / ("a.csv" if write is write_csv else "a.xlsx")
    write(path, HEADER, rows(cues))
    assert read_rundown(path, KNOWN) == cues


@pytest.mark.parametrize("write", [write_csv, lambda path, *table: write_xlsx(path, "Chương trình", *table)])
@pytest.mark.parametrize("title", ["- Khai mạc", "-2+3", "'-2", "=1", "+84", "@a", "''=x", "'Lời'"])
def test_what_looks_like_a_formula_stays_what_it_was(tmp_path: Path, write, title: str) -> None:
    cues = [CueRow("c01", "07:30", 30, title, "", "", {"kind": "lobby"})]
    path = tmp_path / ("a.csv" if write is write_csv else "a.xlsx")
    write(path, HEADER, rows(cues))
    assert read_rundown(path, KNOWN) == cues


def test_the_words_by_which_a_panel_asks_for_cues_are_no_ids(tmp_path: Path) -> None:
    path = sheet(tmp_path, ["next", "8:00", "Một"], ["Previous", "8:05", "Hai"], header=["Mã", "Giờ", "Nội dung"])
    assert problems(path) == [("cue_id_reserved", 2, "A"), ("cue_id_reserved", 3, "A")]


def test_more_than_a_day_holds_and_a_wall_shows_is_refused(tmp_path: Path) -> None:
    long = ["8:00", 1, "M" * 301, "N" * 301, "", "Thông báo", "T" * 601]
    assert problems(sheet(tmp_path, long)) == [("text_too_long", 2, column) for column in "CDG"]
    assert problems(sheet(tmp_path, *[["8:00", 1, "Mục", "", "", "", ""]] * 501)) == [("too_many_cues", None, None)]
