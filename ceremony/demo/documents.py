"""The demo's documents: real PDFs (PDF/A-2a) in the form of Decree 30/2020/NĐ-CP, with illustrative figures.

Common: the province's decision, its list of targets, the directive. For each unit: its own decision.
Numbers run from 01 in the order of the units; the common decision, which refers to them, comes last.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..files.paper.compiler import pdf
from . import drafts, facts, mapping, wording
from .drafts import Draft, Receiver

TEMPLATES = Path(__file__).resolve().parent / "templates"
MAPPING = "mapping.xlsx"
DATE = "09/12/2022"
#: What the files say of when they were made: midnight in Lào Cai. A clock would change the bytes.
MADE = datetime(2022, 12, 8, 17, tzinfo=UTC)
SIGNER = "Chủ tịch UBND tỉnh"
SUBJECT = "kế hoạch phát triển kinh tế - xã hội năm 2023"


@dataclass(frozen=True)
class Sheet:
    """A document to print: its template, what fills it, and its row in the mapping."""

    template: str
    draft: Draft
    row: mapping.Row


def build_documents(
    folder: Path,
    units: Sequence[Receiver],
    parents: Mapping[str, str],
    on_progress: Callable[[int, int], None],
) -> Path:
    """Writes the common documents, one for each of ``units``, and their mapping; returns the mapping's path.

    ``parents``: code -> name of the units above. Units are those of ``facts.roster()``; KeyError for others.
    The same units give the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sheets = [*common(len(units)), *(own(unit, n, parents) for n, unit in enumerate(units, 1))]
    for done, sheet in enumerate(sheets, 1):
        (folder / sheet.row.filename).write_bytes(pdf(TEMPLATES / sheet.template, sheet.draft, MADE))
        on_progress(done, len(sheets))
    mapping.write(folder / MAPPING, [sheet.row for sheet in sheets])
    return folder / MAPPING


def common(units: int) -> list[Sheet]:
    """The documents for everyone, where ``units`` decisions of their own come before them."""
    number = units + 1
    return [
        Sheet(
            "decision.typ",
            drafts.decision(number, 1, units),
            _row("chung-1-quyet-dinh", "Quyết định", number, "QĐ-UBND", f"Về việc giao {SUBJECT}"),
        ),
        Sheet(
            "appendix.typ",
            drafts.appendix(number),
            _row("chung-2-danh-muc-chi-tieu", "Phụ lục", None, "", "Danh mục chỉ tiêu chủ yếu năm 2023"),
        ),
        Sheet(
            "directive.typ",
            drafts.directive(1, number),
            _row("chung-3-chi-thi", "Chỉ thị", 1, "CT-UBND", f"Về tổ chức thực hiện {SUBJECT}"),
        ),
    ]


def own(unit: Receiver, number: int, parents: Mapping[str, str]) -> Sheet:
    """A unit's own decision."""
    place = wording.place(unit.name, parents.get(unit.parent) if unit.parent else None)
    subject = f"Về việc giao chỉ tiêu {SUBJECT} cho {place}"
    row = _row(f"{unit.code}-quyet-dinh", "Quyết định", number, "QĐ-UBND", subject, f"units:{unit.code}")
    return Sheet("assignment.typ", drafts.assignment(unit, number, parents), row)


def _row(
    name: str, type_: str, number: int | None, symbol: str, subject: str, audience: str = "everyone"
) -> mapping.Row:
    return mapping.Row(
        filename=f"{name}.pdf",
        audience=audience,
        type=type_,
        number="" if number is None else drafts.ordinal(number),
        symbol=symbol,
        issuer=facts.CONFERENCE["organiser"],
        date=DATE,
        subject=subject,
        signer=SIGNER,
    )
