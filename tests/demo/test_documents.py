import io
import json

import pikepdf
import pytest
import python_calamine

from ceremony.demo import documents, facts, mapping
from ceremony.demo.targets import of_units

PARENTS = {unit.code: unit.name for unit in facts.roster()}
UNITS = {unit.code: unit for unit in facts.roster()}
CODES = ("02686", "SYT", "083")  # a commune, a department, a district


def build(folder):
    progress = []
    units = [UNITS[code] for code in CODES]
    sheet = documents.build_documents(folder, units, PARENTS, lambda *step: progress.append(step))
    return sheet, progress


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build(tmp_path_factory.mktemp("documents"))


@pytest.fixture(scope="module")
def rows(built):
    sheet = python_calamine.CalamineWorkbook.from_path(built[0]).get_sheet_by_index(0)
    names, *rows = sheet.to_python()
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_the_same_units_give_the_same_bytes(built, tmp_path):
    again, _ = build(tmp_path)
    first = {path.name: path.read_bytes() for path in built[0].parent.iterdir()}
    assert {path.name: path.read_bytes() for path in again.parent.iterdir()} == first


def test_progress_is_told_document_by_document(built):
    assert built[1] == [(n, 6) for n in range(1, 7)]


def test_each_unit_has_its_own_document_and_all_have_the_common_ones(built, rows):
    audiences = [row["Nơi nhận"] for row in rows]
    assert audiences == ["everyone"] * 3 + [f"units:{code}" for code in CODES]
    assert {row["Tệp"] for row in rows} == {path.name for path in built[0].parent.glob("*.pdf")}


def test_the_sheet_has_the_columns_of_an_import_and_keeps_leading_zeros(rows):
    assert list(rows[0]) == list(mapping.COLUMNS)
    assert [row["Số"] for row in rows] == ["04", "", "01", "01", "02", "03"]
    assert rows[3]["Trích yếu"].endswith("cho xã A Mú Sung, huyện Bát Xát")
    assert {row["Ngày"] for row in rows} == {"09/12/2022"}


def test_no_number_and_symbol_of_an_issuer_stands_twice():
    sheets = [*documents.common(181), *(documents.own(u, n, PARENTS) for n, u in enumerate(UNITS.values(), 1))]
    registered = [(sheet.row.number, sheet.row.symbol) for sheet in sheets if sheet.row.number]
    assert len(registered) == len(set(registered)) == 183
    assert len({sheet.row.filename for sheet in sheets}) == 184


@pytest.mark.parametrize("code", CODES)
def test_a_draft_holds_the_figures_of_its_unit_and_of_no_other(code):
    draft = documents.own(UNITS[code], 5, PARENTS).draft
    assert [row["value"] for row in draft["targets"]] == [target.text for target in of_units()[code]]
    others = [UNITS[other].name for other in ("02689", "SVHTT", "084")]
    assert not [name for name in others if name in json.dumps(draft, ensure_ascii=False)]
    assert draft["number"] == "05/QĐ-UBND"


def test_whoever_carries_it_out_is_named_among_the_recipients():
    draft = documents.own(UNITS["02686"], 48, PARENTS).draft
    assert draft["recipients"][-2:] == ["UBND huyện Bát Xát", "UBND xã A Mú Sung"]
    assert draft["executors"].endswith("Chủ tịch UBND huyện Bát Xát và Chủ tịch UBND xã A Mú Sung")


def test_an_office_that_carries_out_every_decision_is_named_once_in_its_own():
    executors = documents.own(UNITS["STC"], 3, PARENTS).draft["executors"]
    assert executors.count("Giám đốc Sở Tài chính") == 1


def test_the_files_are_pdf_a_on_a4_in_vietnamese_and_light(built):
    for path in built[0].parent.glob("*.pdf"):
        data = path.read_bytes()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            width, height = sorted(float(x) for x in pdf.pages[0].mediabox[2:])
            assert (round(width), round(height)) == (595, 842)
            assert 1 <= len(pdf.pages) <= 3
            assert str(pdf.Root.Lang).startswith("vi")
            with pdf.open_metadata() as metadata:
                assert metadata.pdfa_status == "2A"
        assert len(data) < 120_000


def test_every_page_is_marked_as_illustrative():
    form = (documents.TEMPLATES / "office.typ").read_text("utf-8")
    assert form.count("mark") >= 3  # named, in the foot of each page, and across it
    for template in documents.TEMPLATES.glob("*.typ"):
        text = template.read_text("utf-8")
        assert template.name == "office.typ" or "#show: form.with(" in text
