"""Units from a spreadsheet: one row a unit, codes as they are in the official lists; whom to call there, if it says."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from .codes import padded, resolve, well_formed
from .columns import Column
from .dates import iso_date
from .kinds import kind_of, kind_of_name
from .phones import phone_numbers
from .problems import Problem, refuse
from .tables import Row, Table, read_table
from .text import fold

COLUMNS = (
    Column(
        "code",
        ("Mã đơn vị", "Mã", "code", "Mã số", "unit code", "Mã phường xã", "Mã xã", "Mã PX", "Mã ĐVHC", "id"),
        required=True,
    ),
    Column(
        "name",
        (
            "Tên đơn vị", "Tên", "full_name", "name", "Đơn vị", "unit", "unit name", "Tên đầy đủ", "Tên xã",
            "Phường xã", "Tên phường xã", "Tên cơ quan", "Cơ quan",
        ),
        required=True,
    ),
    Column("kind", ("Loại", "kind", "type", "Loại đơn vị", "Loại hình", "Cấp", "Phân loại")),
    Column(
        "parent",
        (
            "Cấp trên", "parent", "Mã cấp trên", "parent code", "Đơn vị cấp trên", "Mã đơn vị cấp trên",
            "district_code", "Mã huyện", "Mã quận huyện", "Mã QH", "Trực thuộc", "Thuộc",
        ),
    ),
    Column("parent_name", ("Tên cấp trên", "parent name", "district", "Huyện", "Quận huyện", "Tên huyện")),
    Column("valid_from", ("Hiệu lực từ", "valid_from", "Từ ngày", "Ngày hiệu lực")),
    Column("valid_to", ("Hiệu lực đến", "valid_to", "Đến ngày", "Ngày hết hiệu lực")),
    Column("receives", ("Nhận văn bản", "receives", "Có nhận văn bản", "Nhận tài liệu")),
    Column(
        "person",
        (
            "Người liên hệ", "contact person", "contact", "Đầu mối", "Đầu mối liên hệ", "Cán bộ đầu mối",
            "Người đầu mối", "Cán bộ liên hệ", "Họ tên người liên hệ", "Họ và tên người liên hệ", "contact name",
            "person",
        ),
    ),
    Column(
        "phone",
        (
            "Điện thoại", "telephone", "phone", "Số điện thoại", "Điện thoại liên hệ", "Số điện thoại liên hệ", "SĐT",
            "Số ĐT", "ĐT", "ĐTDĐ", "Di động", "Điện thoại di động", "phone number", "telephone number", "mobile", "tel",
        ),
    ),
)  # fmt: skip

_YES = {"co", "x", "1", "yes", "y", "true", "dung"}
_NO = {"khong", "0", "no", "n", "false", "sai"}
_LONGEST = {"person": 120, "phone": 120}


@dataclass(frozen=True)
class UnitRow:
    """``parent`` is a code of the same list, or None; dates are ISO. ``receives`` is False for a district
    that the list names only as the place of its communes. ``person`` and ``phone``: whom to call there."""

    code: str
    name: str
    kind: str
    parent: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    receives: bool = True
    person: str = ""
    phone: str = ""


def read_units(path: Path, known: Collection[str] = ()) -> list[UnitRow]:
    """The units of a sheet, parents that stand only in columns first.

    ``known`` are the codes of units that are there already: a parent may be one of them, and what the
    parent's columns say does not change it. Raises ImportRefused with every problem of the sheet.
    """
    table = read_table(path, COLUMNS)
    problems: list[Problem] = []
    rows = [(row, _unit(table, row, problems)) for row in table.rows]
    problems += _duplicates(table, rows)
    units = {unit.code: unit for unit in _above(table, rows, known)} | {unit.code: unit for _, unit in rows}
    codes = {code for code in units if code} | set(known)
    found = {}
    for row, unit in rows:
        parent = _parent(table, row, unit, codes, problems)
        found[unit.code] = replace(unit, parent=parent)
    problems += _cycles(table, rows, found)
    if not rows:
        problems.append(Problem("no_units", table.file, table.sheet))
    refuse(sorted(problems, key=lambda problem: problem.row or 0))
    return list((units | found).values())


def _unit(table: Table, row: Row, problems: list[Problem]) -> UnitRow:
    name, kind = row.text("name"), kind_of(row.text("kind")) or kind_of_name(row.text("name"))
    code = padded(row.text("code"), kind or "")
    if not code:
        problems.append(table.problem("code_missing", row, "code"))
    elif not well_formed(code):
        problems.append(table.problem("code_malformed", row, "code", value=code))
    if not name:
        problems.append(table.problem("name_missing", row, "name", unit=code))
    elif not kind:
        problems.append(table.problem("kind_missing", row, "kind", unit=name))
    return UnitRow(
        code,
        name,
        kind or "",
        row.text("parent") or None,
        _date(table, row, "valid_from", problems),
        _date(table, row, "valid_to", problems),
        _receives(table, row, problems),
        row.text("person"),
        _phone(table, row, problems),
    )


def _date(table: Table, row: Row, field: str, problems: list[Problem]) -> str | None:
    day = iso_date(row.values.get(field, ""))
    if day is None:
        problems.append(table.problem("date_unreadable", row, field, value=row.text(field)))
    return day or None


def _receives(table: Table, row: Row, problems: list[Problem]) -> bool:
    word = fold(row.text("receives"))
    if word and word not in _YES | _NO:
        problems.append(table.problem("yes_or_no", row, "receives", value=row.text("receives")))
    return word not in _NO


def _phone(table: Table, row: Row, problems: list[Problem]) -> str:
    problems += table.too_long(row, _LONGEST)
    phone = phone_numbers(row.text("phone"))
    if phone is None:
        problems.append(table.problem("phone_unreadable", row, "phone", value=row.text("phone")))
    return phone or ""


def _above(table: Table, rows: Iterable[tuple[Row, UnitRow]], known: Collection[str]) -> Iterable[UnitRow]:
    """Districts that have no row of their own and are not known yet, from the columns for the parent's
    code and name."""
    if "parent_name" not in table.header:
        return
    listed = {unit.code for _, unit in rows}.union(known)
    for row, unit in rows:
        name = row.text("parent_name")
        kind = kind_of_name(name) or "district"
        code = padded(unit.parent or "", kind)
        if code and name and well_formed(code) and code not in listed:
            listed.add(code)
            yield UnitRow(code, name, kind, receives=False)


def _parent(table: Table, row: Row, unit: UnitRow, codes: set[str], problems: list[Problem]) -> str | None:
    if unit.parent is None:
        return None
    parent = resolve(unit.parent, codes)
    if parent is None:
        problems.append(table.problem("parent_unknown", row, "parent", unit=unit.code, parent=unit.parent))
    return parent


def _duplicates(table: Table, rows: Iterable[tuple[Row, UnitRow]]) -> Iterable[Problem]:
    first: dict[str, Row] = {}
    for row, unit in rows:
        other = first.setdefault(unit.code, row)
        if other is not row and unit.code:
            yield table.problem("code_twice", row, "code", value=unit.code, other=other.number)


def _cycles(table: Table, rows: Iterable[tuple[Row, UnitRow]], units: Mapping[str, UnitRow]) -> Iterable[Problem]:
    """One problem a circle of parents, at its first row, naming the way round."""
    told: set[str] = set()
    for row, unit in rows:
        way = _way_up(unit.code, units)
        if unit.code in way[1:] and unit.code not in told:
            told.update(way)
            yield table.problem("parent_circle", row, "parent", way=" → ".join(way))


def _way_up(code: str, units: Mapping[str, UnitRow]) -> list[str]:
    """The codes from a unit upwards; ends with a code that occurs twice where there is a circle."""
    way = [code]
    while (parent := units[way[-1]].parent if way[-1] in units else None) is not None:
        way.append(parent)
        if parent in way[:-1]:
            break
    return way
