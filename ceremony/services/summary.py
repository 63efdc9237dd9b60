"""What came of a handover, counted from the ledger alone."""

from collections import Counter
from datetime import datetime
from typing import Any

from ..core.delivery import DELIVERY_STATES
from ..core.entry import Entry
from ..core.handover import Handover
from .ceremony import Ceremony

_STEPS = {"package_delivered": "delivered", "package_acknowledged": "acknowledged"}
_AFTER = {state: DELIVERY_STATES[DELIVERY_STATES.index(state) :] for state in DELIVERY_STATES}


def status(ceremony: Ceremony, handover_id: str) -> dict[str, Any] | None:
    """Title, state, and a count of units for each delivery state; None for a handover that is not there."""
    with ceremony.state() as state:
        handover = state.handovers.get(handover_id)
        if handover is None:
            return None
        counts = Counter(delivery.state for delivery in handover.deliveries.values())
        return {
            "handover": handover.id,
            "title": handover.title,
            "state": handover.state,
            "units": len(handover.packages),
            "documents": len(handover.documents),
            "deliveries": {name: counts[name] for name in DELIVERY_STATES},
        }


def summary(ceremony: Ceremony, handover_id: str) -> dict[str, Any]:
    """The figures that ``ceremony demo --auto`` prints; times in seconds from the release, or None."""
    with ceremony.state() as state:
        handover = state.handovers[handover_id]
        last = _last_times(ceremony, handover_id)
        return {
            "units": len(handover.packages),
            "endpoints": len(state.endpoints),
            "staged": sum(bool(delivery.staged_by) for delivery in handover.deliveries.values()),
            "released": handover.state == "released",
            **{name: _reached(handover, name) for name in ("delivered", "opened", "acknowledged")},
            "refused": sum(delivery.state == "refused" for delivery in handover.deliveries.values()),
            "press_to_last_delivered_s": _since_release(handover, last.get("delivered")),
            "press_to_last_acknowledged_s": _since_release(handover, last.get("acknowledged")),
            "document_bytes": sum(_bytes(handover, unit) for unit in handover.packages),
            "ledger_size": state.seq,
        }


def _reached(handover: Handover, step: str) -> int:
    """Units at this step or past it; a refusal comes instead of an acknowledgement, not after one."""
    past = [state for state in _AFTER[step] if state != "refused"]
    return sum(delivery.state in past for delivery in handover.deliveries.values())


def _bytes(handover: Handover, unit: str) -> int:
    return sum(handover.sealed[document].size for document in handover.packages[unit])


def _last_times(ceremony: Ceremony, handover_id: str) -> dict[str, str]:
    entries = (Entry.decode(body) for _, body in ceremony.ledger.after(0))
    return {
        _STEPS[entry.event]: entry.at
        for entry in entries
        if entry.event in _STEPS and entry.fields["handover"] == handover_id
    }


def _since_release(handover: Handover, at: str | None) -> float | None:
    if at is None or handover.released_at is None:
        return None
    return round((datetime.fromisoformat(at) - datetime.fromisoformat(handover.released_at)).total_seconds(), 3)
