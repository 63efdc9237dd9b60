"""The statement by which an endpoint acknowledges or refuses: the text that its device signs.

Its form is docs/evidence.md, section 2. Here it is read, and held against what the conference knows.
"""

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .endpoints import Endpoint
    from .handover import Handover
    from .state import State

FORMAT = "ceremony/statement/v2"
LONGEST = 64 * 1024
_LONGEST_NAME, _LONGEST_REASON, _FIRST_YEAR = 120, 1000, 1970
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_DRAWING = re.compile(r"(?:M[0-9]{1,4} [0-9]{1,4}(?:L[0-9]{1,4} [0-9]{1,4})*)*")
_LONGEST_DRAWING = 8000
_TEXTS = ("format", "log", "endpoint", "channel", "event", "person", "position", "on_behalf_of", "reason", "drawing")
_WRITTEN = ("person", "position", "on_behalf_of", "reason")
_KEYS = {*_TEXTS, "conference", "handover", "unit", "device_key", "manual", "clock", "documents", "checkpoint"}

Fields = dict[str, Any]


def read(text: str) -> Fields | None:
    """The fields of a statement; None for what is not of the form."""
    if len(text) > LONGEST:
        return None
    try:
        fields = json.loads(text, parse_constant=_no_number)
        json.dumps(fields, ensure_ascii=False).encode()  # half a surrogate pair cannot be stored
    except (ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) and _is_of_the_form(fields) else None


def _no_number(_: str) -> None:
    raise ValueError("JSON has no such number")


def _is_of_the_form(fields: Fields) -> bool:
    return (
        set(fields) == _KEYS
        and all(isinstance(fields[key], str) for key in _TEXTS)
        and fields["format"] == FORMAT
        and fields["channel"] in ("secure", "insecure")
        and fields["manual"] is True
        and isinstance(fields["device_key"], str | None)
        and isinstance(fields["documents"], list)
        and is_clock(fields["clock"])
        and _is_checkpoint(fields["checkpoint"])
        and all(fields[key] == fields[key].strip() for key in _WRITTEN)
        and max(len(fields[key]) for key in ("person", "position", "on_behalf_of")) <= _LONGEST_NAME
        and is_drawing(fields["drawing"])
        and len(fields["reason"]) <= _LONGEST_REASON
    )


def is_drawing(value: str) -> bool:
    """A drawn signature: strokes of straight lines within 600 x 200, as SVG path data; empty where none was drawn."""
    return len(value) <= _LONGEST_DRAWING and bool(_DRAWING.fullmatch(value))


def is_clock(value: object) -> bool:
    """``{"at": the device's own time, "offset_ms", "rtt_ms"}``, both milliseconds or both null."""
    if not isinstance(value, dict) or set(value) != {"at", "offset_ms", "rtt_ms"}:
        return False
    measured = (value["offset_ms"], value["rtt_ms"])
    return _is_time(value["at"]) and (measured == (None, None) or _are_numbers(measured))


def _is_time(value: object) -> bool:
    """RFC 3339 with milliseconds and Z, as entries have it, of a year that every calendar knows."""
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        return False
    try:
        return datetime.fromisoformat(value).year >= _FIRST_YEAR
    except ValueError:
        return False


def _are_numbers(values: tuple[object, ...]) -> bool:
    return all(isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**15 for value in values)


def _is_checkpoint(value: object) -> bool:
    if value is None:
        return True
    if not isinstance(value, dict) or set(value) != {"size", "root"}:
        return False
    return isinstance(value["root"], str) and _are_numbers((value["size"],))


def fits(state: "State", handover: "Handover", endpoint: "Endpoint", event: str, said: Fields) -> bool:
    """Whether a statement says what the conference knows of this unit, device and package."""
    assert state.conference  # noqa: S101 - a handover has one
    conference = {key: getattr(state.conference, key) for key in ("title", "organiser", "date")}
    known = {
        "conference": conference,
        "handover": {"id": handover.id, "title": handover.title},
        "unit": {"code": endpoint.unit, "name": state.units[endpoint.unit].name},
        "endpoint": endpoint.id,
        "device_key": endpoint.device_key,
        "event": event,
    }
    if any(said[key] != value for key, value in known.items()):
        return False
    documents = documents_of(handover, endpoint.unit)
    if event == "acknowledged":
        return said["reason"] == "" and bool(said["documents"] == documents)
    return _are_some_of(said["documents"], documents)


def documents_of(handover: "Handover", unit: str) -> list[Fields]:
    """The documents of a unit's package as a statement names them."""
    return [
        {
            "document": id_,
            **{key: getattr(handover.sealed[id_], key) for key in ("type", "number", "symbol", "subject")},
            "sha256": handover.plaintexts.get(id_),
            "envelope": handover.envelopes[id_].sha256,
        }
        for id_ in handover.packages[unit]
    ]


def _are_some_of(said: list[Any], documents: list[Fields]) -> bool:
    """In their order, each with its hash or, where it could not be opened, without."""
    left = iter(documents)
    return all(any(one in (known, {**known, "sha256": None}) for known in left) for one in said)
