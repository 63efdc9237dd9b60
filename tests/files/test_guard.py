"""No cell becomes a formula, wherever a spreadsheet separates, and an import gives back what was exported."""

import csv
import io
import random

import pytest

from ceremony.files.export import write_csv
from ceremony.files.guard import guarded, unguarded

RUNS = "=1+1"
HOSTILE = [
    RUNS,
    "@SUM(A1)",
    f"Xã A;{RUNS};",
    f"Xã A; {RUNS}",
    f"Xã A,{RUNS},",
    f"Xã A\t{RUNS}\t",
    f"Xã A\n{RUNS}\t;",
    f'Xã A;"{RUNS};b"',
    f'Xã A; ;,"" {RUNS};b"',
    f"Xã A;\u00a0{RUNS}",
]


def cells(text, separator):
    return [cell for row in csv.reader(io.StringIO(text), delimiter=separator) for cell in row]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_begins_like_a_formula_whatever_separates(text, separator):
    out = io.BytesIO()
    write_csv(out, ["Tên", "Ghi chú"], [["x", text], [text, "y"]])
    found = cells(out.getvalue().decode("utf-8-sig"), separator)
    assert not [cell for cell in found if cell.strip().lstrip('"').startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("text", ["Xã A - B", "a = b", "10;20", "1-2", "Ông A; Bà B", '"trích" - dẫn', "a@b.vn"])
def test_what_is_no_formula_stays_as_it_is(text):
    assert guarded(text) == text


def test_an_import_gives_back_what_was_exported():
    chance = random.Random(1)
    texts = HOSTILE + ["".join(chance.choices("=-'\";,\t\n\r a", k=chance.randrange(12))) for _ in range(20_000)]
    assert [text for text in texts if unguarded(guarded(text)) != text] == []


@pytest.mark.parametrize("filling", ["\t", ";", " ", '"', ", ", "'"])
def test_long_cells_take_no_time(filling):
    text = "x" + filling * 200_000 + "x"
    assert unguarded(guarded(text)) == text
