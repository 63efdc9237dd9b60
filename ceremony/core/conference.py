"""The conference: one event, one data directory."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .entry import SYSTEM, By, Entry, Event, Refused

if TYPE_CHECKING:
    from .state import State

MODES = ("live", "rehearsal")
LANGUAGES = ("vi", "en")


@dataclass(frozen=True)
class Conference:
    """``date`` is ISO 8601 (YYYY-MM-DD), ``language`` vi or en, ``mode`` live or rehearsal."""

    title: str
    theme: str
    organiser: str
    date: str
    venue: str
    language: str
    mode: str


@dataclass(frozen=True)
class CreateConference:
    conference: Conference
    by: By = SYSTEM


def create(state: "State", command: CreateConference) -> Iterable[Event] | Refused:
    if state.conference:
        return Refused("conference_exists")
    return [Event("conference_created", command.by, vars(command.conference))]


def created(state: "State", entry: Entry) -> None:
    state.conference = Conference(**entry.fields)


DECISIONS = {CreateConference: create}
FOLDS = {"conference_created": created}
