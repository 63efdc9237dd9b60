"""Prepares the demo conference in a data directory, or goes on where an earlier start was cut short."""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from ..core.conference import Conference, CreateConference
from ..core.entry import Refused
from ..core.handover import DraftHandover, Presenter
from ..core.targets import ImportTargets, Target
from ..core.units import ImportUnits, Unit
from ..files.kinds import kind_of
from ..services.assigning import assign_targets
from ..services.ceremony import Ceremony
from ..services.contacts import SHEET, keep
from ..services.importing import import_documents
from ..services.preparing import Progress, seal
from ..services.sequencer import Outcome
from . import assignment, contacts, facts, targets
from .documents import build_documents
from .rundown import HANDOVER, rundown

YOURS = "02716"
LongWork = Callable[[str], AbstractContextManager[Progress]]


def is_prepared(ceremony: Ceremony) -> bool:
    with ceremony.state() as state:
        return HANDOVER in state.handovers and state.handovers[HANDOVER].sealing > 0


def prepare(ceremony: Ceremony, long_work: LongWork) -> None:
    """Conference, units, documents, targets, rundown, envelopes. Each step may have been done already.

    ``long_work(key)`` shows how far the work named by ``key`` is, while it lasts.
    """
    _found(ceremony)
    with long_work("cli.building") as progress:
        mapping = build_documents(_folder(ceremony), facts.roster(), _names(), progress)
    with long_work("cli.checking") as progress:
        outcome, _ = import_documents(ceremony, _folder(ceremony), mapping, HANDOVER, progress=progress)
        _must(outcome)
    _assign(ceremony)
    _must(ceremony.submit(rundown(_ids(ceremony))))
    with long_work("cli.sealing") as progress:
        _must(seal(ceremony, HANDOVER, progress=progress))


def _found(ceremony: Ceremony) -> None:
    """The conference, its units and whom to call there, map, headline figures and drafted handover."""
    with ceremony.state() as state:
        founded = state.conference is not None
    if not founded:
        _must(ceremony.submit(CreateConference(Conference(**facts.CONFERENCE, mode="live"))))
    units = [Unit(unit.code, unit.name, kind_of(unit.kind), unit.parent) for unit in facts.roster()]
    _must(ceremony.submit(ImportUnits(tuple(units), "lao-cai-2022")))
    keep(ceremony, SHEET, contacts.contacts())
    shutil.copyfile(facts.DATA / "lao-cai-map-2022-schematic.json", ceremony.map_file)
    headlines = tuple(Target(t.indicator, t.name, t.text, t.measure) for t in targets.provincial())
    _must(ceremony.submit(ImportTargets(headlines, "targets.toml")))
    presenters = tuple(Presenter(presenter.id, presenter.name) for presenter in facts.PRESENTERS)
    _must(ceremony.submit(DraftHandover(HANDOVER, facts.HANDOVER_TITLE, presenters)))


def _assign(ceremony: Ceremony) -> None:
    """To each unit its own targets."""
    sheet = assignment.build(ceremony.data / assignment.SHEET, facts.roster())
    _must(assign_targets(ceremony, sheet, HANDOVER, assignment.TITLE)[0])


def _folder(ceremony: Ceremony) -> Path:
    return ceremony.data / "documents"


def _ids(ceremony: Ceremony) -> dict[str, str]:
    """File name -> id of a document."""
    with ceremony.state() as state:
        return {document.filename: id_ for id_, document in state.handovers[HANDOVER].documents.items()}


def _names() -> dict[str, str]:
    return {unit.code: unit.name for unit in facts.roster()}


def _must(outcome: Outcome) -> None:
    if isinstance(outcome, Refused):
        raise RuntimeError(f"the demo conference was refused: {outcome.code}")
