"""Tables are found in whatever file and below whatever titles, and say where their cells stand."""

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from ceremony.files import delimited
from ceremony.files.columns import Column, letter
from ceremony.files.extent import MOST_BYTES
from ceremony.files.guard import guarded
from ceremony.files.problems import ImportRefused, Problem
from ceremony.files.tables import read_table
from ceremony.files.workbook import failed_formulas
from tests.files.workbooks import ods_rows, replace_in_zip, write_ods, write_ods_rows, write_xlsx

COLUMNS = (
    Column("code", ("Mã đơn vị", "Mã", "code"), required=True),
    Column("name", ("Tên", "full_name"), required=True),
    Column("note", ("Ghi chú",)),
)
ROWS = [
    ["DANH SÁCH ĐƠN VỊ"],
    [],
    ["STT", "MÃ  ĐƠN VỊ", "", "ten (*)"],
    [1, 2635, "", "Phường Duyên Hải"],
    [],
    [2, "SKHĐT", "", "Sở Kế hoạch và Đầu tư"],
]


def refused(path: Path) -> list[Problem]:
    with pytest.raises(ImportRefused) as caught:
        read_table(path, COLUMNS)
    return list(caught.value.problems)


def test_xlsx_and_ods_are_read_alike_below_title_lines(tmp_path: Path) -> None:
    tables = [
        read_table(write_xlsx(tmp_path / "a.xlsx", {"Xã": ROWS}), COLUMNS),
        read_table(write_ods(tmp_path / "a.ods", "Xã", ROWS), COLUMNS),
    ]
    for table in tables:
        assert table.sheet == "Xã"
        assert [(row.number, row.text("code"), row.text("name")) for row in table.rows] == [
            (4, "2635", "Phường Duyên Hải"),
            (6, "SKHĐT", "Sở Kế hoạch và Đầu tư"),
        ]
        problem = table.problem("code_missing", table.rows[0], "name")
        assert (problem.file, problem.sheet, problem.row, problem.column) == (table.file, "Xã", 4, "D")


def test_a_table_that_begins_away_from_the_corner_keeps_its_places(tmp_path: Path) -> None:
    rows = [[], [], ["", "", "Mã", "Tên"], ["", "", "a", "b"]]
    table = read_table(write_xlsx(tmp_path / "a.xlsx", {"S": rows}), COLUMNS)
    assert table.problem("x", table.rows[0], "code").column == "C"
    assert table.rows[0].number == 4


@given(
    st.sampled_from(",;\t"),
    st.lists(st.tuples(st.from_regex(r"[0-9]{1,5}", fullmatch=True), st.text("aă,;\t\"' \n", min_size=1)), min_size=1),
)
def test_the_delimiter_is_found_whatever_the_cells_hold(delimiter: str, cells: list[tuple[str, str]]) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([["Mã", "Tên"], *((code, guarded(name)) for code, name in cells)])
    sheet = delimited.read(text.getvalue().encode(), COLUMNS)
    assert [tuple(row) for row in sheet.rows[1:]] == cells


def test_the_delimiter_may_be_named_in_a_first_line_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("\ufeffsep=|\r\nMã|Tên\r\n1|A, B; C\r\n".encode())
    [row] = read_table(path, COLUMNS).rows
    assert (row.number, row.text("name")) == (3, "A, B; C")


def test_days_of_a_workbook_are_days(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [["Mã", "Tên"], ["1", date(2022, 12, 9)]]})
    assert read_table(path, COLUMNS).rows[0].text("name") == "2022-12-09"


def test_text_typed_in_an_old_font_is_read_in_workbooks_too(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [["M\xb7", "T\xaan"], ["1", "X\xb7 Tr\xd8nh T\xad\xeang"]]})
    assert read_table(path, COLUMNS).rows[0].text("name") == "Xã Trịnh Tường".replace("ị", "ỉ")


def test_hidden_sheets_are_not_looked_at(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"A": ROWS, "B": ROWS}, hidden=["B"])
    assert read_table(path, COLUMNS).sheet == "A"


def test_two_sheets_that_fit_are_refused_by_name(tmp_path: Path) -> None:
    [problem] = refused(write_xlsx(tmp_path / "a.xlsx", {"A": ROWS, "Ghi chú": [["abc"]], "B": ROWS}))
    assert problem.code == "several_sheets"
    assert "«A», «B»" in problem.sentence("vi")


def test_a_missing_column_is_named_with_the_row_of_the_header(tmp_path: Path) -> None:
    [problem] = refused(write_xlsx(tmp_path / "a.xlsx", {"S": [["Bảng"], ["Mã", "Ghi chú"], ["1", ""]]}))
    assert problem == Problem("column_missing", "a.xlsx", "S", 2, wanted="Tên (name)")


