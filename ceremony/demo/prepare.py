"""Prepares the demo conference in a data directory, or goes on where an earlier start was cut short."""

import shutil

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


def is_prepared(ceremony: Ceremony) -> bool:
    with ceremony.state() as state:
        return HANDOVER in state.handovers and state.handovers[HANDOVER].sealing > 0


def prepare(ceremony: Ceremony, building: Progress, checking: Progress, sealing: Progress) -> None:
    """Conference, units, documents, envelopes. Each step may have been done already."""
    with ceremony.state() as state:
        created = state.conference is not None
    if not created:
        _must(ceremony.submit(CreateConference(Conference(**facts.CONFERENCE, mode="live"))))
    _must(ceremony.submit(PlanRundown(tuple(Cue(**vars(cue)) for cue in facts.RUNNING_ORDER))))
    units = [Unit(unit.code, unit.name, kind_of(unit.kind), unit.parent) for unit in facts.roster()]
    _must(ceremony.submit(ImportUnits(tuple(units), "lao-cai-2022")))
    shutil.copyfile(facts.DATA / "lao-cai-map-2022-schematic.json", ceremony.map_file)
    presenters = tuple(Presenter(presenter.id, presenter.name) for presenter in facts.PRESENTERS)
    _must(ceremony.submit(DraftHandover(HANDOVER, facts.HANDOVER_TITLE, presenters)))
    folder = ceremony.data / "documents"
    parents = {unit.code: unit.name for unit in units}
    mapping = build_documents(folder, facts.roster(), parents, building)
    outcome, _ = import_documents(ceremony, folder, mapping, HANDOVER, progress=checking)
    _must(outcome)
    _must(seal(ceremony, HANDOVER, progress=sealing))


def _must(outcome: Outcome) -> None:
    if isinstance(outcome, Refused):
        raise RuntimeError(f"the demo conference was refused: {outcome.code}")
