"""Spreadsheets and folders into units and documents: all of a file or nothing of it."""

from collections.abc import Sequence
from pathlib import Path

from ..core.documents import PDF
from ..core.entry import Refused
from ..core.units import ImportUnits, Unit
from ..files.documents import DocumentRow
from ..files.file_names import map_by_file_names
from ..files.mapping_sheet import read_mapping
from ..files.problems import ImportRefused, Problem
from ..files.units_sheet import UnitRow, read_units
from ..vault.preflight import PdfProblem, inspect
from ..vault.strongbox import Contact
from . import contacts
from .ceremony import Ceremony
from .preparing import Incoming, Progress, quiet, take_in
from .sequencer import Outcome

_REGISTRY = ("type", "number", "symbol", "issuer", "date", "subject", "signer", "urgency")


def import_units(ceremony: Ceremony, path: Path) -> tuple[Outcome, int]:
    """What was imported, and how many contacts are new or other than before: those are beside the ledger.

    Raises ImportRefused with every problem of the file; then nothing was imported.
    """
    with ceremony.state() as state:
        known = frozenset(state.units)
    rows = read_units(path, known)
    outcome = ceremony.submit(ImportUnits(tuple(_unit(row) for row in rows), path.name))
    if isinstance(outcome, Refused):
        return outcome, 0
    said = {row.code: Contact(row.person, row.phone) for row in rows}
    return outcome, contacts.keep(ceremony, contacts.SHEET, said)


def _unit(row: UnitRow) -> Unit:
    return Unit(row.code, row.name, row.kind, row.parent, row.valid_from, row.valid_to, row.receives)


def import_documents(
    ceremony: Ceremony,
    folder: Path,
    mapping: Path | None,
    handover: str,
    *,
    replace: bool = False,
    progress: Progress = quiet,
) -> tuple[Outcome, Sequence[Problem]]:
    """What was imported, and warnings. Raises ImportRefused with every problem; then nothing was imported."""
    with ceremony.state() as state:
        codes = frozenset(state.units)
        kinds = frozenset(unit.kind for unit in state.units.values())
        if handover not in state.handovers:
            return Refused("unknown_handover", values={"handover": handover}), ()
    rows, warnings = read_mapping(mapping, folder, codes, kinds) if mapping else map_by_file_names(folder, codes)
    incoming = _checked(rows, progress)
    outcome = take_in(ceremony, handover, incoming, folder.name, replace=(PDF,) if replace else ())
    return outcome, warnings


def _checked(rows: Sequence[DocumentRow], progress: Progress) -> list[Incoming]:
    facts = inspect([row.path for row in rows], progress)
    problems = [
        Problem(code=fact.code, file=str(path.name)) for path, fact in facts.items() if isinstance(fact, PdfProblem)
    ]
    if problems:
        raise ImportRefused(problems)
    return [_incoming(row, facts[row.path]) for row in rows]


def _incoming(row: DocumentRow, fact: object) -> Incoming:
    fields = {name: getattr(row, name) for name in _REGISTRY}
    return Incoming(row.path, str(row.audience), fact.size, fact.pages, fact.sha256, fields)  # type: ignore[attr-defined]
