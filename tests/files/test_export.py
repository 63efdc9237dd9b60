"""Tables go out so that a spreadsheet shows them and runs nothing of them."""

import csv
import io
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook

from ceremony.files.export import Table, local_time, write_csv, write_workbook, write_xlsx

COLUMNS = ["Thời gian", "Đơn vị", "Lượt"]
ROWS = [["09/12/2022 08:31:05", "Phường Duyên Hải", 1], ['=HYPERLINK("http://x")', "@a", -3], [None, "-", 0]]


def test_csv_opens_in_excel_and_its_formulas_are_text(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", COLUMNS, ROWS)
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig")))) == [
        COLUMNS,
        ["09/12/2022 08:31:05", "Phường Duyên Hải", "1"],
        ['\'=HYPERLINK("http://x")', "'@a", "-3"],
        ["", "'-", "0"],
    ]


def test_csv_goes_into_an_open_stream_and_leaves_it_open() -> None:
    stream = io.BytesIO()
    write_csv(stream, COLUMNS, iter(ROWS))
    assert stream.getvalue().count(b"\r\n") == 4


@given(st.text())
def test_no_csv_cell_begins_like_a_formula(text: str) -> None:
    stream = io.BytesIO()
    write_csv(stream, ["a"], [[text, "x"]])
    rows = list(csv.reader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline="")))
    assert not rows[1][0].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert rows[1][0] in (text, f"'{text}")


def test_xlsx_keeps_text_as_text_with_a_frozen_filtered_header() -> None:
    stream = io.BytesIO()
    write_xlsx(stream, "Sổ nhật ký: 12/2022", COLUMNS, iter(ROWS))
    with load_workbook(io.BytesIO(stream.getvalue())) as workbook:
        assert workbook.sheet_names == ["Sổ nhật ký 12 2022"]
        rows = workbook.get_sheet_by_index(0).to_python()
    assert rows[0] == COLUMNS
    assert rows[2] == ['=HYPERLINK("http://x")', "@a", -3.0]
    xml = zipfile.ZipFile(stream).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert 'state="frozen"' in xml
    assert '<autoFilter ref="A1:C4"/>' in xml


def test_xlsx_without_rows_is_a_header(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", "", COLUMNS, [])
    with load_workbook(tmp_path / "a.xlsx") as workbook:
        assert workbook.get_sheet_by_index(0).to_python() == [COLUMNS]


def test_times_are_shown_in_local_time(monkeypatch) -> None:
    import time

    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()
    try:
        assert local_time("2022-12-09T01:31:05.123Z") == "09/12/2022 08:31:05"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_mark_stands_above_the_header_and_on_every_printed_page() -> None:
    stream = io.BytesIO()
    write_workbook(stream, Table("Sổ", COLUMNS, iter(ROWS), mark="DIỄN TẬP"), Table("Thường", COLUMNS, []))
    with load_workbook(io.BytesIO(stream.getvalue())) as workbook:
        marked, plain = (workbook.get_sheet_by_index(n).to_python() for n in (0, 1))
    assert marked[0][0] == "DIỄN TẬP"
    assert marked[1] == plain[0] == COLUMNS
    xml = zipfile.ZipFile(stream).read("xl/worksheets/sheet1.xml").decode()
    assert '<autoFilter ref="A2:C5"/>' in xml
    assert "DIỄN TẬP</oddHeader>" in xml
