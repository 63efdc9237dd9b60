"""The bundle of a conference, gathered at one state of its log (docs/evidence.md, section 4)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..core.entry import Refused
from ..evidence import bundle, canonical
from ..evidence.container import pack
from ..evidence.history import History
from ..evidence.receipt import write as write_receipt
from ..files.paper.facts import Head
from ..ledger import tiles
from ..ledger.checkpoint import Checkpoint
from ..translations import LANGUAGES, translate
from ..verify_page import verify_page
from . import minutes, receipts
from .ceremony import Ceremony
from .preparing import Progress, quiet

Papers = tuple[tuple[str, Callable[[Ceremony, str, Head, str, Progress], bytes]], ...]
PAPERS: Papers = (
    (".pdf", minutes.minutes_pdf),
    (".xlsx", minutes.minutes_xlsx),
    ("-register.xlsx", minutes.register_xlsx),
)
_PERCENT = 100


@contextmanager
def at_one_state(ceremony: Ceremony) -> Iterator[Checkpoint]:
    """Everything read inside is of one checkpoint, whoever writes meanwhile."""
    with ceremony.state(), ceremony.ledger.reading():
        ceremony.sequencer.catch_up_if_changed()
        yield Checkpoint.open(ceremony.ledger.checkpoint(), ceremony.ledger.key)


def head(ceremony: Ceremony) -> Head:
    """The log as papers name it."""
    with at_one_state(ceremony) as checkpoint:
        return Head(checkpoint.size, checkpoint.root64, str(ceremony.ledger.key))


def export(ceremony: Ceremony, language: str, progress: Progress = quiet) -> bytes:
    """The zip file. ``language`` is that of the minutes; progress counts percents of each part in turn."""
    with at_one_state(ceremony) as checkpoint:
        files = _of_the_log(ceremony)
        released = _released(ceremony)
        files |= _receipts(ceremony, released)
    of = Head(checkpoint.size, checkpoint.root64, str(ceremony.ledger.key))
    for number, (handover, ending, paper) in enumerate((h, *paper) for h in released for paper in PAPERS):
        share = _share(progress, number, len(released) * len(PAPERS))
        files[bundle.minutes_name(handover, ending)] = paper(ceremony, handover, of, language, share)
    files["README.txt"] = _readme(of).encode()
    files["verify.html"] = verify_page(language).encode()
    files["manifest"] = bundle.manifest(files, ceremony.ledger.key.name, checkpoint, ceremony.ledger.sign)
    return pack(files)


def _share(progress: Progress, number: int, total: int) -> Progress:
    return lambda done, _: progress(number * _PERCENT + done, total * _PERCENT)


def _of_the_log(ceremony: Ceremony) -> dict[str, bytes]:
    ledger = ceremony.ledger
    bodies = [body for _, body in ledger.after(0)]
    history = History()
    for body in bodies:
        history.take(canonical.decode(body))
    notes = [canonical.encode(note) + b"\n" for note in ledger.checkpoints()]
    return {
        "log-key": f"{ledger.key}\n".encode(),
        "checkpoint": ledger.checkpoint().encode(),
        "checkpoints.jsonl": b"".join(notes),
        "entries.jsonl": b"".join(body + b"\n" for body in bodies),
        "documents.json": canonical.encode(history.documents_json()) + b"\n",
        "endpoints.json": canonical.encode(history.endpoints_json()) + b"\n",
        **{f"tile/{tiles.path(*tile)}": ledger.tile(*tile) for tile in tiles.tiles(ledger.size())},
    }


def _released(ceremony: Ceremony) -> list[str]:
    with ceremony.state() as state:
        return [handover.id for handover in state.handovers.values() if handover.state == "released"]


def _receipts(ceremony: Ceremony, handovers: list[str]) -> dict[str, bytes]:
    found = {}
    with ceremony.state() as state:
        for handover in handovers:
            for unit in state.handovers[handover].deliveries:
                receipt = receipts.receipt(ceremony, handover, unit)
                if not isinstance(receipt, Refused):
                    found[bundle.receipt_name(handover, unit)] = write_receipt(receipt)
    return found


def _readme(of: Head) -> str:
    return "\n".join(translate(language, "evidence.readme", key=of.key, size=of.size) for language in LANGUAGES)
