"""What is decided and what is written: events, refusals, and entries as the ledger stores them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Fields = Mapping[str, Any]


@dataclass(frozen=True)
class By:
    """Who did it: ``role`` is operator, presenter, endpoint or system; ``name`` a person or position."""

    role: str
    name: str = ""

    def as_dict(self) -> dict[str, str]:
        return {"role": self.role, "name": self.name} if self.name else {"role": self.role}


SYSTEM = By("system")
ENDPOINT = By("endpoint")


class Event(NamedTuple):
    """A decided fact, not yet written. ``name`` is a word of docs/protocol.md, section 5."""

    name: str
    by: By
    fields: Fields


@dataclass(frozen=True)
class Refused:
    """A command that was not taken. ``code`` has a sentence in ``translations/*/refusals.json``.

    ``events`` are written all the same: a refusal can itself be a fact (a wrong hash, a foreign envelope).
    """

    code: str
    events: tuple[Event, ...] = ()
    values: Fields = field(default_factory=dict)


class Entry(NamedTuple):
    """One line of the ledger. ``at`` is UTC, RFC 3339 with milliseconds."""

    seq: int
    at: str
    event: str
    by: By
    fields: Fields

    def encode(self) -> bytes:
        """The bytes that are stored and hashed: JSON, keys sorted, no spaces, UTF-8."""
        return json.dumps(self.as_dict(), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    def as_dict(self) -> dict[str, Any]:
        return {**self.fields, "seq": self.seq, "at": self.at, "event": self.event, "by": self.by.as_dict()}

    @classmethod
    def decode(cls, stored: bytes) -> "Entry":
        fields = json.loads(stored)
        return cls(
            seq=fields.pop("seq"),
            at=fields.pop("at"),
            event=fields.pop("event"),
            by=By(**fields.pop("by")),
            fields=fields,
        )
