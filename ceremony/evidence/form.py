"""The fields that a verifier relies on, and their types (docs/evidence.md, section 6)."""

import re
from collections.abc import Callable, Mapping
from typing import Any

Form = Callable[[object], bool]
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")


def text(value: object) -> bool:
    return isinstance(value, str)


def count(value: object) -> bool:
    return number(value) and isinstance(value, int) and value >= 0


def number(value: object) -> bool:
    """An integer that every reader of JSON agrees on."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53


def time(value: object) -> bool:
    return isinstance(value, str) and _TIME.fullmatch(value) is not None


def nothing_or(form: Form) -> Form:
    return lambda value: value is None or form(value)


def each(form: Form) -> Form:
    return lambda value: isinstance(value, list) and all(map(form, value))


def mapping(form: Form) -> Form:
    return lambda value: isinstance(value, dict) and all(map(form, value.values()))


def record(**fields: Form) -> Form:
    """With at least these fields."""

    return lambda value: (
        isinstance(value, dict) and all(key in value and form(value[key]) for key, form in fields.items())
    )


DOCUMENT_TEXTS = ("filename", "type", "number", "symbol", "issuer", "date", "subject", "signer", "urgency")
_DOCUMENT = record(id=text, pages=count, size=count, **dict.fromkeys(DOCUMENT_TEXTS, text))
_ENVELOPE = record(sha256=text, size=count, commitment=text)
_REPORT: Mapping[str, Form] = {"handover": text, "unit": text, "endpoint": text}
_ANSWER: Mapping[str, Form] = {
    **_REPORT,
    "person": text,
    "position": text,
    "on_behalf_of": text,
    "statement": text,
    "signature": nothing_or(text),
}
_EVERY = record(seq=count, at=time, event=text, by=mapping(lambda _: True))
_EVENTS: Mapping[str, Form] = {
    "documents_imported": record(handover=text, removed=each(text), documents=each(_DOCUMENT)),
    "handover_drafted": record(handover=text),
    "handover_sealed": record(
        handover=text, sealing=count, release_hash=text, envelopes=mapping(_ENVELOPE), packages=mapping(each(text))
    ),
    "handover_armed": record(handover=text, arming=count),
    "handover_disarmed": record(handover=text, arming=count),
    "handover_released": record(handover=text, arming=count, secret=text, plaintexts=mapping(text)),
    "endpoint_enrolled": record(endpoint=text, unit=text, device=text, device_key=nothing_or(text)),
    "package_staged": record(**_REPORT),
    "package_opened": record(**_REPORT),
    "package_delivered": record(**_REPORT, documents=mapping(text)),
    "package_acknowledged": record(**_ANSWER),
    "package_refused": record(**_ANSWER, reason=text),
    "checkpoint_contradicted": record(endpoint=text, unit=text, held=text, shown=text),
    "checkpoint_timestamped": record(checkpoint=text, token=text, authority=text),
}


def is_entry(value: Any) -> bool:
    """Whether it has the fields of its event; of an event that no verifier looks into, those of every entry."""
    if not _EVERY(value):
        return False
    relied_on = _EVENTS.get(value["event"])
    return relied_on is None or relied_on(value)
