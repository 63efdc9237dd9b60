"""The receipt of a unit: its entries and their proofs, as docs/evidence.md, section 3 has them."""

from typing import Any

from ..core.entry import Refused
from ..evidence.receipt import FORMAT
from .ceremony import Ceremony


def receipt(ceremony: Ceremony, handover_id: str, unit: str) -> dict[str, Any] | Refused:
    """Refused ``unknown_handover``, ``no_package``, or ``no_receipt`` where nothing was delivered yet."""
    with ceremony.state() as state:
        handover = state.handovers.get(handover_id)
        if handover is None:
            return Refused("unknown_handover", values={"handover": handover_id})
        delivery = handover.deliveries.get(unit)
        if delivery is None:
            return Refused("no_package")
        if delivery.evidence_seq == 0 or delivery.evidence_by is None:
            return Refused("no_receipt")
        return {
            "format": FORMAT,
            "log": str(ceremony.ledger.key),
            "handover": handover_id,
            "unit": unit,
            "endpoint": _proven(ceremony, state.endpoints[delivery.evidence_by].seq),
            "delivery": _proven(ceremony, delivery.evidence_seq),
        }


def _proven(ceremony: Ceremony, seq: int) -> dict[str, str]:
    return {"entry": ceremony.ledger.entry(seq).decode(), "proof": str(ceremony.ledger.proof(seq))}
