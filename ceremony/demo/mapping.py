"""The mapping sheet beside the PDFs: one row a document, its registry fields and whom it is for."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path

import xlsxwriter

COLUMNS = {
    "Tệp": 44,
    "Nơi nhận": 18,
    "Loại văn bản": 14,
    "Số": 7,
    "Ký hiệu": 11,
    "Cơ quan ban hành": 22,
    "Ngày": 12,
    "Trích yếu": 90,
    "Người ký": 20,
    "Độ khẩn": 11,
}


@dataclass(frozen=True)
class Row:
    """In the order of the columns. ``audience`` and ``urgency`` as in ``core.documents.Document``."""

    filename: str
    audience: str
    type: str
    number: str
    symbol: str
    issuer: str
    date: str
    subject: str
    signer: str
    urgency: str = "Thường"


def write(path: Path, rows: Sequence[Row]) -> None:
    """All cells are text: numbers and codes keep their leading zeros. The same rows give the same bytes."""
    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_properties({"created": datetime(2022, 12, 9)})
        sheet = workbook.add_worksheet("Văn bản")
        bold = workbook.add_format({"bold": True, "bg_color": "#FFF4D6", "bottom": 1})
        text = workbook.add_format({"num_format": "@"})
        for column, (name, width) in enumerate(COLUMNS.items()):
            sheet.set_column(column, column, width, text)
            sheet.write_string(0, column, name, bold)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(astuple(row)):
                sheet.write_string(number, column, value, text)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(rows), len(COLUMNS) - 1)
