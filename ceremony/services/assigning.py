"""Targets handed down: a sheet of all units' figures into a document of each unit's own package."""

import tempfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from ..core.documents import TARGETS
from ..core.entry import Refused
from ..core.state import State
from ..core.units import receiving
from ..files.assignment_sheet import Assignment, read_assignment
from ..files.problems import Problem
from ..files.unit_names import NamedUnit, UnitNames
from ..translations import translate
from . import target_sheets
from .ceremony import Ceremony
from .preparing import Incoming, Progress, quiet, take_in
from .sequencer import Outcome


def assign_targets(
    ceremony: Ceremony, path: Path, handover: str, title: str = "", *, progress: Progress = quiet
) -> tuple[Outcome, Sequence[Problem]]:
    """What was assigned, and warnings; all of a handover's former targets go. ``title``: else that of the handover.

    Raises ImportRefused with every problem of the file; then nothing was assigned.
    """
    with ceremony.state() as state:
        if handover not in state.handovers:
            return Refused("unknown_handover", values={"handover": handover}), ()
        names, title = _names(state), title or state.handovers[handover].title
        language = state.conference.language if state.conference else "vi"
        issuer = state.conference.organiser if state.conference else ""
    assignment = read_assignment(path, names)
    fields = {"type": translate(language, "papers.targets_type"), "issuer": issuer, "subject": title}
    with tempfile.TemporaryDirectory() as folder:
        incoming = list(_incoming(Path(folder), assignment, names, language, fields))
        outcome = take_in(ceremony, handover, incoming, path.name, replace=(TARGETS,), progress=progress)
    return outcome, assignment.warnings


def _names(state: State) -> UnitNames:
    gets = {unit.code for unit in receiving(state)}
    above = {unit.code: state.units[unit.parent].name for unit in state.units.values() if unit.parent}
    units = state.units.values()
    return UnitNames(NamedUnit(unit.code, unit.name, above.get(unit.code, ""), unit.code in gets) for unit in units)


def _incoming(
    folder: Path, assignment: Assignment, names: UnitNames, language: str, fields: dict[str, str]
) -> Iterator[Incoming]:
    for code, targets in assignment.targets.items():
        content = target_sheets.write(code, names.units[code].name, fields["subject"], targets)
        path = folder / translate(language, "papers.targets_filename", unit=code)
        path.write_bytes(content)
        yield Incoming(path, f"units:{code}", len(content), 0, sha256(content).hexdigest(), fields, TARGETS)
