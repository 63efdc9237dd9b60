"""The rehearsal: the same conference a second time, in a directory of its own, with its own ledger and keys.

What people see of it is marked: its mode marks the screens and papers, and every page of its documents is stamped.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..core.agenda import Cue, PlanRundown
from ..core.conference import CreateConference
from ..core.documents import PDF, TARGETS, packages
from ..core.entry import Refused
from ..core.handover import DraftHandover, Handover
from ..core.look import SetLook
from ..core.targets import ImportTargets
from ..core.units import ImportUnits
from . import contacts
from .ceremony import Ceremony
from .preparing import Progress, quiet, seal, take_in
from .rehearsing import NotPossible, mode_of, must_be_rehearsal, opened
from .stamping import stamp


@dataclass(frozen=True)
class Made:
    """``changed``: documents that are new or other than before; ``sealed``: handovers that were sealed (again)."""

    units: int
    documents: int
    changed: int
    sealed: int


def make(live: Ceremony, folder: Path, progress: Progress = quiet) -> Made:
    """Makes the twin, or brings one that was made before up to date. Raises NotPossible.

    What was not changed stays as it is: its envelopes, and the endpoints that joined.
    """
    _must_be_free(live, folder)
    with opened(folder, create=True) as twin:
        _must_be_repeatable(live, twin)
        units = _frame(live, twin)
        with live.state() as state:
            handovers = list(state.handovers.values())
        for handover in handovers:
            _draft(twin, handover)
        total = sum(len(handover.documents) for handover in handovers)
        counted = _counting(progress, total)
        changed = sum(_documents(live, twin, handover, counted) for handover in handovers)
        _plan(live, twin)
        return Made(units, total, changed, sum(_sealed(twin, handover.id) for handover in handovers))


def _counting(progress: Progress, total: int) -> Callable[[], None]:
    done = iter(range(1, total + 1))
    return lambda: progress(next(done), total)


def _must_be_free(live: Ceremony, folder: Path) -> None:
    """Never the live conference, another live one, or a folder in which people keep something."""
    with live.state() as state:
        if state.conference is None or state.conference.mode != "live":
            raise NotPossible("of_rehearsal")
    if folder.resolve() == live.data.resolve():
        raise NotPossible("is_live", folder=folder)
    if mode_of(folder) is not None:
        must_be_rehearsal(folder)
    elif folder.exists() and any(folder.iterdir()):
        raise NotPossible("not_empty", folder=folder)


def _must_be_repeatable(live: Ceremony, twin: Ceremony) -> None:
    """What a ledger cannot take back can only be begun anew."""
    with live.state() as of_live, twin.state() as of_twin:
        if of_twin.conference is None:
            return
        other = of_live.conference and replace(of_live.conference, mode="rehearsal") != of_twin.conference
        gone = of_twin.units.keys() - of_live.units.keys() or of_twin.handovers.keys() - of_live.handovers.keys()
        begun = any(handover.state in ("armed", "released") for handover in of_twin.handovers.values())
        redrafted = any(
            handover.state != "draft" and _drafted(handover) != _drafted(of_live.handovers[handover.id])
            for handover in of_twin.handovers.values()
            if handover.id in of_live.handovers
        )
    if begun:
        raise NotPossible("begun")
    if other or gone or redrafted:
        raise NotPossible("changed")


def _drafted(handover: Handover) -> tuple[object, ...]:
    return handover.title, handover.presenters, handover.hold_ms, handover.quorum


def _frame(live: Ceremony, twin: Ceremony) -> int:
    """Conference, units and whom to call there, figures, look and map; how many units there are."""
    with live.state() as state:
        conference, units, targets, look = state.conference, tuple(state.units.values()), state.targets, state.look
    with twin.state() as state:
        founded = state.conference is not None
    if conference is not None and not founded:
        _must(twin, CreateConference(replace(conference, mode="rehearsal")))
    _must(twin, ImportUnits(units, "rehearsal"))
    contacts.keep(twin, contacts.SHEET, live.strongbox.contacts())
    _must(twin, ImportTargets(targets, "rehearsal"))
    for picture in filter(None, (look.crest, look.background)):
        twin.blobs.put(live.blobs.get(picture))
    _must(twin, SetLook(look))
    if live.map_file.exists():
        shutil.copyfile(live.map_file, twin.map_file)
    else:
        twin.map_file.unlink(missing_ok=True)
    return len(units)


def _draft(twin: Ceremony, handover: Handover) -> None:
    with twin.state() as state:
        known = state.handovers.get(handover.id)
    if known is None or known.state == "draft":
        _must(twin, DraftHandover(handover.id, *_drafted(handover)))  # type: ignore[arg-type]


def _documents(live: Ceremony, twin: Ceremony, handover: Handover, counted: Callable[[], None]) -> int:
    """Stamps and takes in; how many are new or other than before."""
    with live.state() as state:
        language = state.conference.language if state.conference else "vi"
    with tempfile.TemporaryDirectory() as folder:
        incoming = stamp(live, Path(folder), handover.documents.values(), language, counted)
        outcome = take_in(twin, handover.id, incoming, "rehearsal", replace=(PDF, TARGETS))
    if isinstance(outcome, Refused):
        raise NotPossible("refused", reason=outcome)
    return int(outcome[0].fields["count"]) if outcome else 0


def _plan(live: Ceremony, twin: Ceremony) -> None:
    """The same cues; those that show a document show its stamped twin."""
    with live.state() as state:
        cues, names = state.rundown, _names(state.handovers.values())
    with twin.state() as state:
        ids = {name: id_ for id_, name in _names(state.handovers.values()).items()}
    _must(twin, PlanRundown(tuple(_twin_cue(cue, names, ids) for cue in cues)))


def _names(handovers: Iterable[Handover]) -> dict[str, tuple[str, str]]:
    """Document id -> what is the same in both: its handover and its file's name."""
    return {id_: (h.id, document.filename) for h in handovers for id_, document in h.documents.items()}


def _twin_cue(cue: Cue, names: dict[str, tuple[str, str]], ids: dict[tuple[str, str], str]) -> Cue:
    named = names.get(cue.scene.get("document", ""))
    return replace(cue, scene={**cue.scene, "document": ids[named]}) if named else cue


def _sealed(twin: Ceremony, handover_id: str) -> bool:
    """Whether it was sealed now; what is sealed and unchanged stays."""
    with twin.state() as state:
        handover = state.handovers[handover_id]
        as_sealed = handover.sealed == handover.documents
        if not handover.documents or (as_sealed and handover.packages == packages(state, handover.documents.values())):
            return False
    outcome = seal(twin, handover_id)
    if isinstance(outcome, Refused):
        raise NotPossible("refused", reason=outcome)
    return True


def _must(twin: Ceremony, command: Any) -> None:
    outcome = twin.submit(command)
    if isinstance(outcome, Refused):
        raise NotPossible("refused", reason=outcome)
