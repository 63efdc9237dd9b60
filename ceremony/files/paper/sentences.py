"""The facts of minutes in words: what the PDF and the workbook both say."""

from collections.abc import Iterator

from ...translations import section, translate
from ..export import local_time
from ..register import day
from .facts import SLOW_S, Fault, Hand, Minutes, Step, UnitFacts, local

_LONGEST_REASON = 240  # characters in the table; the whole of it stands behind the table


def number(value: float, language: str, decimals: int = 0) -> str:
    """``3.321`` and ``1,35`` in Vietnamese, ``3,321`` and ``1.35`` in English."""
    text = f"{value:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def duration(seconds: float, language: str) -> str:
    whole = round(seconds)
    if seconds < 10:
        return translate(language, "papers.duration_s", s=number(seconds, language, 2))
    if whole < 60:
        return translate(language, "papers.duration_s", s=whole)
    if whole < 3600:
        return translate(language, "papers.duration_min", min=whole // 60, s=whole % 60)
    return translate(language, "papers.duration_h", h=number(whole // 3600, language), min=whole % 3600 // 60)


def long_day(iso: str, language: str, key: str = "day") -> str:
    """``ngày 09 tháng 12 năm 2022``: a leading zero for days below 10 and for January and February only (Decree
    30/2020, Appendix I); in English as ISO 8601 has it."""
    year, month, day = iso.split("-")
    if language == "vi" and month not in ("01", "02"):
        month = month.lstrip("0")
    return translate(language, f"papers.{key}", year=year, month=month, day=day)


def short_time(minutes: Minutes, at: str | None) -> str:
    """The day only where it is not that of the release."""
    if not at:
        return ""
    shown = "%H:%M:%S" if local(at).date() == local(minutes.released_at).date() else "%H:%M:%S %d/%m/%Y"
    return local(at).strftime(shown)


def exact_time(at: str) -> str:
    """With milliseconds, as the ledger has it: ``08:31:05.123 09/12/2022``."""
    moment = local(at)
    return f"{moment:%H:%M:%S}.{moment.microsecond // 1000:03} {moment:%d/%m/%Y}"


def zone(at: str) -> str:
    """``UTC+07:00``: that of this machine."""
    return "UTC" + local(at).isoformat()[-6:]


def subject(minutes: Minutes, language: str) -> str:
    """A handover called ``Giao kế hoạch …`` makes minutes ``Giao, nhận kế hoạch …``."""
    title = minutes.title
    if language == "vi" and title.lower().startswith("giao "):
        title = title[len("giao ") :]
    return translate(language, "papers.minutes_subject", title=title)


def conference(minutes: Minutes, language: str) -> list[tuple[str, str]]:
    words = section(language, "papers")
    facts = {
        "conference": minutes.conference,
        "theme": minutes.theme,
        "handover": minutes.title,
        "date": long_day(minutes.date, language),
        "venue": minutes.venue,
        "organiser": minutes.organiser,
        "chair": words["blank"],
        "secretary": words["blank"],
    }
    return [(words[f"fact_{name}"], value) for name, value in facts.items() if value]


def course(minutes: Minutes, language: str) -> list[tuple[str, str]]:
    """(time, sentence), in the order of the log."""
    return [(exact_time(step.at), sentence(step, language)) for step in minutes.steps]


def sentence(step: Step, language: str) -> str:
    values = {name: _said(value, language) for name, value in step.values.items()}
    if "role" in values:
        values["by"] = values["by"] or translate(language, f"log.role_{values['role']}").lower()
    return translate(language, f"papers.step_{step.name}", **values)


def _said(value: object, language: str) -> str:
    match value:
        case int():
            return number(value, language)
        case float():
            return duration(value, language)
        case tuple():
            return ", ".join(_hand(hand, language) for hand in value)
        case _:
            return str(value)


def _hand(hand: Hand, language: str) -> str:
    held = duration(hand.held_ms / 1000, language)
    key = f"papers.hand_{hand.place}"
    return translate(language, key, presenter=hand.presenter, held=held, operator=hand.operator)


def results(minutes: Minutes, language: str) -> list[tuple[str, str]]:
    units = minutes.units
    counts = {
        "units": len(units),
        "delivered": sum(bool(unit.delivered_at) for unit in units),
        "acknowledged": sum(unit.answer == "acknowledged" for unit in units),
        "unanswered": sum(unit.reached and not unit.answer for unit in units),
        "refused": sum(unit.answer == "refused" for unit in units),
        "not_reached": sum(not unit.reached for unit in units),
        "slow": sum(_slow(minutes, unit) for unit in units),
        "late": sum(minutes.late(unit) for unit in units),
        "signed": sum(unit.signed for unit in units),
    }
    values = {"slow": SLOW_S, "day": f"{minutes.last_day:%d/%m/%Y}"}
    return [
        (translate(language, f"papers.result_{name}", **values), number(count, language))
        for name, count in counts.items()
    ]


def _slow(minutes: Minutes, unit: UnitFacts) -> bool:
    return bool(unit.delivered_at) and minutes.delay_s(unit.delivered_at or "") > SLOW_S


def list_notes(minutes: Minutes, language: str) -> str:
    return translate(
        language,
        "papers.list_times",
        zone=zone(minutes.released_at),
        day=f"{local(minutes.released_at):%d/%m/%Y}",
        last_day=f"{minutes.last_day:%d/%m/%Y}",
        slow=SLOW_S,
    )


def signed(unit: UnitFacts, language: str) -> str:
    return translate(language, "papers.yes" if unit.signed else "papers.no") if unit.answer else ""


def notes(minutes: Minutes, unit: UnitFacts, reason: str, language: str) -> str:
    """What is to be remarked about a unit; nothing where all went as it should."""
    return ". ".join(_notes(minutes, unit, reason, language))


def excerpt(unit: UnitFacts, language: str) -> str:
    """The reason, or its beginning where it is too long for a row of the table."""
    if not too_long(unit):
        return unit.reason
    return translate(language, "papers.excerpt", beginning=unit.reason[:_LONGEST_REASON].rstrip())


def too_long(unit: UnitFacts) -> bool:
    return len(unit.reason) > _LONGEST_REASON


def _notes(minutes: Minutes, unit: UnitFacts, reason: str, language: str) -> Iterator[str]:
    if unit.answer == "refused":
        yield translate(language, "papers.note_refused", reason=reason)
    if unit.delivered_at and _slow(minutes, unit):
        delay = duration(minutes.delay_s(unit.delivered_at), language)
        yield translate(language, "papers.note_slow", delay=delay)
    if minutes.late(unit):
        yield translate(language, "papers.note_late")
    if unit.delivered_at and not unit.answer:
        yield translate(language, "papers.note_unanswered")
    if not unit.reached:
        yield _last_known(minutes, unit, language)
        if unit.fault:
            yield translate(language, "papers.note_fault", fault=translate(language, f"log.fault_{unit.fault}"))


def _last_known(minutes: Minutes, unit: UnitFacts, language: str) -> str:
    """Silence is evidence too: how far the unit was when it was last heard of."""
    if unit.staged_at:
        return translate(language, "papers.note_staged", at=short_time(minutes, unit.staged_at))
    return translate(language, "papers.note_never_staged" if unit.enrolled else "papers.note_never_came")


def fault(minutes: Minutes, found: Fault, language: str) -> list[str]:
    """Unit, fault, times, first at."""
    kind = translate(language, f"log.fault_{found.kind}")
    return [f"{found.unit} ({found.code})", kind, number(found.times, language), short_time(minutes, found.first_at)]


def contradictions(minutes: Minutes, language: str) -> list[str]:
    return [
        translate(language, "papers.contradiction", unit=found.unit, code=found.code, at=local_time(found.at))
        + " "
        + translate(language, "papers.contradiction_proven" if found.proven else "papers.contradiction_unproven")
        for found in minutes.contradictions
    ]


def processing(unit: UnitFacts, language: str) -> str:
    """``Phân công: Nguyễn Văn A, hạn 20/12/2022``; empty where nothing was said of it."""
    known = unit.processing
    if known is None:
        return ""
    words = section(language, "papers")
    due = translate(language, "papers.processing_due", day=day(known.due)) if known.due else ""
    parts = ", ".join(part for part in (known.person, due, known.note) if part)
    return f"{words[f'status_{known.step}']}: {parts}" if parts else words[f"status_{known.step}"]