def test_a_column_that_occurs_twice_is_refused(tmp_path: Path) -> None:
    [problem] = refused(write_xlsx(tmp_path / "a.xlsx", {"S": [["Mã", "Tên", "MÃ"], ["1", "a", "2"]]}))
    assert (problem.code, problem.column, problem.params["other"]) == ("column_twice", "C", "A")


def test_a_sheet_without_a_header_is_refused_with_the_columns_it_needs(tmp_path: Path) -> None:
    [problem] = refused(write_xlsx(tmp_path / "a.xlsx", {"S": [["x", "y"], [1, 2]]}))
    assert problem.code == "header_missing"
    assert "Mã đơn vị (code)" in problem.sentence("vi")


@pytest.mark.parametrize("content", [b"", b"abc", b"PK\x03\x04" + bytes(50)])
@pytest.mark.parametrize("name", ["a.xlsx", "a.ods", "a.xls"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert [problem.code for problem in refused(tmp_path / name)] == ["table_unreadable"]


def test_a_cell_far_from_the_table_is_refused_before_room_is_made_for_all_between(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["Mã", "Tên"])
        sheet.write(1_048_575, 16_383, "x")
    rows = f'<table:table-row table:number-rows-repeated="1048575">{_EMPTY}</table:table-row>'
    rows += ods_rows([["x"]]).replace("<table:table-row>", f"<table:table-row>{_EMPTY}")
    write_ods_rows(tmp_path / "a.ods", "S", rows)
    for name, cell in (("a.xlsx", "XFD1048576"), ("a.ods", "XFD1048576")):
        [problem] = refused(tmp_path / name)
        assert (problem.code, problem.params["cell"]) == ("sheet_too_large", cell)


_EMPTY = '<table:table-cell table:number-columns-repeated="16383"/>'


def test_cells_that_do_not_say_where_they_stand_are_counted(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [["Mã", "Tên"]]})
    far = b'<row r="1048576"><c r="XFC1"/><c t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    replace_in_zip(path, "xl/worksheets/sheet1.xml", b"</sheetData>", far)
    assert refused(path)[0].code == "sheet_too_large"


def test_rows_and_columns_that_are_only_formatted_are_no_table(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as workbook:
        sheet, bold = workbook.add_worksheet(), workbook.add_format({"bold": True})
        sheet.write_row(0, 0, ["Mã", "Tên"])
        sheet.write_row(1, 0, ["a", "b"])
        sheet.write_blank(1_048_575, 16_383, None, bold)
    rows = ods_rows([["Mã", "Tên"], ["a", "b"]])
    rows += f'<table:table-row table:number-rows-repeated="1048574">{_EMPTY}</table:table-row>'
    write_ods_rows(tmp_path / "a.ods", "S", rows)
    for name in ("a.xlsx", "a.ods"):
        assert len(read_table(tmp_path / name, COLUMNS).rows) == 1


def test_a_sheet_that_unpacks_to_more_than_is_looked_at_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [["Mã", "Tên"]]})
    replace_in_zip(path, "xl/worksheets/sheet1.xml", b"</sheetData>", b" " * MOST_BYTES + b"</sheetData>")
    assert refused(path)[0].code == "table_too_large"


@pytest.mark.parametrize("beginning", [b"<c ", b"<", b"<row ", b'<c r="A1" '])
def test_a_long_row_of_beginnings_takes_no_time(tmp_path: Path, beginning: bytes) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [["Mã", "Tên"]]})
    replace_in_zip(path, "xl/worksheets/sheet1.xml", b"</sheetData>", beginning * 1_000_000 + b"</sheetData>")
    assert refused(path)[0].code in ("table_unreadable", "header_missing")
    assert failed_formulas(path.read_bytes()) == []


def test_a_far_cell_is_found_whatever_its_sheet_is_called(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [["Mã", "Tên"]]})
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    replace_in_zip(path, "xl/worksheets/sheet1.xml", b"</sheetData>", far)
    data = path.read_bytes().replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet1.bin")
    path.write_bytes(data)
    assert refused(path)[0].code == "sheet_too_large"


def test_an_archive_that_is_cut_or_damaged_has_no_failed_formulas(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [[f"{n}" * 50] for n in range(200)]})
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        at = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    for start in range(at + 60, at + 600, 20):
        damaged = data[:start] + bytes(40) + data[start + 40 :]
        assert failed_formulas(damaged) == []


def test_missing_files_and_other_formats_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "no.xlsx")[0].code == "table_missing"
    assert refused(tmp_path / "a.docx")[0].code == "table_format"


def test_an_empty_text_file_has_no_header(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"")
    assert refused(tmp_path / "a.csv")[0].code == "header_missing"


def test_letters_go_on_after_z() -> None:
    assert [letter(index) for index in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
