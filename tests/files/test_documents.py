"""Documents come in by a list or by their names, each for those it is meant for and nobody else."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ceremony.files.documents import DocumentRow, subject_of
from ceremony.files.file_names import map_by_file_names
from ceremony.files.mapping_sheet import read_mapping
from ceremony.files.problems import ImportRefused, Problem
from tests.files.workbooks import write_xlsx

CODES = ["080", "02635", "02641", "SKHĐT", "000.00.01.H38"]
KINDS = ["commune", "ward", "department"]
HEADER = ["STT", "Tên tệp", "Nơi nhận", "Loại văn bản", "Số", "Ký hiệu", "Cơ quan ban hành", "Ngày ban hành",
          "Trích yếu", "Người ký", "Độ khẩn", "Độ mật"]  # fmt: skip

Folder = Callable[..., Path]


def listed(folder: Path, *rows: list[object], header: list[str] = HEADER) -> tuple[list[DocumentRow], list[Problem]]:
    path = write_xlsx(folder / "danh-sach.xlsx", {"Văn bản": [header, *rows]})
    return read_mapping(path, folder, CODES, KINDS)


def refused(call: Callable[[], object]) -> list[tuple[object, ...]]:
    with pytest.raises(ImportRefused) as caught:
        call()
    assert all(p.sentence("vi") and p.sentence("en") for p in caught.value.problems)
    return [(p.code, p.row, p.column) for p in caught.value.problems]


def test_a_row_becomes_a_document_with_its_registry_fields(pdf_folder: Folder) -> None:
    folder = pdf_folder("02635-quyet-dinh.pdf")
    row = [1, "02635-quyet-dinh.pdf", 2635, "Quyết định", 5, "QĐ-UBND", "UBND tỉnh", date(2022, 12, 9),
           "Giao chỉ tiêu", "Chủ tịch", "Thượng khẩn", "Thường"]  # fmt: skip
    [document], warnings = listed(folder, row)
    assert str(document.audience) == "units:02635"
    assert vars(document) | {"audience": None} == {
        "path": folder / "02635-quyet-dinh.pdf", "audience": None, "type": "Quyết định", "number": "05",
        "symbol": "QĐ-UBND", "issuer": "UBND tỉnh", "date": "2022-12-09", "subject": "Giao chỉ tiêu",
        "signer": "Chủ tịch", "urgency": "express",
    }  # fmt: skip
    assert warnings == []


@pytest.mark.parametrize("day", ["09/12/2022", "9-12-2022", "2022-12-09", "ngày 09 tháng 12 năm 2022", 44904])
def test_days_are_read_as_people_write_them(pdf_folder: Folder, day: object) -> None:
    [document], _ = listed(pdf_folder("a.pdf"), ["a.pdf", "chung", day], header=["file", "audience", "date"])
    assert document.date == "2022-12-09"


def test_number_and_symbol_may_share_a_cell(pdf_folder: Folder) -> None:
    [document], _ = listed(pdf_folder("a.pdf"), ["a", "chung", "5/QĐ-UBND"], header=["Tệp", "Nơi nhận", "Số, ký hiệu"])
    assert (document.number, document.symbol, document.subject) == ("05", "QĐ-UBND", "A")


def test_every_problem_of_a_list_is_told_with_its_place(pdf_folder: Folder) -> None:
    folder = pdf_folder("a.pdf", "b.pdf", "notes.txt")
    rest = ["", "", "", "", "", "", "", "", ""]
    rows = [
        [1, "a.pdf", "09999", *rest],
        [2, "missing.pdf", "chung", *rest],
        [3, "../danh-sach.xlsx", "loại: phòng", *rest],
        [4, "notes.txt", "", *rest],
        [5, "a.pdf", "chung", "", "", "", "", "hôm qua", "", "", "gấp", ""],
        [6, "", "chung", *rest],
    ]
    assert refused(lambda: listed(folder, *rows)) == [
        ("unit_unknown", 2, "C"),
        ("file_missing", 3, "B"),
        ("file_missing", 4, "B"),
        ("kind_unknown", 4, "C"),
        ("listed_not_pdf", 5, "B"),
        ("audience_missing", 5, "C"),
        ("date_unreadable", 6, "H"),
        ("urgency_unknown", 6, "K"),
        ("file_twice", 6, "B"),
        ("file_name_missing", 7, "B"),
    ]


@pytest.mark.parametrize(("column", "value"), [("Độ mật", "Mật"), ("Độ mật", "A"), ("Độ khẩn", "Tối mật")])
def test_secret_documents_never_come_in(pdf_folder: Folder, column: str, value: str) -> None:
    folder = pdf_folder("a.pdf")
    assert refused(lambda: listed(folder, ["a.pdf", "chung", value], header=["Tệp", "Nơi nhận", column])) == [
        ("secret_document", 2, "C")
    ]


def test_the_refusal_of_a_secret_names_the_decision() -> None:
    assert "45/2018/QĐ-TTg" in Problem("secret_document", name="a.pdf").sentence("vi")


def test_the_same_number_twice_and_unlisted_files_are_warnings(pdf_folder: Folder) -> None:
    folder = pdf_folder("a.pdf", "b.pdf", "c.pdf")
    (folder / "cũ").mkdir()
    header = ["Tệp", "Nơi nhận", "Số", "Ký hiệu"]
    documents, warnings = listed(
        folder, ["a.pdf", "chung", 5, "CT-UBND"], ["b.pdf", "chung", "05", "CT-UBND"], header=header
    )
    assert len(documents) == 2
    assert [(w.code, w.severity, w.file, w.row) for w in warnings] == [
        ("registered_twice", "warning", "danh-sach.xlsx", 3),
        ("file_not_listed", "warning", "c.pdf", None),
        ("subfolder_ignored", "warning", "cũ", None),
    ]


def test_names_of_a_mac_and_of_either_case_are_found(pdf_folder: Folder) -> None:
    folder = pdf_folder("Ba\u0309n sao.PDF")
    [document], _ = listed(folder, ["bản sao.pdf", "chung"], header=["Tệp", "Nơi nhận"])
    assert document.subject == "Bản sao"


@pytest.mark.parametrize(
    ("name", "audience", "subject"),
    [
        ("02635_quyet-dinh.pdf", "units:02635", "Quyet dinh"),
        ("02635-Quyết định giao chỉ tiêu.pdf", "units:02635", "Quyết định giao chỉ tiêu"),
        ("02635 a.pdf", "units:02635", "A"),
        ("02635.pdf", "units:02635", "02635"),
        ("skhdt_ke-hoach.pdf", "units:SKHĐT", "Ke hoach"),
        ("000.00.01.H38_a.pdf", "units:000.00.01.H38", "A"),
        ("00_chi-thi.pdf", "everyone", "Chi thi"),
        ("Chung_Chỉ thị.pdf", "everyone", "Chỉ thị"),
        ("tat-ca-a.pdf", "everyone", "A"),
        ("COMMON a.pdf", "everyone", "A"),
    ],
)
def test_a_file_name_says_whom_it_is_for(pdf_folder: Folder, name: str, audience: str, subject: str) -> None:
    [document], warnings = map_by_file_names(pdf_folder(name), CODES)
    assert (str(document.audience), document.subject, warnings) == (audience, subject, [])


@pytest.mark.parametrize("name", ["026355_a.pdf", "2635_a.pdf", "02635a.pdf", "quyet-dinh.pdf", "chungnhan.pdf"])
def test_a_file_name_that_names_no_unit_is_refused_not_guessed(pdf_folder: Folder, name: str) -> None:
    folder = pdf_folder(name)
    assert refused(lambda: map_by_file_names(folder, CODES)) == [("file_name_unknown", None, None)]


def test_codes_that_differ_by_diacritics_only_are_not_guessed(pdf_folder: Folder) -> None:
    folder = pdf_folder("sd-a.pdf")
    assert refused(lambda: map_by_file_names(folder, ["SD", "SĐ"])) == [("file_name_unknown", None, None)]


def test_what_is_no_pdf_is_refused_by_name(pdf_folder: Folder) -> None:
    folder = pdf_folder("02635.pdf", "02641.docx", ".DS_Store", "~$02641.docx")
    (folder / "02641.pdf").write_text("not really")
    with pytest.raises(ImportRefused) as caught:
        map_by_file_names(folder, CODES)
    assert [(p.code, p.file) for p in caught.value.problems] == [("not_pdf", "02641.docx"), ("not_pdf", "02641.pdf")]


def test_missing_and_empty_folders_are_refused(pdf_folder: Folder, tmp_path: Path) -> None:
    assert refused(lambda: map_by_file_names(tmp_path / "none", CODES)) == [("folder_missing", None, None)]
    folder = pdf_folder()
    assert refused(lambda: map_by_file_names(folder, CODES)) == [("no_documents", None, None)]


def test_subjects_are_made_readable() -> None:
    assert subject_of("_quyet-dinh_giao chi tieu") == "Quyet-dinh giao chi tieu"
    assert subject_of("- ") == ""
