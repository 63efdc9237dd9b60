"""Four communes of Lào Cai with their real names, map and documents, prepared as the demo is: sealed, not armed."""

from itertools import count
from pathlib import Path

from ceremony.core.conference import Conference, CreateConference
from ceremony.core.entry import Refused
from ceremony.core.handover import ArmHandover, DraftHandover, Presenter
from ceremony.core.units import ImportUnits, Unit
from ceremony.demo import assignment, facts
from ceremony.demo.documents import build_documents
from ceremony.files.kinds import kind_of
from ceremony.services import enrolment
from ceremony.services.assigning import assign_targets
from ceremony.services.ceremony import Ceremony
from ceremony.services.importing import import_documents
from ceremony.services.preparing import quiet, seal
from ceremony.services.pressing import Place, Pressing
from ceremony.services.sequencer import Outcome
from tests.conference import HANDOVER, Prepared

DUYEN_HAI, LAO_CAI, BAN_VUOC, BAN_QUA = UNITS = ("02635", "02641", "02710", "02716")
NAMES = {unit.code: unit.name for unit in facts.roster()}
PRESENTERS = tuple(Presenter(presenter.id, presenter.name) for presenter in facts.PRESENTERS)
HOLD_MS = 1200
MAP = facts.DATA / "lao-cai-map-2022-schematic.json"
#: What each commune receives: three documents that all have, and its own; in its package its targets besides.
DOCUMENTS = 4
PACKAGE = DOCUMENTS + 1


def prepare(data: Path) -> Prepared:
    communes = [unit for unit in facts.roster() if unit.code in UNITS]
    districts = {unit.parent for unit in communes}
    above = [Unit(d.code, d.name, kind_of(d.kind), receives=False) for d in facts.roster() if d.code in districts]
    units = [Unit(unit.code, unit.name, kind_of(unit.kind), unit.parent) for unit in communes]
    with Ceremony.open(data, create=True) as ceremony:
        _must(ceremony.submit(CreateConference(Conference(**facts.CONFERENCE, mode="live"))))
        _must(ceremony.submit(ImportUnits((*above, *units), "lao-cai-2022.xlsx")))
        _must(ceremony.submit(DraftHandover(HANDOVER, facts.HANDOVER_TITLE, PRESENTERS, HOLD_MS)))
        mapping = build_documents(data / "documents", communes, {unit.code: unit.name for unit in above}, quiet)
        _must(import_documents(ceremony, data / "documents", mapping, HANDOVER)[0])
        sheet = assignment.build(data / assignment.SHEET, communes)
        _must(assign_targets(ceremony, sheet, HANDOVER, assignment.TITLE)[0])
        _must(seal(ceremony, HANDOVER))
        ceremony.map_file.write_bytes(MAP.read_bytes())
        return Prepared(data, enrolment.join_codes(ceremony), enrolment.stage_key(ceremony))


def arm(data: Path) -> None:
    with Ceremony.open(data) as ceremony:
        _must(ceremony.submit(ArmHandover(HANDOVER)))


def release(data: Path) -> None:
    """The press without a screen: all hands down at once, on a clock of its own."""
    arm(data)
    with Ceremony.open(data) as ceremony:
        pressing = Pressing(ceremony, count(step=100).__next__)
        while (outcome := pressing.tick()) is None:
            for presenter in PRESENTERS:
                pressing.hand(HANDOVER, 1, presenter.id, Place("screen", "stage"), True)
        _must(outcome)


def own_document(data: Path, unit: str) -> bytes:
    return (data / "documents" / f"{unit}-quyet-dinh.pdf").read_bytes()


def _must(outcome: Outcome) -> None:
    if isinstance(outcome, Refused):
        raise AssertionError(outcome)
