"""What each template is filled with."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Protocol

from . import facts, targets, wording
from .targets import Target

Draft = dict[str, Any]

ISSUED = "ngày 09 tháng 12 năm 2022"
DUTIES = {
    "department": (
        "Cụ thể hoá chỉ tiêu thành chương trình công tác, phân công lãnh đạo và phòng chuyên môn phụ trách; "
        "hướng dẫn, kiểm tra các địa phương thực hiện chỉ tiêu thuộc lĩnh vực được giao theo dõi; hoàn thành "
        "trước ngày 31 tháng 12 năm 2022."
    ),
    "district": (
        "Cụ thể hoá chỉ tiêu thành chương trình công tác; giao tiếp, đôn đốc các xã, phường, thị trấn "
        "trực thuộc thực hiện chỉ tiêu được giao, bảo đảm tổng hợp không thấp hơn mức tỉnh giao; hoàn thành "
        "trước ngày 31 tháng 12 năm 2022."
    ),
    "commune": (
        "Cụ thể hoá chỉ tiêu đến từng thôn, tổ dân phố, phân công cán bộ phụ trách; công khai chỉ tiêu để "
        "Nhân dân biết, thực hiện và giám sát; hoàn thành trước ngày 31 tháng 12 năm 2022."
    ),
}


class Receiver(Protocol):
    """What a document needs of a unit; ``core.units.Unit`` and ``facts.RosterUnit`` have it."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def parent(self) -> str | None: ...


def ordinal(number: int) -> str:
    """Numbers under 10 get a leading 0 (Decree 30/2020, Appendix I)."""
    return f"{number:02d}"


def assignment(unit: Receiver, number: int, parents: Mapping[str, str]) -> Draft:
    level = unit.kind if unit.kind in DUTIES else "commune"
    department = level == "department"
    parent = parents.get(unit.parent) if unit.parent else None
    given = targets.of_units()[unit.code]
    authority = wording.authority(unit.name, department)
    above = [wording.authority(parent, False)] if parent else []
    return _office(f"{ordinal(number)}/QĐ-UBND") | {
        "place": wording.place(unit.name, parent),
        "authority": f"{authority}, {wording.in_sentence(parent)}" if parent else authority,
        "count": ordinal(len(given)),
        "targets": _rows(given),
        "followed": not department,
        "duty": DUTIES[level],
        "executors": _executors(unit.name, parent, department),
        "recipients": _recipients(above, authority),
    }


def decision(number: int, first: int, last: int) -> Draft:
    return _office(f"{ordinal(number)}/QĐ-UBND") | {
        "theme": facts.CONFERENCE["theme"],
        "targets": _rows(targets.provincial()),
        "first": f"{ordinal(first)}/QĐ-UBND",
        "last": f"{ordinal(last)}/QĐ-UBND",
    }


def directive(number: int, decision: int) -> Draft:
    return _office(f"{ordinal(number)}/CT-UBND") | {
        "theme": facts.CONFERENCE["theme"],
        "decision": f"{ordinal(decision)}/QĐ-UBND",
        "tasks": [vars(task) for task in facts.TASKS],
    }


def appendix(decision: int) -> Draft:
    groups = groupby(zip(facts.INDICATORS, targets.provincial(), strict=True), lambda pair: pair[0].group)
    districts = [unit for unit in facts.roster() if unit.kind == "district"]
    by_indicator = zip(*(targets.of_units()[unit.code] for unit in districts), strict=True)
    return _office("") | {
        "decision": f"{ordinal(decision)}/QĐ-UBND",
        "groups": [{"name": name, "targets": _rows([target for _, target in pairs])} for name, pairs in groups],
        "districts": [wording.kind_and_name(unit.name) for unit in districts],
        "matrix": [
            {"name": row[0].name, "measure": row[0].measure, "values": [target.text for target in row]}
            for row in by_indicator
        ],
    }


def _office(number: str) -> Draft:
    return {"number": number, "date": ISSUED}


def _rows(given: Sequence[Target]) -> list[dict[str, str]]:
    offices = {unit.code: unit.name for unit in facts.roster() if unit.kind == "department"}
    return [
        {"name": t.name, "measure": t.measure, "value": t.text, "office": wording.short(offices[t.office])}
        for t in given
    ]


def _executors(name: str, parent: str | None, department: bool) -> str:
    heads = ["Chánh Văn phòng UBND tỉnh", "Giám đốc Sở Kế hoạch và Đầu tư", "Giám đốc Sở Tài chính"]
    if parent:
        heads.append(wording.head(parent, False))
    heads.append(wording.head(name, department))
    *others, last = dict.fromkeys(heads)
    return f"{'; '.join(others)} và {last}"


def _recipients(above: Sequence[str], authority: str) -> list[str]:
    return [
        "Như Điều 3",
        "TT. Tỉnh uỷ, HĐND tỉnh",
        "Chủ tịch, các Phó Chủ tịch UBND tỉnh",
        *above,
        authority,
    ]
