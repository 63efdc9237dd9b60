"""Targets handed down come in from the sheets that organisers really have, each to its unit and to no other."""

import time
from pathlib import Path

import pytest
import xlsxwriter

from ceremony.files.assignment_row import AssignedTarget
from ceremony.files.assignment_sheet import read_assignment
from ceremony.files.problems import ImportRefused
from ceremony.files.unit_names import NamedUnit, UnitNames
from tests.files.workbooks import write_xlsx

UNITS = UnitNames((
    NamedUnit("10", "Tỉnh Lào Cai", receives=False),
    NamedUnit("080", "Thành phố Lào Cai", "Tỉnh Lào Cai"),
    NamedUnit("085", "Huyện Bắc Hà", "Tỉnh Lào Cai", receives=False),
    NamedUnit("02635", "Phường Duyên Hải", "Thành phố Lào Cai"),
    NamedUnit("02641", "Phường Lào Cai", "Thành phố Lào Cai"),
    NamedUnit("02800", "Xã Thanh Bình", "Huyện Mường Khương"),
    NamedUnit("03000", "Xã Thanh Bình", "Thị xã Sa Pa"),
))  # fmt: skip
LONG = ["Mã đơn vị", "Tên đơn vị", "Chỉ tiêu", "ĐVT", "Chỉ tiêu giao", "Toàn tỉnh", "Ghi chú"]
WIDE = ["TT", "Chỉ tiêu", "ĐVT", "Toàn tỉnh", "P. Duyên Hải", "TP Lào Cai"]


def sheet(tmp_path: Path, *rows: list[object]) -> Path:
    return write_xlsx(tmp_path / "giao.xlsx", {"Biểu": rows})


def wrong(tmp_path: Path, *rows: list[object]) -> list[tuple[str, int | None, str | None]]:
    with pytest.raises(ImportRefused) as caught:
        read_assignment(sheet(tmp_path, *rows), UNITS)
    assert all(sentence and "{" not in sentence for sentence in caught.value.str_in("vi").splitlines())
    return [(problem.code, problem.row, problem.column) for problem in caught.value.problems]


def test_a_row_for_each_unit_and_indicator(tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        LONG,
        [2635, "Phường Duyên Hải", "Thu ngân sách", "triệu đồng", 12000, "12.000 tỷ đồng", "Sở Tài chính theo dõi"],
        ["", "Thành phố Lào Cai", "Tăng trưởng", "%", "trên 12", 11, ""],
        ["02635", "", "Lao động qua đào tạo", "%", 67.7, "67,7", ""],
    )
    assert read_assignment(path, UNITS).targets == {
        "02635": (
            AssignedTarget(
                "Thu ngân sách", "12.000", "triệu đồng", "12.000 tỷ đồng", "Sở Tài chính theo dõi", number="12000"
            ),
            AssignedTarget("Lao động qua đào tạo", "67,7", "%", "67,7", number="67.7", province_number="67.7"),
        ),
        "080": (AssignedTarget("Tăng trưởng", "trên 12", "%", "11", province_number="11"),),
    }


def test_an_annex_with_a_column_for_each_unit(tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        ["UBND TỈNH LÀO CAI"],
        ["Phụ lục: Chỉ tiêu kế hoạch năm 2023"],
        ["TT", "Chỉ tiêu", "ĐVT", "TH 2022", "Kế hoạch năm 2023", "", ""],
        ["", "", "", "", "Toàn tỉnh", "Trong đó", ""],
        ["", "", "", "", "", "Duyên Hải", "UBND TP. Lào Cai"],
        ["A", "B", "C", "1", "2", "3", "4=2+3"],
        ["I", "KINH TẾ", "", "", "", "", ""],
        [1, "Thu ngân sách", "tỷ đồng", 10, 12000, 300.5, 5520],
        ["", "- Trong đó: thu nội địa", "tỷ đồng", 10, 9000, "-", 4000],
        ["II", "XÃ HỘI", "", "", "", "", ""],
        [2, "Giảm nghèo", "%", 10, 4, 0.4, ""],
        ["Ghi chú: số liệu làm tròn."],
    )
    found = read_assignment(path, UNITS)
    assert found.targets == {
        "02635": (
            AssignedTarget("Thu ngân sách", "300,5", "tỷ đồng", "12.000", "", "KINH TẾ", "300.5", "12000"),
            AssignedTarget("Giảm nghèo", "0,4", "%", "4", "", "XÃ HỘI", "0.4", "4"),
        ),
        "080": (
            AssignedTarget("Thu ngân sách", "5.520", "tỷ đồng", "12.000", "", "KINH TẾ", "5520", "12000"),
            AssignedTarget("- Trong đó: thu nội địa", "4.000", "tỷ đồng", "9.000", "", "KINH TẾ", "4000", "9000"),
        ),
    }
    assert [(problem.code, problem.column) for problem in found.warnings] == [("target_column_left_out", "D")]


