"""Headline figures from a sheet: a row a target, its value as it was published."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .codes import well_formed
from .columns import Column
from .figures import written
from .problems import Problem, refuse
from .tables import Row, Table, read_table

COLUMNS = (
    Column("id", ("Mã", "id", "Mã chỉ tiêu", "code")),
    Column("name", ("Tên chỉ tiêu", "name", "Chỉ tiêu", "Tên", "Nội dung", "target"), required=True),
    Column(
        "value",
        ("Giá trị", "value", "Kế hoạch", "Chỉ tiêu giao", "Số giao", "Mục tiêu", "Kế hoạch giao"),
        required=True,
    ),
    Column("measure", ("Đơn vị", "measure", "Đơn vị tính", "ĐVT", "unit")),
    Column("note", ("Ghi chú", "note", "Chú thích", "So với năm trước")),
)
MOST_TARGETS = 100
_MOST_CHARACTERS = {"id": 60, "name": 300, "value": 60, "measure": 60, "note": 600}


@dataclass(frozen=True)
class TargetRow:
    """``value`` is text: "trên 11", "12.000"."""

    id: str
    name: str
    value: str
    measure: str = ""
    note: str = ""


def read_targets(path: Path) -> list[TargetRow]:
    """In the order of the sheet. Raises ImportRefused with every problem of it."""
    table = read_table(path, COLUMNS)
    problems: list[Problem] = []
    found = [_target(table, row, number, problems) for number, row in enumerate(table.rows, 1)]
    problems += _twice(table)
    if not table.rows:
        problems.append(Problem("no_targets", table.file, table.sheet))
    if len(table.rows) > MOST_TARGETS:
        problems.append(Problem("too_many_targets", table.file, table.sheet, count=len(table.rows), most=MOST_TARGETS))
    refuse(sorted(problems, key=lambda problem: problem.row or 0))
    return found


def _target(table: Table, row: Row, number: int, problems: list[Problem]) -> TargetRow:
    name, value, id_ = row.text("name"), written(row.values.get("value", "")), row.text("id")
    if not name:
        problems.append(table.problem("target_name_missing", row, "name"))
    if not value:
        problems.append(table.problem("target_value_missing", row, "value", name=name))
    if not well_formed(id_):
        problems.append(table.problem("code_malformed", row, "id", value=id_))
    problems += table.too_long(row, _MOST_CHARACTERS)
    return TargetRow(id_ or f"t{number:02}", name, value, row.text("measure"), row.text("note"))


def _twice(table: Table) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row in table.rows:
        id_ = row.text("id")
        if id_ and (other := first.setdefault(id_, row.number)) != row.number:
            yield table.problem("row_code_twice", row, "id", value=id_, other=other)
