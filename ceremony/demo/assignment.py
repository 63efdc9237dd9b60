"""The sheet by which the demo's targets are handed down, a row for each unit and indicator; illustrative figures."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..files.export import write_xlsx
from . import facts, targets, wording
from .drafts import Receiver
from .targets import Target

SHEET = "chi-tieu-giao.xlsx"
TITLE = "Kế hoạch phát triển kinh tế - xã hội năm 2023 (số liệu minh hoạ)"
COLUMNS = ("Mã đơn vị", "Tên đơn vị", "Nhóm", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu giao", "Toàn tỉnh", "Ghi chú")
_OWN = "Nhiệm vụ của ngành"


def build(path: Path, units: Sequence[Receiver]) -> Path:
    """``units`` are those of ``facts.roster()``; KeyError for others."""
    write_xlsx(path, "Chỉ tiêu giao", COLUMNS, (row for unit in units for row in _rows(unit)))
    return path


def _rows(unit: Receiver) -> Iterator[tuple[str, ...]]:
    groups = {indicator.id: indicator.group for indicator in facts.INDICATORS}
    wholes = {target.indicator: target for target in targets.provincial()}
    for target in targets.of_units()[unit.code]:
        whole = wholes.get(target.indicator)
        group = groups.get(target.indicator, _OWN)
        beside = _beside(target, whole) if whole else ""
        yield (
            unit.code,
            unit.name,
            group,
            target.name,
            target.measure,
            target.text,
            beside,
            _note(unit, target, whole),
        )


def _beside(target: Target, whole: Target) -> str:
    """The province's figure, with its own measure where the unit's is counted in another."""
    return whole.text if whole.measure == target.measure else f"{whole.text} {whole.measure}"


def _note(unit: Receiver, target: Target, whole: Target | None) -> str:
    """Who follows it, and of what the province's figure is, where a level below measures something else."""
    offices = {one.code: one.name for one in facts.roster() if one.kind == "department"}
    followed = "" if target.office == unit.code else f"{wording.short(offices[target.office])} theo dõi"
    other = f"toàn tỉnh: {whole.name}" if whole and whole.name != target.name else ""
    return "; ".join(part for part in (followed, other) if part)