def test_codes_may_stand_over_or_under_the_names_and_districts_over_both(tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        ["Chỉ tiêu", "ĐVT", "Thành phố Lào Cai", ""],
        ["", "", "Phường Duyên Hải", "Phường Lào Cai"],
        ["", "", 2635, 2641],
        ["Thu ngân sách", "tỷ đồng", 1, 2],
    )
    found = read_assignment(path, UNITS).targets
    assert {unit: [target.value for target in targets] for unit, targets in found.items()} == {
        "02635": ["1"],
        "02641": ["2"],
    }


def test_a_text_file_is_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "giao.csv"
    path.write_text("Mã đơn vị;Chỉ tiêu;Giá trị\n02635;Thu ngân sách;12.000,5\n", "utf-8-sig")
    assert read_assignment(path, UNITS).targets == {
        "02635": (AssignedTarget("Thu ngân sách", "12.000,5", number="12000.5"),)
    }


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("02635", ["02635"]),
        ("2635", ["02635"]),
        ("phường duyên hải", ["02635"]),
        ("P.Duyên Hải", ["02635"]),
        ("Lào Cai", ["02641", "080", "10"]),
        ("Thanh Bình", ["02800", "03000"]),
        ("Xã Thanh Bình (thị xã Sa Pa)", ["03000"]),
        ("Xã Thanh", []),
        ("3", []),
    ],
)
def test_a_name_means_a_unit_only_where_no_other_could_be_meant(name: str, meant: list[str]) -> None:
    assert UNITS.meant(name) == (meant, len(meant) == 1)


ALIKE = UnitNames((
    NamedUnit("02700", "Xã Nậm Chảy", "Huyện Mường Khương"),
    NamedUnit("02701", "Xã Hoà Bình", "Huyện Mường Khương"),
    NamedUnit("02702", "Xã Bản Mế", "Huyện Si Ma Cai"),
    NamedUnit("02703", "Xã Bản Mê", "Huyện Mường Khương"),
    NamedUnit("02704", "Xa Muong Hum", "Huyen Bat Xat"),
))  # fmt: skip


@pytest.mark.parametrize(
    ("name", "codes", "certain"),
    [
        ("Xã Nậm Chảy", ["02700"], True),
        ("XÃ NẬM CHẢY", ["02700"], True),
        ("x. nam chay", ["02700"], True),
        ("Xã Nam Chay", ["02700"], True),
        ("Nậm Chảy - huyện Mường Khương", ["02700"], True),
        ("Xã Nậm Chày", ["02700"], False),
        ("Nâm Chảy", ["02700"], False),
        ("Xã Hòa Bình", ["02701"], True),
        ("Xã Bản Mê", ["02703"], True),
        ("Bản Mế", ["02702"], True),
        ("Ban Me", ["02702", "02703"], False),
        ("Bản Mệ", ["02702", "02703"], False),
        ("Xã Mường Hum", ["02704"], True),
    ],
)
def test_a_name_with_other_diacritics_is_never_taken_for_a_unit(name: str, codes: list[str], certain: bool) -> None:
    assert ALIKE.meant(name) == (codes, certain)


def test_a_name_with_other_diacritics_is_told_in_rows_and_in_columns(tmp_path: Path) -> None:
    rows = [LONG, ["", "Phường Duyên Hài", "Thu ngân sách", "", 1, "", ""]]
    assert wrong(tmp_path, *rows) == [("target_unit_unclear", 2, "B")]
    columns = [[*WIDE[:4], "P. Duyên Hài", WIDE[5]], ["1", "Thu ngân sách", "tỷ đồng", 10, 1, 2]]
    assert ("target_unit_unclear", 1, "E") in wrong(tmp_path, *columns)


def test_every_problem_of_rows_is_told_with_its_place(tmp_path: Path) -> None:
    rows = [
        LONG,
        ["99999", "", "Thu ngân sách", "", 1, "", ""],
        ["", "Thanh Bình", "Thu ngân sách", "", 1, "", ""],
        ["02635", "Phường Lào Cai", "Thu ngân sách", "", 1, "", ""],
        ["", "", "Thu ngân sách", "", 1, "", ""],
        ["02635", "", "", "", 1, "", ""],
        ["02635", "", "Thu ngân sách", "", "", "", ""],
        ["02641", "", "Thu ngân sách", "", "#REF!", True, ""],
        ["02641", "", "Lao động", "%", 1, "", ""],
        ["02641", "", "Lao động", "%", 2, "", ""],
        ["02641", "", "N" * 301, "%", "9" * 61, "", ""],
    ]
    assert wrong(tmp_path, *rows) == [
        ("target_unit_unknown", 2, "A"),
        ("target_unit_unclear", 3, "B"),
        ("target_units_differ", 4, "B"),
        ("target_unit_missing", 5, "A"),
        ("target_name_missing", 6, "C"),
        ("target_value_missing", 7, "E"),
        ("target_no_figure", 8, "F"),
        ("target_no_figure", 8, "E"),
        ("target_twice", 10, "C"),
        ("text_too_long", 11, "C"),
        ("text_too_long", 11, "E"),
    ]


