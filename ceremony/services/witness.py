"""Endpoints as witnesses of the log: what they are shown of it, and what they say when it does not fit."""

import base64
from typing import Any

from ..core.checkpoints import ReportContradiction
from ..ledger.checkpoint import Checkpoint
from ..ledger.note import NoteInvalid
from .ceremony import Ceremony
from .sequencer import Outcome


def newest(ceremony: Ceremony, held: int) -> dict[str, Any]:
    """The last checkpoint, and the proof that the one of size ``held`` is a prefix of it, if it can be one."""
    with ceremony.state():
        ledger = ceremony.ledger
        proof = ledger.consistency(held) if 0 < held < ledger.size() else []
        return {"checkpoint": ledger.checkpoint(), "consistency": [base64.b64encode(one).decode() for one in proof]}


def report(ceremony: Ceremony, endpoint: str, held: str, shown: str) -> Outcome:
    proven = any(_contradicts(ceremony, note) for note in (held, shown))
    return ceremony.submit(ReportContradiction(endpoint, held, shown, proven))


def _contradicts(ceremony: Ceremony, note: str) -> bool:
    """Whether the log's own key has signed what is not of this log."""
    with ceremony.state():
        ledger = ceremony.ledger
        try:
            signed = Checkpoint.open(note, ledger.key)
        except NoteInvalid:
            return False
        return signed.size > ledger.size() or signed.root != ledger.root(signed.size)
