"""The receipt of a unit on paper, made from nothing but its machine-readable receipt."""

import json
import threading
from typing import Any

from ..core.entry import Refused
from ..evidence import receipt as evidence
from ..files.paper.receipt import Receipt, ReceiptDocument, receipt_pdf
from ..ledger.note import VerifierKey
from ..ledger.proof import Proof
from .ceremony import Ceremony
from .receipts import receipt

#: Typesetting shares the interpreter with the press and the map: many at once would hold both up.
_one_at_a_time = threading.Lock()


def paper_receipt(ceremony: Ceremony, handover: str, unit: str) -> bytes | Refused:
    """PDF/A, Vietnamese with English. Refused as ``receipts.receipt``."""
    found = receipt(ceremony, handover, unit)
    if isinstance(found, Refused):
        return found
    with _one_at_a_time:
        made: bytes = ceremony.offload(receipt_pdf, _filled(ceremony, found))
    return made


def _filled(ceremony: Ceremony, found: dict[str, Any]) -> Receipt:
    entry = json.loads(found["delivery"]["entry"])
    proof, key = Proof.parse(found["delivery"]["proof"]), VerifierKey.parse(found["log"])
    checkpoint = proof.checkpoint(key)
    said = json.loads(entry["statement"]) if "statement" in entry else _unsaid(ceremony, found, entry)
    clock = said["clock"] or {"at": None, "offset_ms": None}
    return Receipt(
        conference=said["conference"]["title"],
        organiser=said["conference"]["organiser"],
        date=said["conference"]["date"],
        handover=said["handover"]["title"],
        unit_code=entry["unit"],
        unit_name=said["unit"]["name"],
        documents=tuple(_document(one) for one in said["documents"]),
        delivered_at=_delivered_at(ceremony, found),
        event=entry["event"].removeprefix("package_"),
        at=entry["at"],
        log=key.name,
        seq=entry["seq"],
        size=checkpoint.size,
        root=checkpoint.root64,
        key=found["log"],
        qr=evidence.write_code(found),
        person=said["person"],
        position=said["position"],
        on_behalf_of=said["on_behalf_of"],
        reason=said["reason"],
        drawing=said["drawing"],
        device_at=clock["at"],
        offset_ms=clock["offset_ms"],
        signed=entry.get("signature") is not None,
        channel=said["channel"],
        rehearsal=_is_rehearsal(ceremony),
    )


def _document(one: dict[str, Any]) -> ReceiptDocument:
    return ReceiptDocument(one["type"], one["number"], one["symbol"], one["subject"], one["sha256"])


def _unsaid(ceremony: Ceremony, found: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any]:
    """What a statement would say, of a unit whose endpoint has reported and nobody has answered yet."""
    with ceremony.state() as state:
        handover = state.handovers[found["handover"]]
        conference = state.conference
        documents = [
            {**vars(handover.sealed[id_]), "sha256": handover.plaintexts[id_]}
            for id_ in handover.packages[found["unit"]]
        ]
        return {
            "conference": vars(conference) if conference else {"title": "", "organiser": "", "date": ""},
            "handover": {"title": handover.title},
            "unit": {"name": state.units[found["unit"]].name},
            "documents": documents,
            "clock": entry.get("clock"),
            "person": "",
            "position": "",
            "on_behalf_of": "",
            "reason": "",
            "drawing": "",
            "channel": "secure" if state.endpoints[entry["endpoint"]].device_key else "insecure",
        }


def _delivered_at(ceremony: Ceremony, found: dict[str, Any]) -> str | None:
    with ceremony.state() as state:
        return state.handovers[found["handover"]].deliveries[found["unit"]].delivered_at


def _is_rehearsal(ceremony: Ceremony) -> bool:
    with ceremony.state() as state:
        return state.conference is not None and state.conference.mode == "rehearsal"