def test_no_column_among_the_units_is_passed_over(tmp_path: Path) -> None:
    heads = [*WIDE, "Duyen Hai", "Thanh Bình", "Xã Mới"]
    rows = ["1", "Thu ngân sách", "tỷ đồng", 10, 1, 2, 3, 4, 5], ["2", "", "", "", 1, "", "", "", ""]
    assert wrong(tmp_path, heads, *rows) == [
        ("target_unit_twice", 1, "G"),
        ("target_unit_unclear", 1, "H"),
        ("target_column_unknown", 1, "I"),
        ("target_name_missing", 3, "B"),
    ]
    assert wrong(tmp_path, WIDE, ["1", "Thu ngân sách", "tỷ đồng", 1, 2, 3, 4]) == [("target_column_unknown", 1, "G")]


def test_as_many_columns_as_a_sheet_has_are_looked_at_in_seconds(tmp_path: Path) -> None:
    names = ["Chỉ tiêu", "ĐVT", "Phường Duyên Hải", *["Xã Mới"] * 16_000]
    began = time.monotonic()
    found = wrong(tmp_path, names, ["A", "B", *["1"] * 16_001], ["Thu ngân sách", "tỷ đồng", *[1] * 16_001])
    assert len(found) == 16_000
    assert time.monotonic() - began < 30


def test_a_sheet_without_units_or_without_figures_is_refused(tmp_path: Path) -> None:
    assert wrong(tmp_path, ["Chỉ tiêu", "ĐVT"], ["Thu ngân sách", "tỷ đồng"]) == [("targets_no_units", 1, None)]
    assert wrong(tmp_path, WIDE, ["1", "Thu ngân sách", "tỷ đồng", 12, "-", ""]) == [("no_targets", None, None)]
    rows = [["02635", "", f"Chỉ tiêu {n}", "", n, "", ""] for n in range(301)]
    assert wrong(tmp_path, LONG, *rows) == [("targets_too_many", None, None)]


def test_who_receives_nothing_is_left_out_and_told(tmp_path: Path) -> None:
    for path in (
        sheet(tmp_path, [*WIDE[:5], "Huyện Bắc Hà"], ["1", "Thu ngân sách", "tỷ đồng", 9, 1, 2]),
        sheet(tmp_path, LONG, ["02635", "", "Thu", "", 1, "", ""], ["085", "", "Thu", "", 1, "", ""]),
    ):
        found = read_assignment(path, UNITS)
        assert list(found.targets) == ["02635"]
        assert [problem.code for problem in found.warnings] == ["targets_not_receiving"]


def test_don_vi_is_the_unit_of_measurement_unless_another_column_is(tmp_path: Path) -> None:
    path = sheet(tmp_path, ["Mã đơn vị", "Chỉ tiêu", "Đơn vị", "Giá trị"], ["02635", "Thu", "tỷ đồng", 1])
    assert read_assignment(path, UNITS).targets["02635"][0].measure == "tỷ đồng"
    path = sheet(tmp_path, ["Đơn vị", "Chỉ tiêu", "ĐVT", "Giá trị"], ["Phường Duyên Hải", "Thu", "tỷ đồng", 1])
    assert read_assignment(path, UNITS).targets["02635"][0].measure == "tỷ đồng"


def test_what_a_spreadsheet_does_not_say_aloud_is_told(tmp_path: Path) -> None:
    path = tmp_path / "giao.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        percent = workbook.add_format({"num_format": "0.0%"})
        sheet.write_row(0, 0, ["Mã đơn vị", "Chỉ tiêu", "ĐVT", "Chỉ tiêu giao", "Toàn tỉnh"])
        sheet.write_row(1, 0, ["02635", "Lao động qua đào tạo", "%"])
        sheet.write_row(1, 3, [0.677, 0.7], percent)
        sheet.write_row(2, 0, ["02635", "Giảm nghèo", "%/năm", 0.4])
        sheet.write_formula(2, 4, "=1/0", None, "#DIV/0!")
        sheet.write_row(3, 0, ["02641", "Giảm nghèo", "%/năm", 5])
    found = read_assignment(path, UNITS)
    assert [(problem.code, problem.params) for problem in found.warnings] == [
        ("targets_failed", {"count": 1, "cells": "E3"}),
        ("target_hundredths", {"name": "Lao động qua đào tạo"}),
    ]
