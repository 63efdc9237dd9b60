"""Prepares the demo conference in a data directory, or goes on where an earlier start was cut short."""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from ..core.agenda import Cue, PlanRundown
from ..core.conference import Conference, CreateConference
from ..core.entry import Refused
from ..core.handover import DraftHandover, Presenter
from ..core.units import ImportUnits, Unit
from ..files.kinds import kind_of
from ..services.ceremony import Ceremony
from ..services.importing import import_documents
from ..services.preparing import Progress, seal
from ..services.sequencer import Outcome
from . import facts
from .documents import build_documents

HANDOVER = "h1"
YOURS = "02716"
LongWork = Callable[[str], AbstractContextManager[Progress]]


def is_prepared(ceremony: Ceremony) -> bool:
    with ceremony.state() as state:
        return HANDOVER in state.handovers and state.handovers[HANDOVER].sealing > 0


def prepare(ceremony: Ceremony, long_work: LongWork) -> None:
    """Conference, units, documents, envelopes. Each step may have been done already.

    ``long_work(key)`` shows how far the work named by ``key`` is, while it lasts.
    """
    _found(ceremony)
    with long_work("cli.building") as progress:
        mapping = build_documents(_folder(ceremony), facts.roster(), _names(), progress)
    with long_work("cli.checking") as progress:
        outcome, _ = import_documents(ceremony, _folder(ceremony), mapping, HANDOVER, progress=progress)
        _must(outcome)
    with long_work("cli.sealing") as progress:
        _must(seal(ceremony, HANDOVER, progress=progress))


def _found(ceremony: Ceremony) -> None:
    """The conference, its rundown, units, map and drafted handover."""
    with ceremony.state() as state:
        founded = state.conference is not None
    if not founded:
        _must(ceremony.submit(CreateConference(Conference(**facts.CONFERENCE, mode="live"))))
    _must(ceremony.submit(PlanRundown(tuple(Cue(**vars(cue)) for cue in facts.RUNNING_ORDER))))
    units = [Unit(unit.code, unit.name, kind_of(unit.kind), unit.parent) for unit in facts.roster()]
    _must(ceremony.submit(ImportUnits(tuple(units), "lao-cai-2022")))
    shutil.copyfile(facts.DATA / "lao-cai-map-2022-schematic.json", ceremony.map_file)
    presenters = tuple(Presenter(presenter.id, presenter.name) for presenter in facts.PRESENTERS)
    _must(ceremony.submit(DraftHandover(HANDOVER, facts.HANDOVER_TITLE, presenters)))


def _folder(ceremony: Ceremony) -> Path:
    return ceremony.data / "documents"


def _names() -> dict[str, str]:
    return {unit.code: unit.name for unit in facts.roster()}


def _must(outcome: Outcome) -> None:
    if isinstance(outcome, Refused):
        raise RuntimeError(f"the demo conference was refused: {outcome.code}")
