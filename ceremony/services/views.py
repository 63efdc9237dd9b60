"""What each surface is shown when it connects: its own view of the state, with the sequence number of it.

Costs the same however long the ledger is.
"""

from base64 import urlsafe_b64decode
from typing import Any

from ..core.audience import DESK, seen_by
from ..core.endpoints import Endpoint
from ..core.entry import Entry
from ..core.handover import Handover
from ..core.state import State
from ..vault.codes import write_secret
from . import clock
from .ceremony import Ceremony
from .enrolment import join_codes

_LOG_TAIL = 200


def endpoint_view(ceremony: Ceremony, endpoint: Endpoint) -> dict[str, Any]:
    with ceremony.state() as state:
        unit = state.units[endpoint.unit]
        parent = state.units.get(unit.parent or "")
        return {
            "seq": state.seq,
            "at": clock.now(),
            "conference": _conference(state),
            "unit": {**_unit(state, unit.code), "parent_name": parent.name if parent else None},
            "endpoint": endpoint.id,
            "log": str(ceremony.ledger.key),
            "handovers": [
                _own_handover(handover, endpoint)
                for handover in state.handovers.values()
                if unit.code in handover.packages
            ],
        }


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
            "reason": delivery.reason,
            "signed": delivery.signed,
            "staged_here": endpoint.id in delivery.staged_by,
        },
    }
    return {**view, "secret": handover.secret} if handover.secret else view


def stage_view(ceremony: Ceremony, hands: dict[str, int]) -> dict[str, Any]:
    with ceremony.state() as state:
        handover = current(state)
        deliveries = handover.deliveries if handover else {}
        return {
            **_shared(ceremony, state, hands),
            "units": [_unit(state, unit.code) for unit in state.units.values()],
            "handover": _handover(handover) if handover else None,
            "deliveries": {unit: delivery.state for unit, delivery in deliveries.items()},
        }


def desk_view(ceremony: Ceremony, hands: dict[str, int], operator: str, links: dict[str, str]) -> dict[str, Any]:
    codes = join_codes(ceremony)
    with ceremony.state() as state:
        tail = [Entry.decode(body) for _, body in ceremony.ledger.before(state.seq + 1, _LOG_TAIL)]
        return {
            **_shared(ceremony, state, hands),
            "operator": operator,
            "links": links,
            "units": [{**_unit(state, code), "join_code": codes.get(code)} for code in state.units],
            "handovers": [_desk_handover(handover) for handover in state.handovers.values()],
            "endpoints": {e.id: {"unit": e.unit, "device": e.device} for e in state.endpoints.values()},
            "log": [seen_by(DESK, entry) for entry in reversed(tail)],
            "evidence": {
                "key": str(ceremony.ledger.key),
                "contradictions": [
                    {"endpoint": id_, "unit": state.endpoints[id_].unit} for id_ in state.contradictions
                ],
                "timestamps": state.timestamps,
            },
        }


def _desk_handover(handover: Handover) -> dict[str, Any]:
    deliveries = {
        unit: {
            "state": delivery.state,
            "at": delivery.at,
            "endpoint": delivery.endpoint,
            "person": delivery.person,
            "position": delivery.position,
            "reason": delivery.reason,
            "fault": delivery.fault,
            "signed": delivery.signed,
        }
        for unit, delivery in handover.deliveries.items()
    }
    return {**_handover(handover), "documents": len(handover.documents), "deliveries": deliveries}


def _shared(ceremony: Ceremony, state: State, hands: dict[str, int]) -> dict[str, Any]:
    return {
        "seq": state.seq,
        "at": clock.now(),
        "conference": _conference(state),
        "rundown": [vars(cue) for cue in state.rundown],
        "map": ceremony.map_file.exists(),
        "hands": hands,
        "presence": ceremony.presence.counts(),
    }


def _handover(handover: Handover) -> dict[str, Any]:
    return {
        "id": handover.id,
        "title": handover.title,
        "state": handover.state,
        "sealing": handover.sealing,
        "arming": handover.arming,
        "presenters": [vars(presenter) for presenter in handover.presenters],
        "hold_ms": handover.hold_ms,
        "units": list(handover.packages),
        "released_at": handover.released_at,
        "secret_code": release_code(handover),
    }


def release_code(handover: Handover) -> str | None:
    """The release secret as people type it; None before the release."""
    return write_secret(urlsafe_b64decode(handover.secret + "==")) if handover.secret else None


def _conference(state: State) -> dict[str, Any] | None:
    return vars(state.conference) if state.conference else None


def _unit(state: State, code: str) -> dict[str, Any]:
    unit = state.units[code]
    known = {"code": unit.code, "name": unit.name, "kind": unit.kind, "parent": unit.parent}
    return {**known, "receives": unit.receives}


def current(state: State) -> Handover | None:
    """The handover that the stage shows: the armed one, else the last released, else the last there is."""
    handovers = list(state.handovers.values())
    released = sorted((h for h in handovers if h.released_at), key=lambda h: h.released_seq)
    armed = [h for h in handovers if h.state == "armed"]
    return next(iter(armed or released[-1:] or handovers[-1:]), None)
