"""The running order and the headline figures, from sheets and back into them."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from ..core.agenda import Cue, PlanRundown
from ..core.documents import Document
from ..core.state import State
from ..core.targets import ImportTargets, Target
from ..files import rundown_sheet
from ..files.export import write_csv, write_xlsx
from ..files.rundown_sheet import CueRow, read_rundown
from ..files.scene_words import Known
from ..files.targets_sheet import read_targets
from .ceremony import Ceremony
from .sequencer import Outcome

FORMS = {".csv", ".xlsx"}


def import_rundown(ceremony: Ceremony, path: Path) -> Outcome:
    """Takes the place of the former one. Raises ImportRefused with every problem of the file; then nothing changed."""
    with ceremony.state() as state:
        known, before = _known(state), state.rundown
    rows = read_rundown(path, known)
    cues = (_cue(row, id_) for row, id_ in zip(rows, _ids(rows, before), strict=True))
    return ceremony.submit(PlanRundown(tuple(cues)))


def export_rundown(ceremony: Ceremony, path: Path) -> int:
    """How many cues were written, as ``import_rundown`` reads them."""
    with ceremony.state() as state:
        cues, names = state.rundown, _file_names(state)
    rows = rundown_sheet.rows(_row(cue, names) for cue in cues)
    if path.suffix.lower() == ".csv":
        write_csv(path, rundown_sheet.HEADER, rows)
    else:
        write_xlsx(path, "Chương trình", rundown_sheet.HEADER, rows)
    return len(cues)


def import_targets(ceremony: Ceremony, path: Path) -> Outcome:
    """Takes the place of the former ones. Raises ImportRefused."""
    targets = tuple(Target(**asdict(row)) for row in read_targets(path))
    return ceremony.submit(ImportTargets(targets, path.name))


def _known(state: State) -> Known:
    """A document is meant by its id, its file's name with or without its ending, or number and symbol; a name that two
    handovers use means neither."""
    meant: dict[str, set[str]] = {}
    for document in _common(state):
        code = "/".join(part for part in (document.number, document.symbol) if part)
        for name in filter(None, (document.id, document.filename, Path(document.filename).stem, code)):
            meant.setdefault(name.casefold(), set()).add(document.id)
    return Known(tuple(state.handovers), {name: ids.pop() for name, ids in meant.items() if len(ids) == 1})


def _file_names(state: State) -> dict[str, str]:
    """Document id -> the name that stands for it in a sheet, also in that of the rehearsal."""
    known = _known(state).documents
    return {d.id: d.filename for d in _common(state) if known.get(d.filename.casefold()) == d.id}


def _common(state: State) -> list[Document]:
    return [document for h in state.handovers.values() for document in h.documents.values() if document.common]


def _ids(rows: list[CueRow], before: Iterable[Cue]) -> Iterator[str]:
    """The sheet's own; else that of the same item in the former rundown; else a new one."""
    given = {row.id for row in rows if row.id}
    free = [cue for cue in before if cue.id not in given]
    taken = given | {cue.id for cue in free}
    fresh = (id_ for n in range(1, len(rows) + len(taken) + 1) if (id_ := f"c{n:02}") not in taken)
    for row in rows:
        same = None if row.id else next((cue for cue in free if (cue.title, cue.scene["kind"]) == _item(row)), None)
        if same:
            free.remove(same)
        yield row.id or (same.id if same else next(fresh))


def _item(row: CueRow) -> tuple[str, str]:
    return row.title, row.scene["kind"]


def _cue(row: CueRow, id_: str) -> Cue:
    return Cue(row.time, row.minutes, row.title, row.speaker, id_, row.scene)


def _row(cue: Cue, names: dict[str, str]) -> CueRow:
    speaks = cue.scene["kind"] == "speaker"
    name, position = (cue.scene["name"], cue.scene["position"]) if speaks else ("", cue.speaker)
    shown = cue.scene.get("document", "")
    scene = {**cue.scene, "document": names.get(shown, shown)} if shown else cue.scene
    return CueRow(cue.id, cue.time, cue.minutes, cue.title, name, position, scene)
