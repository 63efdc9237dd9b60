"""Units come in with their official codes, or the sheet is refused with all that is wrong with it."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.files.codes import padded, resolve
from ceremony.files.kinds import kind_of, kind_of_name
from ceremony.files.problems import ImportRefused, Problem
from ceremony.files.units_sheet import UnitRow, read_units
from tests.files.test_encodings import tcvn3, windows_1258
from tests.files.workbooks import write_ods, write_xlsx

HEADER = ["Mã đơn vị", "Tên", "Loại", "Cấp trên"]


def sheet(tmp_path: Path, *rows: list[object], header: list[str] = HEADER) -> Path:
    return write_xlsx(tmp_path / "don-vi.xlsx", {"Đơn vị": [header, *rows]})


def refused(path: Path) -> list[tuple[object, ...]]:
    with pytest.raises(ImportRefused) as caught:
        read_units(path)
    assert all(p.sentence("vi") and p.sentence("en") for p in caught.value.problems)
    return [(p.code, p.row, p.column) for p in caught.value.problems]


def test_the_roster_of_2022_has_its_communes_and_the_districts_above_them(data: Path) -> None:
    units = read_units(data / "lao-cai-roster-2022.csv")
    assert Counter((unit.kind, unit.receives) for unit in units) == {
        ("commune", True): 127, ("ward", True): 16, ("township", True): 9, ("district", False): 9,
    }  # fmt: skip
    by_code = {unit.code: unit for unit in units}
    assert by_code["02635"] == UnitRow("02635", "Phường Duyên Hải", "ward", "080")
    assert by_code["080"] == UnitRow("080", "Thành phố Lào Cai", "district", receives=False)
    assert all(unit.parent in by_code for unit in units if unit.kind != "district")


def test_the_roster_of_2025_has_two_tiers(data: Path) -> None:
    units = read_units(data / "lao-cai-roster-2025.csv")
    assert Counter(unit.kind for unit in units) == {"commune": 89, "ward": 10}
    assert {unit.parent for unit in units} == {None}


def test_the_departments_keep_the_codes_of_their_symbols(data: Path) -> None:
    units = read_units(data / "lao-cai-departments-2022.csv")
    assert len(units) == 20
    assert {unit.kind for unit in units} == {"department"}
    assert "SKHĐT" in {unit.code for unit in units}


@pytest.mark.parametrize("encode", [tcvn3, windows_1258, lambda text: text.encode("utf-16")])
@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_the_roster_is_the_same_in_any_encoding_and_delimiter(data: Path, tmp_path: Path, encode, delimiter) -> None:
    text = (data / "lao-cai-roster-2022.csv").read_text("utf-8-sig")
    path = tmp_path / "roster.csv"
    path.write_bytes(encode(text.replace(",", delimiter)))
    assert read_units(path) == read_units(data / "lao-cai-roster-2022.csv")


def test_numbers_get_back_the_zeros_a_spreadsheet_took(tmp_path: Path) -> None:
    rows = [[80, "Thành phố Lào Cai", "Thành phố", ""], [2635, "Phường Duyên Hải", "phường", 80]]
    expected = [
        UnitRow("080", "Thành phố Lào Cai", "district"),
        UnitRow("02635", "Phường Duyên Hải", "ward", "080"),
    ]
    assert read_units(sheet(tmp_path, *rows)) == expected
    assert read_units(write_ods(tmp_path / "a.ods", "S", [HEADER, *rows])) == expected


def test_without_a_kind_the_name_tells_it(tmp_path: Path) -> None:
    rows = [["1", "Thị trấn Sa Pa"], ["2", "Sở Nội vụ"], ["3", "Xã Bản Hồ"], ["4", "THỊ XÃ SA PA"]]
    units = read_units(sheet(tmp_path, *rows, header=["Mã", "Tên"]))
    assert [(unit.code, unit.kind) for unit in units] == [
        ("00001", "township"), ("2", "department"), ("00003", "commune"), ("004", "district"),
    ]  # fmt: skip


def test_days_and_receiving_are_read(tmp_path: Path) -> None:
    header = ["Mã", "Tên", "Hiệu lực từ", "valid_to", "Nhận văn bản"]
    path = sheet(tmp_path, ["1", "Xã A", "01/07/2025", "2030-12-31", "không"], header=header)
    assert read_units(path) == [UnitRow("00001", "Xã A", "commune", None, "2025-07-01", "2030-12-31", False)]


@pytest.mark.parametrize("headings", [("Đầu mối liên hệ", "Số điện thoại"), ("contact person", "telephone")])
def test_whom_to_call_is_read_where_the_sheet_says_so(tmp_path: Path, headings: tuple[str, str]) -> None:
    rows = [["1", "Xã A", "Chánh Văn phòng", 912345678], ["2", "Xã B", "", ""]]
    units = read_units(sheet(tmp_path, *rows, header=["Mã", "Tên", *headings]))
    assert [(unit.person, unit.phone) for unit in units] == [("Chánh Văn phòng", "0912345678"), ("", "")]


def test_a_number_that_nobody_can_dial_is_told_with_its_place(tmp_path: Path) -> None:
    rows = [["1", "Xã A", "0912 345 678"], ["2", "Xã B", "chưa có"], ["3", "Xã C", ", ".join(["0912345678"] * 11)]]
    path = sheet(tmp_path, *rows, header=["Mã", "Tên", "Điện thoại"])
    assert refused(path) == [("phone_unreadable", 3, "C"), ("text_too_long", 4, "C")]


def test_a_parent_may_be_known_from_before_and_stays_as_it_is(tmp_path: Path) -> None:
    header = ["code", "name", "type", "district_code", "district"]
    path = sheet(tmp_path, ["02635", "Phường Duyên Hải", "phuong", "80", "TP Lào Cai"], header=header)
    assert [unit.code for unit in read_units(path, known={"080"})] == ["02635"]
    assert read_units(path)[0] == UnitRow("080", "TP Lào Cai", "district", receives=False)


def test_every_problem_is_told_with_its_place(tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        ["02635", "Phường Duyên Hải", "Phường", ""],
        ["", "Tổng cộng", "", ""],
        [2635, "Phường Duyên Hải", "Phường", ""],
        ["a b", "Trường Nội trú", "", "999"],
        ["7", "", "Xã", ""],
    )
    assert refused(path) == [
        ("code_missing", 3, "A"),
        ("kind_missing", 3, "C"),
        ("code_twice", 4, "A"),
        ("code_malformed", 5, "A"),
        ("kind_missing", 5, "C"),
        ("parent_unknown", 5, "D"),
        ("name_missing", 6, "B"),
    ]


def test_a_sentence_says_what_where_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused) as caught:
        read_units(sheet(tmp_path, ["02635", "A", "xã", ""], ["2635", "B", "xã", ""]))
    assert caught.value.str_in("vi") == (
        "don-vi.xlsx, trang tính «Đơn vị», hàng 3, cột A: mã «02635» đã có ở hàng 2. Mỗi đơn vị chỉ ghi một hàng."
    )
    assert caught.value.str_in("en").startswith("don-vi.xlsx, sheet “Đơn vị”, row 3, column A: the code “02635”")


def test_a_circle_of_parents_is_told_once(tmp_path: Path) -> None:
    path = sheet(
        tmp_path, ["a", "Sở A", "", "c"], ["b", "Sở B", "", "a"], ["c", "Sở C", "", "b"], ["d", "Sở D", "", "a"]
    )
    assert refused(path) == [("parent_circle", 2, "D")]


def test_a_unit_is_not_its_own_parent(tmp_path: Path) -> None:
    assert refused(sheet(tmp_path, ["a", "Sở A", "", "a"])) == [("parent_circle", 2, "D")]


def test_unreadable_days_and_answers_are_refused(tmp_path: Path) -> None:
    header = ["Mã", "Tên", "Hiệu lực từ", "Nhận văn bản"]
    path = sheet(tmp_path, ["1", "Xã A", "31/02/2022", "có lẽ"], header=header)
    assert refused(path) == [("date_unreadable", 2, "C"), ("yes_or_no", 2, "D")]


def test_a_header_alone_is_refused(tmp_path: Path) -> None:
    assert refused(sheet(tmp_path)) == [("no_units", None, None)]


def test_a_long_list_of_problems_is_cut_and_counted() -> None:
    error = ImportRefused([Problem("code_missing", "a.csv", row=row) for row in range(1, 101)])
    lines = error.str_in("en", shown=10).splitlines()
    assert len(lines) == 11
    assert lines[-1] == "… and 90 more."


@given(st.integers(0, 99999))
def test_numbers_of_communes_are_padded_to_five_digits(number: int) -> None:
    code = padded(str(number), "commune")
    assert len(code) == 5
    assert int(code) == number
    assert padded(code, "commune") == code


@given(st.text(min_size=1), st.sampled_from(["commune", "district", "department", "trường"]))
def test_only_plain_numbers_are_padded_and_only_with_zeros(code: str, kind: str) -> None:
    result = padded(code, kind)
    assert result == code or (code.isdecimal() and kind != "department" and result.lstrip("0") == code.lstrip("0"))


@given(st.sets(st.from_regex(r"[0-9]{5}|[0-9]{3}", fullmatch=True), min_size=1), st.data())
def test_a_code_resolves_to_itself_and_never_to_one_that_differs_by_more_than_zeros(codes: set[str], data) -> None:
    code = data.draw(st.sampled_from(sorted(codes)))
    assert resolve(code, codes) == code
    found = resolve(code.lstrip("0") or "0", codes)
    assert found is None or int(found) == int(code)


def test_kinds_are_known_by_any_spelling_and_unknown_ones_stay() -> None:
    assert {kind_of(word) for word in ("Xã", "xa", "XÃ", "commune")} == {"commune"}
    assert {kind_of(word) for word in ("thi-tran", "thi_tran", "Thị trấn", "township")} == {"township"}
    assert kind_of("Trường học") == "Trường học"
    assert kind_of_name("Bản Hồ") is None
