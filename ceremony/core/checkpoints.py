"""What is known of the log itself: checkpoints that contradict it, and timestamps of checkpoints."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .entry import ENDPOINT, SYSTEM, By, Entry, Event, Refused

if TYPE_CHECKING:
    from .state import State

CONTRADICTIONS_PER_ENDPOINT = 3


@dataclass(frozen=True)
class ReportContradiction:
    """An endpoint holds a checkpoint that does not fit the one it was shown; both are signed notes.

    ``proven``: one of them bears the log's signature and is not of this log.
    """

    endpoint: str
    held: str
    shown: str
    proven: bool


@dataclass(frozen=True)
class RecordTimestamp:
    """A time-stamp token (RFC 3161, base64 of its DER) over the SHA-256 of a checkpoint's note."""

    checkpoint: str
    token: str
    authority: str
    by: By = SYSTEM


def report_contradiction(state: "State", command: ReportContradiction) -> Iterable[Event] | Refused:
    """Each once, and a few for each endpoint: a client in a loop cannot fill the ledger."""
    endpoint = state.endpoints.get(command.endpoint)
    if endpoint is None:
        return Refused("unknown_endpoint")
    known = state.contradictions.get(endpoint.id, [])
    if (command.held, command.shown) in known or len(known) >= CONTRADICTIONS_PER_ENDPOINT:
        return []
    fields = {
        "endpoint": endpoint.id,
        "unit": endpoint.unit,
        "held": command.held,
        "shown": command.shown,
        "proven": command.proven,
    }
    return [Event("checkpoint_contradicted", ENDPOINT, fields)]


def contradicted(state: "State", entry: Entry) -> None:
    f = entry.fields
    state.contradictions.setdefault(f["endpoint"], []).append((f["held"], f["shown"]))


def record_timestamp(_: "State", command: RecordTimestamp) -> Iterable[Event] | Refused:
    fields = {"checkpoint": command.checkpoint, "token": command.token, "authority": command.authority}
    return [Event("checkpoint_timestamped", command.by, fields)]


def timestamped(state: "State", _: Entry) -> None:
    state.timestamps += 1


DECISIONS = {ReportContradiction: report_contradiction, RecordTimestamp: record_timestamp}
FOLDS = {"checkpoint_contradicted": contradicted, "checkpoint_timestamped": timestamped}
