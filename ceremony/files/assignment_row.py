"""One target of one unit, as a row of a sheet has it."""

from collections.abc import Iterator
from dataclasses import dataclass

from . import figures
from .columns import Column
from .problems import Problem
from .tables import Row, Table

COLUMNS = (
    Column("ordinal", ("TT", "STT", "Số TT", "Số thứ tự", "No")),
    Column(
        "code",
        ("Mã đơn vị", "unit code", "code", "Mã xã", "Mã phường xã", "Mã ĐVHC", "Mã huyện", "Mã cơ quan"),
    ),
    Column(
        "unit",
        (
            "Tên đơn vị", "unit", "unit name", "Đơn vị nhận", "Đơn vị được giao", "Đơn vị thực hiện", "Địa phương",
            "Xã, phường", "Xã phường, thị trấn", "Tên xã", "Cơ quan", "Cơ quan, đơn vị", "Đơn vị",
        ),
    ),
    Column(
        "name",
        (
            "Chỉ tiêu", "indicator", "name", "Tên chỉ tiêu", "Các chỉ tiêu", "Chỉ tiêu chủ yếu", "Các chỉ tiêu chủ yếu",
            "Danh mục chỉ tiêu", "Nội dung chỉ tiêu", "Nội dung", "Danh mục", "Tiêu chí", "target",
        ),
        required=True,
    ),
    Column("measure", ("Đơn vị tính", "measure", "ĐVT", "Đơn vị đo", "Đơn vị")),
    Column(
        "value",
        (
            "Chỉ tiêu giao", "value", "Giá trị", "Kế hoạch giao", "Số giao", "Giao", "Kế hoạch", "Mục tiêu",
            "Chỉ tiêu đơn vị",
        ),
    ),
    Column(
        "province",
        (
            "Toàn tỉnh", "province", "Tỉnh", "Cả tỉnh", "Kế hoạch tỉnh", "Kế hoạch toàn tỉnh", "Chỉ tiêu tỉnh",
            "Chỉ tiêu toàn tỉnh", "Tỉnh giao", "KH tỉnh", "Toàn thành phố", "Tổng số", "Tổng cộng", "Tổng",
        ),
    ),
    Column("group", ("Nhóm", "group", "Nhóm chỉ tiêu", "Lĩnh vực")),
    Column("note", ("Ghi chú", "note", "Chú thích")),
)  # fmt: skip
_MOST_CHARACTERS = {"name": 300, "measure": 60, "group": 300, "note": 600}
_LONGEST_FIGURE = 60


@dataclass(frozen=True)
class AssignedTarget:
    """``value`` and ``province`` as they were published; their numbers are plain decimals, or empty."""

    name: str
    value: str
    measure: str = ""
    province: str = ""
    note: str = ""
    group: str = ""
    number: str = ""
    province_number: str = ""


def assigned(
    table: Table, row: Row, field: str, group: str, problems: list[Problem], *, required: bool = False
) -> AssignedTarget | None:
    """The target whose value stands in the column ``field``; None where there is none, or it is wrong."""
    value, province, name = row.values.get(field, ""), row.values.get("province", ""), row.text("name")
    wrong = len(problems)
    if not name:
        problems.append(table.problem("target_name_missing", row, "name"))
    if required and not row.text(field):
        problems.append(table.problem("target_value_missing", row, field, name=name))
    problems += _unfit(table, row, field)
    if len(problems) > wrong or figures.is_none(value):
        return None
    known = not figures.is_none(province)
    return AssignedTarget(
        name=name,
        value=figures.written(value),
        measure=row.text("measure"),
        province=figures.written(province) if known else "",
        note=row.text("note"),
        group=group,
        number=figures.number(value),
        province_number=figures.number(province) if known else "",
    )


def limits(table: Table, row: Row) -> Iterator[Problem]:
    """What is wrong with a row whichever unit it is for."""
    yield from table.too_long(row, _MOST_CHARACTERS)
    yield from _unfit(table, row, "province")


def _unfit(table: Table, row: Row, field: str) -> Iterator[Problem]:
    if not figures.is_figure(row.values.get(field, "")):
        yield table.problem("target_no_figure", row, field, value=row.text(field))
    yield from table.too_long(row, {field: _LONGEST_FIGURE})
