"""How a command from a client is read, and how it is answered: ``{"ok": true}`` or a refusal in words."""

import logging
import sqlite3
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from flask import request

from ..core.entry import Refused
from ..ledger.store import StorageFailed
from ..translations import translate
from .pages import language

Payload = Mapping[str, Any]
Reply = dict[str, Any]
log = logging.getLogger(__name__)

STORAGE = (StorageFailed, OSError, sqlite3.Error)
_LONGEST = 400
_MOST = 10_000
_NO_NUMBER = 2**53  # what all readers of JSON agree on

STATUS = {
    "malformed": 400,
    "unknown_code": 404,
    "unknown_pairing": 404,
    "unknown_panel": 401,
    "unknown_cue": 404,
    "unknown_handover": 404,
    "unknown_envelope": 404,
    "unknown_document": 404,
    "unknown_page": 404,
    "not_drawn": 404,
    "not_sealed": 404,
    "no_package": 404,
    "no_receipt": 404,
    "unknown_endpoint": 401,
    "not_your_unit": 403,
    "not_your_envelope": 403,
    "not_your_document": 403,
    "too_many_readers": 503,
    "too_many_attempts": 429,
    "storage_failed": 507,
}


class Malformed(Exception):
    """What a client sent is not of the form that the protocol gives."""


def refusal(refused: Refused) -> Reply:
    message = translate(language(), f"refusals.{refused.code}", **refused.values)
    return {"refused": refused.code, "message": message}


def http_refusal(refused: Refused) -> tuple[Reply, int]:
    return refusal(refused), STATUS.get(refused.code, 409)


def answered(handler: Callable[..., Any]) -> Callable[..., Reply]:
    """A handler may return Refused, a dict to add to the answer, or anything else for a plain ok."""

    @wraps(handler)
    def answering(self: Any, payload: object = None) -> Reply:
        try:
            if not isinstance(payload, Mapping):
                raise Malformed
            outcome = handler(self, payload)
        except Malformed:
            return refusal(Refused("malformed"))
        except STORAGE as error:
            log.error("%s: nothing was recorded: %s", handler.__name__, error)
            return refusal(Refused("storage_failed"))
        except Exception:
            log.exception("%s failed; nothing was recorded", handler.__name__)
            return refusal(Refused("failed"))
        if isinstance(outcome, Refused):
            return refusal(outcome)
        return {"ok": True, **outcome} if isinstance(outcome, dict) else {"ok": True}

    return answering


def text(payload: Payload, name: str, longest: int = _LONGEST) -> str:
    """Raises Malformed for what is no string, too long, or no text: half a surrogate pair cannot be stored."""
    value = payload.get(name)
    if not isinstance(value, str) or len(value) > longest or value.encode(errors="replace").decode() != value:
        raise Malformed
    return value


def number(payload: Payload, name: str) -> int:
    value = payload.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= _NO_NUMBER:
        raise Malformed
    return value


def connection() -> str:
    """Whose frame is being handled."""
    sid: str = request.sid  # type: ignore[attr-defined]
    return sid


def texts(payload: Payload, name: str) -> dict[str, str]:
    """A mapping of strings to strings, as hashes by document."""
    value = payload.get(name)
    if not isinstance(value, dict) or len(value) > _MOST:
        raise Malformed
    if not all(isinstance(k, str) and isinstance(v, str) and len(k) + len(v) < _LONGEST for k, v in value.items()):
        raise Malformed
    return value
