"""Calls for help: a connection point says that something is wrong, the desk answers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .entry import ENDPOINT, SYSTEM, By, Entry, Event, Refused

if TYPE_CHECKING:
    from .state import State

TOPICS = ("sound", "picture", "documents", "other")
MOST_OPEN = 5


@dataclass(frozen=True)
class Call:
    id: str
    unit: str
    endpoint: str
    topic: str
    text: str
    at: str
    answer: str | None = None
    answered_by: str = ""
    answered_at: str | None = None


@dataclass(frozen=True)
class CallHelp:
    """``call`` is named by the endpoint, so that one that is sent again is the same."""

    call: str
    endpoint: str
    topic: str
    text: str
    by: By = ENDPOINT


@dataclass(frozen=True)
class AnswerHelp:
    call: str
    text: str
    by: By = SYSTEM


def call_help(state: "State", command: CallHelp) -> Iterable[Event] | Refused:
    endpoint = state.endpoints.get(command.endpoint)
    if endpoint is None:
        return Refused("unknown_endpoint")
    if command.topic not in TOPICS:
        return Refused("malformed")
    if (known := state.calls.get(command.call)) is not None:
        return [] if known.endpoint == command.endpoint else Refused("malformed")
    unanswered = [c for c in state.calls.values() if c.unit == endpoint.unit and c.answered_at is None]
    if len(unanswered) >= MOST_OPEN:
        return Refused("too_many_calls")
    fields = {
        "call": command.call,
        "unit": endpoint.unit,
        "endpoint": command.endpoint,
        "topic": command.topic,
        "text": command.text,
    }
    return [Event("help_called", command.by, fields)]


def called(state: "State", entry: Entry) -> None:
    f = entry.fields
    state.calls[f["call"]] = Call(f["call"], f["unit"], f["endpoint"], f["topic"], f["text"], entry.at)


def answer_help(state: "State", command: AnswerHelp) -> Iterable[Event] | Refused:
    call = state.calls.get(command.call)
    if call is None:
        return Refused("unknown_call")
    if call.answered_at is not None:
        return Refused("already_answered", values={"name": call.answered_by})
    return [Event("help_answered", command.by, {"call": call.id, "unit": call.unit, "text": command.text})]


def answered(state: "State", entry: Entry) -> None:
    call = state.calls[entry.fields["call"]]
    state.calls[call.id] = replace(call, answer=entry.fields["text"], answered_by=entry.by.name, answered_at=entry.at)


DECISIONS = {CallHelp: call_help, AnswerHelp: answer_help}
FOLDS = {"help_called": called, "help_answered": answered}
