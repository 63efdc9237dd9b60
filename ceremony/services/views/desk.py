"""The desk's view: everything that an operator has to know, with the newest of the log."""

import shutil
from collections.abc import Mapping
from typing import Any

from ...core.audience import DESK, seen_by
from ...core.entry import Entry
from ...core.handover import Handover
from ...core.state import State
from ..ceremony import Ceremony
from ..contacts import contacts
from ..enrolment import join_codes
from ..hall import Hall
from .shared import call, handover, readiness, reminder, screen, shared, step, unit

_LOG_TAIL = 200


def desk_view(ceremony: Ceremony, hall: Hall, *, operator: str, links: Mapping[str, str]) -> dict[str, Any]:
    codes = join_codes(ceremony)
    press = hall.press()
    rehearsed = hall.rehearsed()
    with ceremony.state() as state:
        tail = [Entry.decode(body) for _, body in ceremony.ledger.before(state.seq + 1, _LOG_TAIL)]
        return {
            **shared(ceremony, state, press),
            **screens_view(state, hall),
            "operator": operator,
            "links": links,
            "standby": hall.standby.told(state),
            "units": [{**unit(state, code), "join_code": codes.get(code)} for code in state.units],
            "handovers": [_handover(one, press.armed_for_s) for one in state.handovers.values()],
            "endpoints": {e.id: {"unit": e.unit, "device": e.device} for e in state.endpoints.values()},
            "pages": _pages(state),
            "calls": [call(one) for one in state.calls.values()],
            "readiness": {id_: {"unit": one.unit, **readiness(one)} for id_, one in state.readiness.items()},
            "contacts": contacts(ceremony),
            "reminded": {code: reminder(one) for code, one in state.reminders.items()},
            "simulating": hall.simulating(),
            "rehearsed": rehearsed,
            "storage": {"free_bytes": shutil.disk_usage(ceremony.data).free},
            "log": [seen_by(DESK, entry) for entry in reversed(tail)],
            "evidence": {
                "key": str(ceremony.ledger.key),
                "contradictions": [
                    {"endpoint": id_, "unit": state.endpoints[id_].unit} for id_ in state.contradictions
                ],
                "timestamps": state.timestamps,
            },
        }


def screens_view(state: State, hall: Hall) -> dict[str, Any]:
    """Every screen with what it says it shows, and the devices that wait for being paired."""
    connected = hall.displays.connected()
    waiting = hall.pairing.waiting()
    return {
        "screens": [
            {**screen(one), "connected": connected[one.id] > 0, "status": hall.displays.status(one.id)}
            for one in state.screens.values()
        ],
        "waiting": [{"code": one.code, "kind": one.kind, "width": one.width, "height": one.height} for one in waiting],
    }


def _handover(one: Handover, armed_for_s: float) -> dict[str, Any]:
    deliveries = {
        code: {
            "state": delivery.state,
            "at": delivery.at,
            "endpoint": delivery.endpoint,
            "person": delivery.person,
            "position": delivery.position,
            "on_behalf_of": delivery.on_behalf_of,
            "reason": delivery.reason,
            "fault": delivery.fault,
            "signed": delivery.signed,
            "opened_offline": delivery.opened_offline,
            "step": step(delivery.step),
        }
        for code, delivery in one.deliveries.items()
    }
    return {
        **handover(one, armed_for_s),
        "documents": len(one.documents),
        "hands": list(one.hands),
        "deliveries": deliveries,
    }


def _pages(state: State) -> list[dict[str, Any]]:
    """Documents that the stage may show: those for more than single units, once they are released."""
    return [
        {
            "id": one.id,
            "handover": released.id,
            "type": one.type,
            "number": one.number,
            "symbol": one.symbol,
            "subject": one.subject,
            "pages": one.pages,
        }
        for released in state.handovers.values()
        if released.state == "released"
        for one in released.sealed.values()
        if one.common
    ]
