"""The ledger as people read it: searched, filtered, written to a file with a sentence for each entry."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from ..core.audience import DESK, seen_by
from ..core.entry import Entry, Fields
from ..core.state import State
from ..files import export as files
from ..files.text import plain
from ..translations import translate
from .ceremony import Ceremony

FORMS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_CHUNK = 500
_SEARCHED = ("person", "position", "reason", "device", "operator", "unit")
COLUMNS = ("seq", "time", "event", "sentence", "unit", "unit_name", "person", "position", "reason", "by")


@dataclass(frozen=True)
class Query:
    """``before``: entries in front of this number; ``events``: any of these; ``text``: whatever its accents."""

    before: int | None = None
    limit: int = 200
    events: frozenset[str] = frozenset()
    unit: str | None = None
    text: str = ""


def search(ceremony: Ceremony, query: Query) -> tuple[list[dict[str, Any]], bool]:
    """Entries as the desk sees them, newest first, and whether there are more behind them."""
    found: list[dict[str, Any]] = []
    for entry in _newest_first(ceremony, query.before):
        with ceremony.state() as state:
            matches = _matches(state, entry, query)
        if not matches:
            continue
        if len(found) == query.limit:
            return found, True
        found.append(seen_by(DESK, entry))
    return found, False


def _newest_first(ceremony: Ceremony, before: int | None) -> Iterator[Entry]:
    with ceremony.state() as state:
        before = state.seq + 1 if before is None else before
    while True:
        with ceremony.state():
            rows = ceremony.ledger.before(before, _CHUNK)
        if not rows:
            return
        yield from (Entry.decode(body) for _, body in rows)
        before = rows[-1][0]


def _matches(state: State, entry: Entry, query: Query) -> bool:
    if query.events and entry.event not in query.events:
        return False
    if query.unit and entry.fields.get("unit") != query.unit:
        return False
    text = plain(_searched_text(state, entry)) if query.text else ""
    return all(word in text for word in plain(query.text).split())


def _searched_text(state: State, entry: Entry) -> str:
    words = [str(entry.fields[name]) for name in _SEARCHED if name in entry.fields]
    words.append(entry.by.name)
    unit = state.units.get(str(entry.fields.get("unit")))
    return " ".join([*words, unit.name if unit else ""])


def export(ceremony: Ceremony, target: BinaryIO, form: str, language: str) -> None:
    """Writes the whole log, oldest first. ``form`` is csv or xlsx."""
    columns = [translate(language, f"log.column_{name}") for name in COLUMNS]
    rows = _rows(ceremony, language)
    if form == "csv":
        files.write_csv(target, columns, rows)
    else:
        files.write_xlsx(target, translate(language, "log.title"), columns, rows)


def _rows(ceremony: Ceremony, language: str) -> Iterator[list[str | int | None]]:
    with ceremony.state() as state:
        entries = [Entry.decode(body) for _, body in ceremony.ledger.after(0)]
        for entry in entries:
            yield _row(state, entry, language)


def _row(state: State, entry: Entry, language: str) -> list[str | int | None]:
    fields = entry.fields
    unit = state.units.get(str(fields.get("unit")))
    return [
        entry.seq,
        files.local_time(entry.at),
        entry.event,
        sentence(state, entry, language),
        fields.get("unit"),
        unit.name if unit else None,
        fields.get("person"),
        fields.get("position"),
        fields.get("reason"),
        entry.by.name or translate(language, f"log.role_{entry.by.role}"),
    ]


def _of_the_show(entry: Entry, language: str) -> dict[str, str | int]:
    """Words for scenes, screens, calls, checks and steps."""
    fields = entry.fields
    words = {"scene_name": ("scene", fields.get("scene")), "screen_kind": ("kind", fields.get("kind"))}
    words["help_topic"] = ("topic", fields.get("topic"))
    words["step_name"] = ("step", fields.get("step") if entry.event == "package_step" else None)
    shown: dict[str, str | int] = {"page": _page(fields), "name_of_screen": fields.get("name", "")}
    for name, (prefix, value) in words.items():
        kind = value["kind"] if isinstance(value, dict) else value
        shown[name] = translate(language, f"desk.{prefix}_{kind}") if kind else ""
    results = list(fields.get("checks", {}).values())
    return {**shown, "checks_good": results.count("ok"), "checks_made": len(results)}


def _page(fields: Fields) -> int:
    step = fields.get("step", 0)
    return step + 1 if isinstance(step, int) else 1


def sentence(state: State, entry: Entry, language: str) -> str:
    """What an entry says, in words."""
    unit = state.units.get(str(entry.fields.get("unit")))
    handover = state.handovers.get(str(entry.fields.get("handover")))
    shown = {k: v if isinstance(v, str | int) else json.dumps(v) for k, v in seen_by(DESK, entry).items()}
    shown.update(
        unit_name=unit.name if unit else "",
        handover_title=handover.title if handover else "",
        name=entry.by.name or translate(language, f"log.role_{entry.by.role}"),
    )
    for word in ("fault", "what"):
        if word in shown:
            shown[word] = translate(language, f"log.{word}_{shown[word]}")
    shown.update(_of_the_show(entry, language))
    return translate(language, f"log.{entry.event}", **shown)
