"""A map of the units, from a file that people have, into the data directory."""

import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ..core.state import State
from ..core.units import Unit
from ..files.maps.apart import read_map_apart
from ..files.maps.reading import MapUnit, Note, Units, read_map
from ..files.problems import Problem
from .ceremony import Ceremony

NO_NOTE = Note()


def import_map(
    ceremony: Ceremony, path: Path, named: str | None = None, note: Note = NO_NOTE
) -> tuple[int, Sequence[Problem]]:
    """How many units it draws, and warnings. ``named`` is the property that carries the codes, if it is to be that one.

    Raises ImportRefused with every problem of the file; then the former map is as it was.
    """
    with ceremony.state() as state:
        units = _units(state)
    drawn, warnings = read_map_apart(path, units, named, note)
    _keep(ceremony.map_file, json.dumps(drawn, ensure_ascii=False, separators=(",", ":")).encode())
    return len(drawn["units"]), warnings


def check_map(path: Path) -> None:
    """Before there are units: only a map in the stage's own form can be taken. Raises ImportRefused."""
    read_map(path, {})


def _units(state: State) -> Units:
    return {unit.code: _map_unit(state, unit) for unit in state.units.values()}


def _map_unit(state: State, unit: Unit) -> MapUnit:
    """A province above all of them is no district of theirs."""
    above = state.units.get(unit.parent or "")
    district = above if above is not None and above.kind == "district" else None
    return MapUnit(
        name=unit.name,
        district=district.code if district else None,
        district_name=district.name if district else "",
        receives=unit.receives,
    )


def _keep(target: Path, content: bytes) -> None:
    """Whole or as it was."""
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=".map")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).rename(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
