"""A connection point's view: its unit, and the handovers that have something for it."""

import logging
import sqlite3
from typing import Any

from ...core.endpoints import Endpoint
from ...core.handover import Handover
from .. import clock
from ..ceremony import Ceremony
from ..contacts import contact_of
from .shared import call, conference, readiness, reminder, step, unit

log = logging.getLogger(__name__)


def endpoint_view(ceremony: Ceremony, endpoint: Endpoint) -> dict[str, Any]:
    with ceremony.state() as state:
        own = state.units[endpoint.unit]
        parent = state.units.get(own.parent or "")
        ready, reminded = state.readiness.get(endpoint.id), state.reminders.get(own.code)
        return {
            "seq": state.seq,
            "at": clock.now(),
            "conference": conference(state),
            "unit": {**unit(state, own.code), "parent_name": parent.name if parent else None},
            "endpoint": endpoint.id,
            "log": str(ceremony.ledger.key),
            "calls": [call(one) for one in state.calls.values() if one.unit == own.code],
            "readiness": readiness(ready) if ready else None,
            "contact": _contact(ceremony, own.code),
            "reminded": reminder(reminded) if reminded else None,
            "handovers": [
                _own_handover(handover, endpoint)
                for handover in state.handovers.values()
                if own.code in handover.packages
            ],
        }


def _contact(ceremony: Ceremony, unit: str) -> dict[str, str] | None:
    """None also where it cannot be read: what was released matters more than whom to call."""
    try:
        return contact_of(ceremony, unit)
    except sqlite3.Error as error:
        log.error("the contact of %s cannot be read: %s", unit, error)
        return None


def _own_handover(handover: Handover, endpoint: Endpoint) -> dict[str, Any]:
    delivery = handover.deliveries[endpoint.unit]
    view = {
        "id": handover.id,
        "title": handover.title,
        "state": handover.state,
        "sealing": handover.sealing,
        "release_hash": handover.release_hash,
        "delivery": {
            "state": delivery.state,
            "at": delivery.at,
            "person": delivery.person,
            "position": delivery.position,
            "on_behalf_of": delivery.on_behalf_of,
            "reason": delivery.reason,
            "signed": delivery.signed,
            "step": step(delivery.step),
            "staged_here": endpoint.id in delivery.staged_by,
        },
    }
    return {**view, "secret": handover.secret} if handover.secret else view
