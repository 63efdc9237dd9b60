"""The papers of a released handover: its minutes, their table, and the register of outgoing documents.

All of them are gathered from the first ``head.size`` entries of the ledger and nothing else: papers that name a root
say what is under it, however much was written since.
"""

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from ..core.entry import Entry
from ..files.export import write_workbook
from ..files.paper import minutes as paper
from ..files.paper.facts import Head, Minutes
from ..files.register import Outgoing, register
from .ceremony import Ceremony
from .gathering import Gathering
from .preparing import Progress, quiet

_CHUNK = 1000  # entries between two reports of progress
_READ = 10  # percent: nearly all of the time is typesetting


class NotReleased(Exception):
    """A handover that is not there, or was not released: there is nothing to say of it."""


def minutes_pdf(ceremony: Ceremony, handover: str, head: Head, language: str, progress: Progress = quiet) -> bytes:
    """PDF/A-2a. Raises NotReleased.

    ``head`` is a checkpoint of the log, and its key. ``progress`` is told percents: in steps while the log is read,
    then in two leaps, since typesetting says nothing of how far it is.
    """
    minutes = gather(ceremony, handover, head, progress)
    data = ceremony.offload(paper.layout, minutes, language)
    progress(_READ + 2, 100)
    made: bytes = ceremony.offload(paper.print_minutes, data, minutes.written_at)
    progress(100, 100)
    return made


def minutes_xlsx(ceremony: Ceremony, handover: str, head: Head, language: str, progress: Progress = quiet) -> bytes:
    """A sheet for the units and one for the course of the act. Raises NotReleased."""
    minutes = gather(ceremony, handover, head, progress)
    made: bytes = ceremony.offload(_minutes_workbook, minutes, language)
    progress(100, 100)
    return made


def register_xlsx(ceremony: Ceremony, handover: str, head: Head, language: str, progress: Progress = quiet) -> bytes:
    """A row for each document and unit that receives it. Raises NotReleased."""
    minutes = gather(ceremony, handover, head, progress)
    made: bytes = ceremony.offload(_register_workbook, minutes, language)
    progress(100, 100)
    return made


def gather(ceremony: Ceremony, handover: str, head: Head, progress: Progress = quiet) -> Minutes:
    """What the log says of a handover up to ``head``. Raises NotReleased."""
    gathering = Gathering(handover)
    for rows in _chunks(ceremony, head.size):
        ceremony.offload(_take, gathering, rows)
        progress(_READ * rows[-1][0] // head.size, 100)
    minutes = gathering.minutes(head)
    if minutes is None:
        raise NotReleased(handover)
    return minutes


def _chunks(ceremony: Ceremony, size: int) -> Iterator[list[tuple[int, bytes]]]:
    """The writer's lock is held for one chunk at a time, and not while it is worked on."""
    seq = 0
    while seq < size:
        with ceremony.state():
            rows = list(islice(ceremony.ledger.after(seq), min(_CHUNK, size - seq)))
        if not rows:
            return
        yield rows
        seq = rows[-1][0]


def _take(gathering: Gathering, rows: list[tuple[int, bytes]]) -> None:
    for _, body in rows:
        gathering.take(Entry.decode(body))


def _minutes_workbook(minutes: Minutes, language: str) -> bytes:
    stream = io.BytesIO()
    write_workbook(stream, *paper.tables(minutes, language))
    return stream.getvalue()


def _register_workbook(minutes: Minutes, language: str) -> bytes:
    stream = io.BytesIO()
    mark = paper.rehearsal_mark(minutes, language)
    write_workbook(stream, replace(register(_outgoing(minutes), language), mark=mark))
    return stream.getvalue()


def _outgoing(minutes: Minutes) -> Iterator[Outgoing]:
    for unit in minutes.units:
        status, at = unit.status
        for document in unit.documents:
            known = minutes.documents[document]
            yield Outgoing(known, unit.code, unit.name, status, at, unit.reason, unit.processing)
