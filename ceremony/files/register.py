"""The register of outgoing documents: a row for each document and unit that receives it.

The fields are those of Decree 30/2020/NĐ-CP, Appendix VI, the codes of what became of it those of Decision
28/2018/QĐ-TTg. What the ceremony was never told (file code, language, due date …) stays empty for the office.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..translations import section
from .export import Cell, Table, local_time

#: Ours -> Decision 28/2018: 01 arrived, 02 refused, 03 accepted, 04 assigned, 05 in progress, 06 done. What has not
#: arrived has none.
STATUS = {
    "delivered": "01",
    "refused": "02",
    "acknowledged": "03",
    "assigned": "04",
    "in_progress": "05",
    "done": "06",
}
#: Name in the translations -> the field of Appendix VI; ours have none.
FIELDS = {
    "file_code": "FileCode",
    "ordinal": "DocOrdinal",
    "type": "TypeName",
    "number": "CodeNumber",
    "symbol": "CodeNotation",
    "date": "IssuedDate",
    "issuer": "OrganName",
    "subject": "Subject",
    "language": "Language",
    "pages": "PageAmount",
    "description": "Description",
    "signer_position": "SignerInfo.Position",
    "signer_name": "SignerInfo.FullName",
    "unit_code": "",
    "to_id": "To.OrganId",
    "to_name": "To.OrganName",
    "priority": "Priority",
    "copies": "IssuedAmount",
    "due": "DueDate",
    "status": "",
    "status_name": "",
    "status_at": "",
    "reason": "",
    "processor": "",
    "process_by": "",
    "process_note": "",
}
_AGENCY = re.compile(r"\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}")  # Decision 20/2020/QĐ-TTg, as 000.00.12.H38
_POSITION = re.compile(
    r"(TM|KT|TL|TUQ|Q)\.|(Q\. ?)?(Chủ tịch|Phó|Giám đốc|Bí thư|Chánh|Trưởng|Cục trưởng|Tổng|Bộ trưởng|Thứ trưởng"
    r"|Thủ tướng|Chủ nhiệm|Viện trưởng|Hiệu trưởng|Quyền)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Registered:
    """A document as it was sealed; ``date`` is ISO, ``urgency`` normal, urgent, express or flash; ``copies``: how
    many units receive it."""

    type: str
    number: str
    symbol: str
    issuer: str
    date: str
    subject: str
    signer: str
    urgency: str
    pages: int
    filename: str
    copies: int

    @property
    def code(self) -> str:
        """Number and symbol as they stand on the paper: ``05/QĐ-UBND``; empty where it has neither."""
        return "/".join(part for part in (self.number, self.symbol) if part)

    @property
    def name(self) -> str:
        """By which people know it: ``Quyết định 05/QĐ-UBND``, or ``Phụ lục: Danh mục chỉ tiêu``."""
        if self.code:
            return f"{self.type} {self.code}".lstrip()
        return ": ".join(part for part in (self.type, self.subject) if part) or self.filename

    @property
    def short(self) -> str:
        """Where there is little room, beside others of its unit."""
        return self.code or (self.name if self.pages else self.type)


@dataclass(frozen=True)
class Processing:
    """What a unit does with what it acknowledged: ``step`` is assigned, in_progress or done, ``due`` ISO or empty."""

    step: str
    at: str
    person: str
    due: str
    note: str


@dataclass(frozen=True)
class Outgoing:
    """``status`` is one of ``STATUS`` or empty; ``at`` its time (RFC 3339), ``reason`` that of a refusal."""

    document: Registered
    unit_code: str
    unit_name: str
    status: str = ""
    at: str | None = None
    reason: str = ""
    processing: Processing | None = None


def register(rows: Iterable[Outgoing], language: str) -> Table:
    words = section(language, "papers")
    columns = [words[f"register_{name}"] + (f" ({field})" if field else "") for name, field in FIELDS.items()]
    return Table(words["register_title"], columns, _rows(rows, words))


def _rows(rows: Iterable[Outgoing], words: dict[str, str]) -> Iterator[list[Cell]]:
    for row in rows:
        values = _values(row, words)
        yield [values.get(name) for name in FIELDS]


def _values(row: Outgoing, words: dict[str, str]) -> dict[str, Cell]:
    document = row.document
    position, name = signer(document.signer)
    processing = row.processing
    return {
        "type": document.type,
        "number": document.number,
        "symbol": document.symbol,
        "date": day(document.date),
        "issuer": document.issuer,
        "subject": document.subject,
        "pages": document.pages or None,
        "signer_position": position,
        "signer_name": name,
        "unit_code": row.unit_code,
        "to_id": row.unit_code if _AGENCY.fullmatch(row.unit_code) else None,
        "to_name": row.unit_name,
        "priority": words[f"urgency_{document.urgency}"],
        "copies": document.copies,
        "status": STATUS.get(row.status),
        "status_name": words[f"status_{row.status or 'none'}"],
        "status_at": local_time(row.at) if row.at else None,
        "reason": row.reason or None,
        "processor": processing.person if processing else None,
        "process_by": day(processing.due) if processing else None,
        "process_note": processing.note if processing else None,
    }


def day(iso: str) -> str:
    """As people here write it: ``09/12/2022``; empty stays empty."""
    return "/".join(reversed(iso.split("-")))


def signer(text: str) -> tuple[str, str]:
    """Position and name: ``Nguyễn Văn A, Chủ tịch`` and ``KT. Chủ tịch, Nguyễn Văn A`` alike; one of them empty
    where only the other was given."""
    parts = [part.strip() for part in text.rsplit(",", 1)]
    positions = [part for part in parts if _POSITION.match(part)]
    if len(parts) == 1 or len(positions) != 1:
        return (text, "") if _POSITION.match(text) else ("", text)
    return positions[0], next(part for part in parts if part != positions[0])
