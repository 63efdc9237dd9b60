"""A unit's targets as the data that travels in its package (docs/protocol.md, section 3)."""

from collections.abc import Iterable
from dataclasses import asdict

from ..evidence import canonical
from ..files.assignment_row import AssignedTarget

FORMAT = "ceremony/targets/v1"
_WHERE_KNOWN = ("number", "province_number")


def write(unit: str, unit_name: str, title: str, targets: Iterable[AssignedTarget]) -> bytes:
    """Canonical JSON: the same targets give the same bytes."""
    rows = [_row(target) for target in targets]
    sheet = {"format": FORMAT, "unit": unit, "unit_name": unit_name, "title": title, "targets": rows}
    return canonical.encode(sheet) + b"\n"


def marked(content: bytes) -> bytes:
    """That of a rehearsal. Raises ValueError for what is no such sheet."""
    sheet = canonical.decode(content)
    if not isinstance(sheet, dict) or sheet.get("format") != FORMAT:
        raise ValueError("no sheet of targets")
    return canonical.encode({**sheet, "rehearsal": True}) + b"\n"


def _row(target: AssignedTarget) -> dict[str, str]:
    return {name: value for name, value in asdict(target).items() if value or name not in _WHERE_KNOWN}
