"""Headline figures come in as they were published."""

from pathlib import Path

import pytest

from ceremony.files.export import write_csv
from ceremony.files.problems import ImportRefused
from ceremony.files.targets_sheet import TargetRow, read_targets
from tests.files.workbooks import write_xlsx

HEADER = ["Mã", "Tên chỉ tiêu", "Giá trị", "Đơn vị", "Ghi chú"]


def sheet(tmp_path: Path, *rows: list[object]) -> Path:
    return write_xlsx(tmp_path / "chi-tieu.xlsx", {"Chỉ tiêu": [HEADER, *rows]})


def test_text_stays_and_numbers_are_written_as_offices_do(tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        ["grdp", "Tốc độ tăng GRDP", "trên 11", "%", "so với năm 2022"],
        ["", "Thu ngân sách", 12000, "tỷ đồng", ""],
        ["", "Lao động qua đào tạo", 67.7, "%", ""],
    )
    assert read_targets(path) == [
        TargetRow("grdp", "Tốc độ tăng GRDP", "trên 11", "%", "so với năm 2022"),
        TargetRow("t02", "Thu ngân sách", "12.000", "tỷ đồng"),
        TargetRow("t03", "Lao động qua đào tạo", "67,7", "%"),
    ]


def test_every_problem_is_told_with_its_place(tmp_path: Path) -> None:
    path = sheet(tmp_path, ["a", "", 5, "", ""], ["a", "Tên", "", "", ""], ["a b", "Tên", 1, "", ""])
    with pytest.raises(ImportRefused) as caught:
        read_targets(path)
    assert [(p.code, p.row, p.column) for p in caught.value.problems] == [
        ("target_name_missing", 2, "B"),
        ("target_value_missing", 3, "C"),
        ("row_code_twice", 3, "A"),
        ("code_malformed", 4, "A"),
    ]
    assert "«Tên»" in caught.value.str_in("vi")


def test_a_header_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="no_targets"):
        read_targets(sheet(tmp_path))


def test_more_than_a_wall_shows_is_refused(tmp_path: Path) -> None:
    rows = [["", "N" * 301, "9" * 61, "", "x" * 601], *[["", "Tên", 1, "", ""]] * 100]
    with pytest.raises(ImportRefused) as caught:
        read_targets(sheet(tmp_path, *rows))
    assert [(p.code, p.column) for p in caught.value.problems] == [
        ("too_many_targets", None),
        ("text_too_long", "B"),
        ("text_too_long", "C"),
        ("text_too_long", "E"),
    ]
    assert "301" in caught.value.str_in("vi")


def test_a_guard_against_formulas_is_no_part_of_a_value(tmp_path: Path) -> None:
    path = tmp_path / "chi-tieu.csv"
    write_csv(path, HEADER, [["a", "- Thu ngân sách", "-2+3", "", "'quote'"]])
    assert read_targets(path) == [TargetRow("a", "- Thu ngân sách", "-2+3", "", "'quote'")]
