"""The minutes of one handover ("Biên bản giao, nhận") as PDF/A, and the same tables for a workbook."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ...translations import section
from ..export import Cell, Table, local_time
from ..qr import dense
from ..register import STATUS
from . import sentences
from .compiler import TEMPLATES, pdf
from .facts import Head, Minutes, UnitFacts, local


def layout(minutes: Minutes, language: str) -> dict[str, Any]:
    """What the template is given: every sentence ready."""
    return {
        **_frame(minutes, language),
        "conference": sentences.conference(minutes, language),
        "course": sentences.course(minutes, language),
        "results": sentences.results(minutes, language),
        "common": [minutes.documents[document].name for document in minutes.common],
        "list_notes": sentences.list_notes(minutes, language),
        "rows": list(_rows(minutes, language)),
        "zone": sentences.zone(minutes.released_at),
        "reasons": [(f"{u.name} ({u.code})", u.reason) for u in minutes.units if sentences.too_long(u)],
        "faults": [sentences.fault(minutes, found, language) for found in minutes.faults],
        "contradictions": sentences.contradictions(minutes, language),
        **_log(minutes, language),
    }


def print_minutes(laid_out: dict[str, Any], written_at: str) -> bytes:
    """PDF/A-2a; the same minutes give the same bytes."""
    return pdf(TEMPLATES / "minutes.typ", laid_out, datetime.fromisoformat(written_at))


def _frame(minutes: Minutes, language: str) -> dict[str, Any]:
    day = local(minutes.written_at).date().isoformat()
    return {
        "lang": language,
        "words": section(language, "papers"),
        "organiser": minutes.organiser,
        "subject": sentences.subject(minutes, language),
        "dated": sentences.long_day(day, language, "dated"),
        "day": day,
        "rehearsal": minutes.rehearsal,
    }


def _log(minutes: Minutes, language: str) -> dict[str, Any]:
    words = section(language, "papers")
    size = sentences.number(minutes.head.size, language)
    code = dense(qr_text(minutes.head))
    return {
        "log_text": words["log_text"].format(size=size, at=local_time(minutes.written_at)),
        "log": [
            (words["log_key"], minutes.head.key),
            (words["log_size"], str(minutes.head.size)),
            (words["log_root"], minutes.head.root),
        ],
        "qr": {"svg": code.svg, "size": code.size},
    }


def qr_text(head: Head) -> str:
    """What a checker compares with: verifier key, size and root, a line each."""
    return f"{head.key}\n{head.size}\n{head.root}"


def _rows(minutes: Minutes, language: str) -> Iterator[list[str]]:
    for ordinal, unit in enumerate(minutes.units, 1):
        yield [
            str(ordinal),
            unit.code,
            ", ".join(part for part in (unit.name, unit.parent) if part),
            own_documents(minutes, unit),
            sentences.short_time(minutes, unit.delivered_at),
            sentences.short_time(minutes, unit.answered_at),
            ", ".join(part for part in (unit.person, unit.position) if part),
            sentences.signed(unit, language),
            sentences.notes(minutes, unit, sentences.excerpt(unit, language), language),
        ]


def own_documents(minutes: Minutes, unit: UnitFacts) -> str:
    """Those that are not for every unit, by number and symbol where they have one."""
    own = [minutes.documents[document] for document in unit.documents if document not in minutes.common]
    return "; ".join(document.short for document in own)


def tables(minutes: Minutes, language: str) -> list[Table]:
    """Two sheets: the units, and the course of the act."""
    words = section(language, "papers")
    names = (
        "number code unit documents common delivered answered name position signed notes status processing"
    ).split()
    mark = rehearsal_mark(minutes, language)
    return [
        Table(words["sheet_units"], [words[f"column_{name}"] for name in names], _cells(minutes, language), mark),
        Table(words["sheet_course"], [words["time"], words["event"]], sentences.course(minutes, language), mark),
    ]


def rehearsal_mark(minutes: Minutes, language: str) -> str:
    """Empty for the real thing."""
    return section(language, "papers")["rehearsal"] if minutes.rehearsal else ""


def _cells(minutes: Minutes, language: str) -> Iterator[list[Cell]]:
    common = "; ".join(minutes.documents[document].name for document in minutes.common)
    for ordinal, unit in enumerate(minutes.units, 1):
        yield [
            ordinal,
            unit.code,
            ", ".join(part for part in (unit.name, unit.parent) if part),
            own_documents(minutes, unit),
            common,
            local_time(unit.delivered_at) if unit.delivered_at else None,
            local_time(unit.answered_at) if unit.answered_at else None,
            unit.person,
            unit.position,
            sentences.signed(unit, language),
            sentences.notes(minutes, unit, unit.reason, language),
            STATUS.get(unit.status[0]),
            sentences.processing(unit, language),
        ]
