"""What a verifier asks of a statement (docs/evidence.md, sections 2 and 5), with no help of the core's rules."""

import re
from collections.abc import Callable
from typing import Any

from ..ledger.merkle import HASH_BYTES
from ..ledger.note import NoteInvalid, decode64
from . import canonical, form
from .history import Entry
from .signature import is_signed

EVENTS = {"package_acknowledged": "acknowledged", "package_refused": "refused"}
_SEEN = form.record(size=form.count, root=form.text)
_DOCUMENT = {"document", "type", "number", "symbol", "subject", "sha256", "envelope"}
_TEXTS = ("format", "log", "endpoint", "channel", "event", "person", "position", "on_behalf_of", "reason", "drawing")
_DRAWING = re.compile(r"(?:M[0-9]{1,4} [0-9]{1,4}(?:L[0-9]{1,4} [0-9]{1,4})*)*")
_KEYS: dict[str, form.Form] = {
    **dict.fromkeys(_TEXTS, form.text),
    "conference": form.record(title=form.text, organiser=form.text, date=form.text),
    "handover": form.record(id=form.text, title=form.text),
    "unit": form.record(code=form.text, name=form.text),
    "device_key": form.nothing_or(form.text),
    "manual": lambda value: value is True,
    "clock": form.record(at=form.text, offset_ms=form.nothing_or(form.number), rtt_ms=form.nothing_or(form.number)),
    "documents": form.each(form.mapping(form.nothing_or(form.text))),
    "checkpoint": form.nothing_or(_SEEN),
}
_IS_STATEMENT = form.record(**_KEYS)
Root = Callable[[int], str | None]


def read(text: str) -> Entry | None:
    """The fields of a statement; None for what is not of the form."""
    try:
        said = canonical.decode(text.encode())
    except ValueError:
        return None
    if not _IS_STATEMENT(said) or set(said) != set(_KEYS) or said["format"] != "ceremony/statement/v2":
        return None
    return said if said["channel"] in ("secure", "insecure") and _exact(said) else None


def _exact(said: Entry) -> bool:
    sizes = {"conference": 3, "handover": 2, "unit": 2, "clock": 3}
    exact = all(len(said[key]) == count for key, count in sizes.items())
    seen = said["checkpoint"]
    exact = exact and all(set(document) == _DOCUMENT for document in said["documents"]) and _is_answer(said)
    exact = exact and _DRAWING.fullmatch(said["drawing"]) is not None
    return exact and (seen is None or (len(seen) == 2 and _is_root(seen["root"])))


def _is_answer(said: Entry) -> bool:
    """By a named person; a reason exactly if refused; of an acknowledgement, the hash of every document."""
    texts = [value for one in said["documents"] for key, value in one.items() if key != "sha256"]
    hashes = [one["sha256"] for one in said["documents"]]
    refused = said["event"] == "refused"
    named = bool(said["person"] and said["position"]) and bool(said["reason"]) == refused
    return named and None not in texts and (refused or None not in hashes)


def _is_root(root: str) -> bool:
    try:
        return len(decode64(root)) == HASH_BYTES
    except NoteInvalid:
        return False


def repeats(said: Entry, entry: Entry, origin: str) -> bool:
    """Whether a statement says the same as the entry that it stands in."""
    return (
        said["log"] == origin
        and said["event"] == EVENTS[entry["event"]]
        and said["handover"]["id"] == entry["handover"]
        and said["unit"]["code"] == entry["unit"]
        and all(said[key] == entry[key] for key in ("endpoint", "person", "position", "on_behalf_of"))
        and said["reason"] == entry.get("reason", "")
    )


def is_signed_as(said: Entry, entry: Entry, device_key: str | None) -> bool:
    """Whether it is signed by this key; where there is none, whether it is not signed."""
    if said["device_key"] != device_key or (device_key is None) != (entry["signature"] is None):
        return False
    return device_key is None or is_signed(device_key, entry["statement"], entry["signature"])


def names(said: Entry, documents: list[Entry]) -> bool:
    """Whether it names the documents of the package; a refusal some of them, with or without their hash."""
    if said["event"] == "acknowledged":
        return bool(said["documents"] == documents)
    left = iter(documents)
    return all(any(one in (known, {**known, "sha256": None}) for known in left) for one in said["documents"])


def saw(said: Entry, seq: int, root: Root) -> bool:
    """Whether the checkpoint that its device saw is one of this log, from before the entry."""
    seen: Any = said["checkpoint"]
    return seen is None or (1 <= seen["size"] < seq and root(seen["size"]) == seen["root"])
