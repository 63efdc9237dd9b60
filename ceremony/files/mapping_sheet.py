"""Documents by a list: one row a file, with whom it is for and its registry fields."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .audience import EVERYONE, Audience, UnknownAudience, read_audience
from .columns import Column
from .dates import iso_date
from .documents import DocumentRow, files_of, is_pdf, nfc, same_registration, subfolders, subject_of
from .problems import Problem, refuse
from .tables import Row, Table, read_table
from .text import clean, fold

COLUMNS = (
    Column(
        "file",
        ("Tệp", "file", "Tên tệp", "filename", "file name", "Tập tin", "Tên tập tin", "Tên file", "Đường dẫn"),
        required=True,
    ),
    Column(
        "audience",
        ("Nơi nhận", "audience", "Đơn vị nhận", "recipients", "to", "Mã đơn vị nhận", "Mã đơn vị", "Gửi đến"),
        required=True,
    ),
    Column("type", ("Loại văn bản", "type", "Loại", "Tên loại", "document type", "Hình thức")),
    Column("number", ("Số", "number", "Số văn bản", "Số ký hiệu", "Số, ký hiệu", "Số/Ký hiệu", "Số và ký hiệu")),
    Column("symbol", ("Ký hiệu", "symbol", "notation", "Ký hiệu văn bản")),
    Column("issuer", ("Cơ quan ban hành", "issuer", "Nơi ban hành", "Tác giả", "Cơ quan")),
    Column("date", ("Ngày ban hành", "date", "Ngày", "Ngày văn bản", "Ngày ký", "Ngày, tháng, năm")),
    Column("subject", ("Trích yếu", "subject", "Trích yếu nội dung", "Nội dung", "title", "Tiêu đề")),
    Column("signer", ("Người ký", "signer", "signed by")),
    Column("urgency", ("Độ khẩn", "urgency", "Mức độ khẩn", "priority")),
    Column("secrecy", ("Độ mật", "secrecy", "Mức độ mật", "Độ mật văn bản", "classification")),
)

_URGENCIES = {
    "normal": ("", "thuong", "binhthuong", "khong", "normal"),
    "urgent": ("khan", "urgent"),
    "express": ("thuongkhan", "express"),
    "flash": ("hoatoc", "hoatochengio", "flash"),
}
_URGENCY = {word: urgency for urgency, words in _URGENCIES.items() for word in words}
_NOT_SECRET = {"", "thuong", "khong", "khongmat", "binhthuong", "normal", "none", "no", "0", "public"}
_SECRET = {"mat", "toimat", "tuyetmat", "secret", "topsecret", "confidential"}


@dataclass(frozen=True)
class _Folder:
    files: Mapping[str, Path]
    unit_codes: Collection[str]
    kinds: Collection[str]

    def find(self, name: str) -> Path | None:
        """By its name, with or without ``.pdf``, in either case; never outside the folder."""
        exact = self.files.get(name) or self.files.get(f"{name}.pdf")
        return exact or self._folded.get(name.casefold()) or self._folded.get(f"{name}.pdf".casefold())

    @cached_property
    def _folded(self) -> dict[str, Path]:
        return {name.casefold(): path for name, path in self.files.items()}


def read_mapping(
    path: Path, folder: Path, unit_codes: Collection[str], kinds: Collection[str]
) -> tuple[list[DocumentRow], list[Problem]]:
    """(documents, warnings) of a list and the folder its files are in.

    ``kinds`` are the kinds of unit there are. Warnings: files that the list does not name, folders in the
    folder, a number, symbol and issuer that occur twice. Raises ImportRefused with every problem.
    """
    table = read_table(path, COLUMNS)
    within = _Folder(files_of(folder), frozenset(unit_codes), frozenset(kinds))
    problems: list[Problem] = []
    documents = {}
    for row in table.rows:
        documents[row.number] = _document(table, row, within, problems)
    problems += _twice(table, documents)
    if not table.rows:
        problems.append(Problem("no_documents", table.file, table.sheet))
    refuse(sorted(problems, key=lambda problem: problem.row or 0))
    rows = {number: document for number, document in documents.items() if document is not None}
    return list(rows.values()), [
        *_same_numbers(table, rows),
        *_unnamed(within, rows.values(), path),
        *subfolders(folder),
    ]


def _document(table: Table, row: Row, folder: _Folder, problems: list[Problem]) -> DocumentRow | None:
    path = _file(table, row, folder, problems)
    audience = _audience(table, row, folder, problems)
    _refuse_secrets(table, row, problems)
    number, symbol = _number(row)
    document = DocumentRow(
        path or Path(),
        audience,
        row.text("type"),
        number,
        symbol,
        row.text("issuer"),
        _date(table, row, problems),
        row.text("subject") or (subject_of(clean(path.stem)) if path else ""),
        row.text("signer"),
        _urgency(table, row, problems),
    )
    return document if path else None


def _file(table: Table, row: Row, folder: _Folder, problems: list[Problem]) -> Path | None:
    name = row.text("file")
    path = folder.find(nfc(name)) if name else None
    if not name:
        problems.append(table.problem("file_name_missing", row, "file"))
    elif path is None:
        problems.append(table.problem("file_missing", row, "file", name=name))
    elif not is_pdf(path):
        problems.append(table.problem("listed_not_pdf", row, "file", name=name))
    return path


def _audience(table: Table, row: Row, folder: _Folder, problems: list[Problem]) -> Audience:
    try:
        return read_audience(row.text("audience"), folder.unit_codes, folder.kinds)
    except UnknownAudience as error:
        problems.append(table.problem(error.code, row, "audience", value=error.value))
        return EVERYONE


def _refuse_secrets(table: Table, row: Row, problems: list[Problem]) -> None:
    marked = [field for field in ("secrecy", "urgency") if fold(row.text(field)) in _SECRET]
    if fold(row.text("secrecy")) not in _NOT_SECRET:
        marked = ["secrecy"]
    for field in marked[:1]:
        problems.append(table.problem("secret_document", row, field, name=row.text("file")))


def _number(row: Row) -> tuple[str, str]:
    """(number, symbol), also out of one cell ``05/QĐ-UBND``; under 10 with its leading zero (Decree 30,
    Appendix I)."""
    number, _, rest = (part.strip() for part in row.text("number").partition("/"))
    return number.zfill(2) if number.isdecimal() else number, row.text("symbol") or rest


def _date(table: Table, row: Row, problems: list[Problem]) -> str:
    day = iso_date(row.values.get("date", ""))
    if day is None:
        problems.append(table.problem("date_unreadable", row, "date", value=row.text("date")))
    return day or ""


def _urgency(table: Table, row: Row, problems: list[Problem]) -> str:
    word = fold(row.text("urgency"))
    if word not in _URGENCY and word not in _SECRET:
        problems.append(table.problem("urgency_unknown", row, "urgency", value=row.text("urgency")))
    return _URGENCY.get(word, "normal")


def _twice(table: Table, documents: Mapping[int, DocumentRow | None]) -> Iterable[Problem]:
    rows = {row.number: row for row in table.rows}
    first: dict[Path, int] = {}
    for number, document in documents.items():
        if document is not None and (other := first.setdefault(document.path, number)) != number:
            yield table.problem("file_twice", rows[number], "file", name=document.path.name, other=other)


def _same_numbers(table: Table, documents: Mapping[int, DocumentRow]) -> Iterable[Problem]:
    rows = {row.number: row for row in table.rows}
    numbers = {document.path: number for number, document in documents.items()}
    for document, other in same_registration(documents.values()):
        values = {"number": f"{document.number}/{document.symbol}", "other": numbers[other.path]}
        row = rows[numbers[document.path]]
        yield table.problem("registered_twice", row, "number", severity="warning", **values)


def _unnamed(folder: _Folder, documents: Iterable[DocumentRow], sheet: Path) -> Iterable[Problem]:
    named = {document.path for document in documents}
    for name, path in folder.files.items():
        if path not in named and path.resolve() != sheet.resolve():
            yield Problem("file_not_listed", name, severity="warning")
