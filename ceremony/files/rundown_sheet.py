"""The running order as a sheet: read row by row, and written as it can be read again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from .codes import well_formed
from .columns import Column
from .export import Cell
from .problems import Problem, refuse
from .scene_words import NAMES, Known, NoScene, Scene, Spoken, parameter_of, read_scene, scene_word
from .sheet import Value
from .tables import Row, Table, read_table, text_of

COLUMNS = (
    Column("id", ("Mã", "id", "Mã mục", "code")),
    Column("time", ("Giờ", "time", "Thời gian", "Bắt đầu", "Giờ bắt đầu", "start"), required=True),
    Column("minutes", ("Phút", "minutes", "Thời lượng", "Số phút", "Thời lượng (phút)", "duration")),
    Column("title", ("Nội dung", "title", "Nội dung chương trình", "Mục", "Công việc", "item"), required=True),
    Column("name", ("Người phát biểu", "speaker", "Họ tên", "Họ và tên", "Người trình bày", "Người thực hiện", "name")),
    Column("position", ("Chức vụ", "position", "Chức danh")),
    Column("scene", ("Cảnh", "scene", "Màn hình", "Hiển thị")),
    Column("parameter", ("Tham số", "parameter", "Chi tiết", "detail")),
)
_CLOCK = re.compile(r"(\d{1,2})\s*(?:giờ|[:hg.])\s*(\d{1,2})?\s*(?:phút|p|'|:\d{2})?", re.IGNORECASE)
_SPAN = re.compile(r"\s*(?:[-–—~]|đến)\s*")
_LONGEST = 24 * 60
MOST_CUES = 500
_MOST_CHARACTERS = {"id": 60, "title": 300, "name": 300, "position": 300, "parameter": 600}
#: A hardware panel asks for cues by these words.
_RESERVED = {"next", "previous"}


@dataclass(frozen=True)
class CueRow:
    """``id`` is empty where the sheet gives none; ``time`` HH:MM."""

    id: str
    time: str
    minutes: int
    title: str
    name: str
    position: str
    scene: Scene

    @property
    def speaker(self) -> str:
        return ", ".join(part for part in (self.name, self.position) if part)


def read_rundown(path: Path, known: Known) -> list[CueRow]:
    """Raises ImportRefused with every problem of the sheet."""
    table = read_table(path, COLUMNS)
    problems: list[Problem] = []
    cues = [_cue(table, row, known, problems) for row in table.rows]
    problems += _twice(table)
    if not table.rows:
        problems.append(Problem("no_cues", table.file, table.sheet))
    if len(table.rows) > MOST_CUES:
        problems.append(Problem("too_many_cues", table.file, table.sheet, count=len(table.rows), most=MOST_CUES))
    refuse(sorted(problems, key=lambda problem: problem.row or 0))
    return _with_minutes(cues)


def _cue(table: Table, row: Row, known: Known, problems: list[Problem]) -> CueRow:
    title = row.text("title")
    if not title:
        problems.append(table.problem("cue_title_missing", row, "title"))
    if not well_formed(row.text("id")):
        problems.append(table.problem("code_malformed", row, "id", value=row.text("id")))
    if row.text("id").casefold() in _RESERVED:
        problems.append(table.problem("cue_id_reserved", row, "id", value=row.text("id")))
    problems += table.too_long(row, _MOST_CHARACTERS)
    spoken = Spoken(title, row.text("name"), row.text("position"))
    start, end = _times(table, row, problems)
    return CueRow(
        row.text("id"),
        start,
        _minutes(table, row, _between(start, end) if start and end else -1, problems),
        title,
        spoken.name,
        spoken.position,
        _scene(table, row, spoken, known, problems),
    )


def _times(table: Table, row: Row, problems: list[Problem]) -> tuple[str, str]:
    """When it begins, and when it ends where the cell says so (``8h00 - 8h15``)."""
    value = row.values.get("time", "")
    start, *rest = _SPAN.split(value) if isinstance(value, str) else (value,)
    found, end = clock(start), clock(rest[0]) if rest else ""
    if found is None or end is None:
        problems.append(table.problem("time_unreadable", row, "time", value=row.text("time")))
    return found or "", end or ""


def clock(value: Value) -> str | None:
    """HH:MM of ``8:05``, ``08h05``, ``8 giờ 5``, a spreadsheet's time, or its part of a day; None for anything else."""
    if isinstance(value, datetime | time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        value = value.total_seconds() / 86_400
    if isinstance(value, int | float):
        minutes = round(value * _LONGEST)
        return f"{minutes // 60:02}:{minutes % 60:02}" if 0 <= minutes < _LONGEST else None
    found = _CLOCK.fullmatch(text_of(value))
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return f"{int(found[1]):02}:{int(found[2] or 0):02}"


def _minutes(table: Table, row: Row, unsaid: int, problems: list[Problem]) -> int:
    """``unsaid`` where the sheet does not say."""
    text = row.text("minutes").removesuffix("phút").removesuffix("'").strip()
    if not text:
        return unsaid
    if not (text.isdecimal() and int(text) <= _LONGEST):
        problems.append(table.problem("minutes_unreadable", row, "minutes", value=row.text("minutes")))
        return 0
    return int(text)


def _scene(table: Table, row: Row, spoken: Spoken, known: Known, problems: list[Problem]) -> Scene:
    try:
        return read_scene(row.text("scene"), row.text("parameter"), spoken, known)
    except NoScene as error:
        column = "scene" if error.code == "scene_unknown" else "parameter"
        known_handovers = ", ".join(known.handovers)
        values = {"value": error.value, "scenes": NAMES, "handovers": known_handovers or "–"}
        problems.append(table.problem(error.code, row, column, **values))
        return {"kind": "neutral"}


def _twice(table: Table) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row in table.rows:
        id_ = row.text("id")
        if id_ and (other := first.setdefault(id_, row.number)) != row.number:
            yield table.problem("row_code_twice", row, "id", value=id_, other=other)


def _with_minutes(cues: list[CueRow]) -> list[CueRow]:
    """Where a row does not say how long, until the next one begins."""
    following = [cue.time for cue in cues[1:]] + [""]
    return [
        cue if cue.minutes >= 0 else CueRow(**{**vars(cue), "minutes": _between(cue.time, then)})
        for cue, then in zip(cues, following, strict=True)
    ]


def _between(start: str, end: str) -> int:
    return max(0, _of_day(end) - _of_day(start)) if end else 0


def _of_day(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def rows(cues: Iterable[CueRow]) -> Iterator[list[Cell]]:
    """In the order of the columns."""
    for cue in cues:
        yield [
            cue.id,
            cue.time,
            cue.minutes,
            cue.title,
            cue.name,
            cue.position,
            scene_word(cue.scene),
            _parameter(cue),
        ]


def _parameter(cue: CueRow) -> str:
    """A topic that is the title again need not be said twice."""
    parameter = parameter_of(cue.scene)
    return "" if cue.scene["kind"] == "speaker" and parameter == cue.title else parameter


HEADER = [column.names[0] for column in COLUMNS]
